import { useLocation } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { words } from '../../i18n/index.ts'
import { LONGEST_TEXT } from '../../model/field.ts'
import { Banner } from '../../ui/banner.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { AccountPicker } from '../shared/account-picker.tsx'
import { accountAt, fillAccount, guessAccount } from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { DraftBanner } from '../shared/draft-banner.tsx'
import { PeopleChips } from '../shared/people-chips.tsx'
import { prefilled } from '../shared/prefill.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { SaveFooter } from '../shared/save-footer.tsx'
import { offerUndo } from '../shared/undo.ts'
import { aboutCapture } from '../shared/unfinished.ts'
import { warmDates } from '../shared/when.ts'
import { AttachButtons } from './attach-buttons.tsx'
import { writeNote } from './commands.ts'
import { NoteEditor } from './note-editor.tsx'
import { freshFields } from './note-fields.ts'
import { pastedFiles } from './pasted-files.ts'
import { PendingAttached } from './pending-attached.tsx'
import { readyFiles } from './ready-files.ts'
import { type Pasted, takeShared } from './take-shared.ts'

/** `dialog` "Note": a new note. */
export function NoteForm(props: { prefill: Record<string, unknown>; onClose: () => void }) {
  const services = useServices()
  const { book, now, today } = services
  const location = useLocation()
  const open = prefilled(props.prefill, 'account') ?? accountAt(location.pathname)
  const fresh = freshFields(guessAccount(services, open).account, prefilled(props.prefill, 'body'))
  const about = aboutCapture('note', undefined, open)
  const form = createForm(book, `note/new/${open ?? ''}`, fresh, undefined, about)
  const { values, set } = form

  const [error, setError] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [preparing, setPreparing] = createSignal(false)
  const [refused, setRefused] = createSignal<string[]>([])

  onMount(() => {
    warmDates()
    void fillAccount(services, form, open)
    if (isShared()) void prepare(() => takeShared(services, form, location.query, pasted()))
  })

  const pasted = () => props.prefill.pasted as Pasted | undefined
  const isShared = () =>
    prefilled(props.prefill, 'shared') !== undefined ||
    pasted() !== undefined ||
    ['shared', 'title', 'text', 'url'].some(name => name in location.query)

  async function prepare(work: () => Promise<string[]>) {
    setPreparing(true)
    setRefused(await work())
    setPreparing(false)
  }

  async function add(files: File[], asFile: boolean) {
    const { attached, refused } = await readyFiles(files, services.blobs, asFile)
    set({ attached: [...values.attached, ...attached] })
    return refused
  }

  function paste(event: ClipboardEvent) {
    const files = pastedFiles(event.clipboardData)
    if (!files.length) return
    event.preventDefault()
    void prepare(() => add(files, false))
  }

  /** A photo alone says something. */
  const isEmpty = () => !values.body.trim() && !values.attached.length

  async function save() {
    setTried(true)
    setError(undefined)
    const { account, body } = values
    if (!account || isEmpty() || body.length > LONGEST_TEXT || busy()) return
    setBusy(true)
    try {
      const written = await writeNote(
        book,
        { account, body, with: [...values.with], attached: [...values.attached] },
        { now: now(), today: today() },
      )
      await form.drop()
      recentAccounts(book).use(account.id)
      offerUndo(written, words().notes.savedWithActions(written.actions, words().common.saved))
      props.onClose()
    } catch (failure) {
      setError(sentenceOf(failure))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Sheet
      title={words().notes.title}
      onClose={props.onClose}
      onSubmit={save}
      wide
      footer={<SaveFooter busy={busy() || preparing()} />}
    >
      <DraftBanner form={form} />
      <Show when={error()}>
        <Banner tone="red">{error()}</Banner>
      </Show>
      <AccountPicker
        value={values.account}
        onPick={account => set({ account, with: [] })}
        autofocus={!fresh.account}
        error={tried() && !values.account ? words().forms.whichAccount : undefined}
      />
      <div class="note-form-editor" onPaste={paste}>
        <NoteEditor
          account={values.account?.id}
          body={values.body}
          onInput={body => set({ body })}
          onPerson={id => set({ with: [...new Set([...values.with, id])] })}
          autofocus={fresh.account !== undefined}
          error={tried() && isEmpty() ? words().notes.empty : undefined}
        />
      </div>
      <PendingAttached attached={values.attached} onChange={attached => set({ attached })} />
      <For each={refused()}>{why => <Banner tone="amber">{why}</Banner>}</For>
      <AttachButtons onFiles={(files, asFile) => void prepare(() => add(files, asFile))} />
      <p class="note-attachments-state" role="status">
        {preparing() ? attachedWords().preparing : ''}
      </p>
      <PeopleChips
        label={words().notes.people}
        account={values.account?.id}
        value={values.with}
        onChange={people => set({ with: people })}
      />
    </Sheet>
  )
}
