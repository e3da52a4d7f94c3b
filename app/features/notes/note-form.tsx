import { useLocation } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
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
import { writeNote } from './commands.ts'
import { NoteEditor } from './note-editor.tsx'
import { freshFields } from './note-fields.ts'

/** `dialog` "Note": a new note. */
export default function NoteForm(props: { prefill: Record<string, unknown>; onClose: () => void }) {
  const services = useServices()
  const { book, now, today } = services
  const open = prefilled(props.prefill, 'account') ?? accountAt(useLocation().pathname)
  const fresh = freshFields(guessAccount(services, open).account, prefilled(props.prefill, 'body'))
  const about = aboutCapture('note', undefined, open)
  const form = createForm(book, `note/new/${open ?? ''}`, fresh, undefined, about)
  const { values, set } = form

  const [error, setError] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)

  onMount(() => {
    warmDates()
    void fillAccount(services, form, open)
  })

  async function save() {
    setTried(true)
    setError(undefined)
    const { account, body } = values
    if (!account || !body.trim() || body.length > LONGEST_TEXT || busy()) return
    setBusy(true)
    try {
      const written = await writeNote(
        book,
        { account, body, with: [...values.with] },
        { now: now(), today: today() },
      )
      void form.drop()
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
      onSubmit={() => void save()}
      wide
      footer={<SaveFooter busy={busy()} />}
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
      <NoteEditor
        account={values.account?.id}
        body={values.body}
        onInput={body => set({ body })}
        onPerson={id => set({ with: [...new Set([...values.with, id])] })}
        autofocus={fresh.account !== undefined}
        error={tried() && !values.body.trim() ? words().notes.empty : undefined}
      />
      <PeopleChips
        label={words().notes.people}
        account={values.account?.id}
        value={values.with}
        onChange={people => set({ with: people })}
      />
    </Sheet>
  )
}
