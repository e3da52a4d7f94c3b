import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import { bytes } from '../../i18n/format.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { sentenceOf } from '../../i18n/sync-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { describeChange } from '../shared/describe-change.ts'
import { exportUnsent } from '../shared/export-unsent.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { goHome } from '../shared/go-home.ts'
import { createOutbox, createState, unsentAmong } from '../shared/outbox.ts'
import './sign-out.css'

/** How many unsent changes are named one by one before the rest is counted. */
const NAMED = 5

/** Signs out, with or without a connection; what is unsent is named first, and can be sent or saved as a file. */
export function SignOut(props: { name: string; onClose: () => void }) {
  const { connection, now, today } = useServices()
  const [problem, setProblem] = createSignal<string>()
  const [isExported, setExported] = createSignal(false)
  const [isSending, setSending] = createSignal(false)
  const unsent = createOutbox(connection)
  const state = createState(connection)
  const [drafts] = createResource(() => connection.halfWritten())
  const isAnythingKept = () => !!(state().bytes || state().recordings)
  /** How many things would be lost; of bytes nobody counts the files. */
  const lost = () =>
    (isExported() ? 0 : lines().length + forms()) + (state().bytes ? 2 : 0) + (state().recordings ?? 0)
  const forms = () => drafts.latest?.length ?? 0
  const lines = createMemo(() => [
    ...unsentAmong(unsent()?.attention ?? []).flatMap(item =>
      item.changes.map(change => describeChange(change, item.row?.fields, today())),
    ),
    ...(unsent()?.waiting ?? []).map(item => describeChange(item.change, item.row, today())),
  ])

  const afterSending = () => {
    const { is } = state()
    return is === 'offline' ? signInWords().sendOffline : sentenceOf(state(), now())
  }

  function sendFirst() {
    setSending(true)
    connection.sendNow()
  }

  async function signOut() {
    try {
      await connection.signOut()
      goHome()
    } catch {
      setProblem(signInWords().signOutFailed)
    }
  }

  async function exportAll() {
    try {
      await exportUnsent(connection, now())
      setExported(true)
    } catch {
      setProblem(signInWords().exportFailed)
    }
  }

  return (
    <Show when={unsent() && drafts.state === 'ready'}>
      <Sheet
        title={signInWords().signOut}
        onClose={props.onClose}
        footer={
          <>
            <Button variant="line" onClick={props.onClose}>
              {signInWords().cancel}
            </Button>
            <Button variant="danger" onClick={() => void signOut()}>
              {lost() ? signInWords().signOutAnyway(lost()) : signInWords().signOut}
            </Button>
          </>
        }
      >
        <div class="sign-out">
          <p>{signInWords().signOutLead(props.name)}</p>
          <Show when={!lines().length && !forms() && !isAnythingKept()}>
            <p>{signInWords().signOutNothing}</p>
          </Show>
          <Show when={state().bytes}>{count => <p>{signInWords().signOutBytes(bytes(count()))}</p>}</Show>
          <Show when={state().recordings}>{count => <p>{signInWords().signOutRecordings(count())}</p>}</Show>
          <Show when={isAnythingKept() && !lines().length}>
            <Button variant="line" onClick={sendFirst}>
              {signInWords().sendFirst}
            </Button>
          </Show>
          <Show when={lines().length}>
            <p>{signInWords().signOutUnsent(lines().length)}</p>
            <ul>
              <For each={lines().slice(0, NAMED)}>{line => <li>{line}</li>}</For>
              <Show when={lines().length > NAMED}>
                <li>{signInWords().signOutMore(lines().length - NAMED)}</li>
              </Show>
            </ul>
          </Show>
          <Show when={forms()}>{count => <p>{signInWords().signOutForms(count())}</p>}</Show>
          <Show when={lines().length || forms()}>
            <div class="sign-out-ways">
              <Show when={lines().length}>
                <Button variant="line" onClick={sendFirst}>
                  {signInWords().sendFirst}
                </Button>
              </Show>
              <Button variant="line" onClick={() => void exportAll()}>
                {signInWords().exportUnsent}
              </Button>
            </div>
            <Show when={isExported()}>
              <p role="status">{lines().length ? signInWords().exported : signInWords().exportedForms}</p>
            </Show>
          </Show>
          <Show when={isSending() && (lines().length || isAnythingKept())}>
            <p role="status">{afterSending()}</p>
          </Show>
          <FormProblem sentence={problem()} />
        </div>
      </Sheet>
    </Show>
  )
}
