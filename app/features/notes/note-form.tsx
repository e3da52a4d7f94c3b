import { useLocation } from '@solidjs/router'
import { createSignal, For, onMount } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { words } from '../../i18n/index.ts'
import { LONGEST_TEXT } from '../../model/field.ts'
import { Banner } from '../../ui/banner.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { CaptureTop } from '../shared/capture-top.tsx'
import { accountAt, type ChosenAccount, fillAccount, guessAccount } from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { PeopleChips } from '../shared/people-chips.tsx'
import { prefilled } from '../shared/prefill.ts'
import { SaveFooter } from '../shared/save-footer.tsx'
import { createSaving } from '../shared/saving.ts'
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

  const saving = createSaving(book, form, () => props.onClose())
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

  const isWhole = () => !isEmpty() && values.body.length <= LONGEST_TEXT

  async function write(account: ChosenAccount) {
    const written = await writeNote(
      book,
      { account, body: values.body, with: [...values.with], attached: [...values.attached] },
      { now: now(), today: today() },
    )
    const said = words().notes.savedWithActions(written.actions, words().common.saved)
    await saving.finish(written, said)
  }

  return (
    <Sheet
      title={words().notes.title}
      onClose={props.onClose}
      onSubmit={() => saving.save(write, isWhole())}
      wide
      footer={<SaveFooter busy={saving.busy() || preparing()} />}
    >
      <CaptureTop
        form={form}
        saving={saving}
        onPick={account => set({ account, with: [] })}
        autofocus={!fresh.account}
      />
      <div class="note-form-editor" onPaste={paste}>
        <NoteEditor
          account={values.account?.id}
          body={values.body}
          onInput={body => set({ body })}
          onPerson={id => set({ with: [...new Set([...values.with, id])] })}
          autofocus={fresh.account !== undefined}
          error={saving.tried() && isEmpty() ? words().notes.empty : undefined}
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
