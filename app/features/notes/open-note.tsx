import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, For, on, onMount, Show, Suspense } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { Dynamic } from 'solid-js/web'
import { createLive, live } from '../../data/live.ts'
import { moment } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { metWords } from '../../i18n/met.ts'
import { LONGEST_TEXT } from '../../model/field.ts'
import { type Note, titleOf } from '../../model/note.ts'
import type { AnyShown, Fields } from '../../model/row.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { features } from '../index.ts'
import type { NoteSection } from '../manifest.ts'
import { useServices } from '../services.ts'
import { AccountPicker } from '../shared/account-picker.tsx'
import { accountOfRow } from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { DraftBanner } from '../shared/draft-banner.tsx'
import { HistoryLink } from '../shared/history-link.tsx'
import { type MetText, metTexts, settled } from '../shared/met-texts.ts'
import { MetVersions } from '../shared/met-versions.tsx'
import { authorOf } from '../shared/people.ts'
import { PeopleChips } from '../shared/people-chips.tsx'
import { sentenceOf } from '../shared/save-error.ts'
import { SaveFooter } from '../shared/save-footer.tsx'
import { offerUndo } from '../shared/undo.ts'
import { warmDates } from '../shared/when.ts'
import { changeNote, deleteNote, keepWhatStands } from './commands.ts'
import { withActionsOf } from './marks.ts'
import { NoteEditor } from './note-editor.tsx'
import { fieldsOf } from './note-fields.ts'
import './open-note.css'

const sections = () =>
  features.flatMap(feature => feature.noteSections ?? []).sort((a, b) => a.order - b.order)

/** A note open for writing. With unsaved words in it, nothing that arrives from elsewhere is put into it. */
export function OpenNote(props: { row: Note }) {
  const { book, now, today } = useServices()
  const navigate = useNavigate()
  const { id, account } = props.row
  const fill = (row: Note) => fieldsOf(row, accountOfRow(book, row.account), id => book.contact(id))
  const form = createForm(book, `note/${id}`, fill(props.row), props.row as AnyShown, values => ({
    form: 'note',
    prefill: {},
    href: `/notes/${account}/${id}`,
    ...(values.account && { account: values.account.name }),
  }))
  const { values, set } = form

  const [error, setError] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const latest = createLive(
    book,
    () => account,
    at => [`history/${at}`],
    async at => ({ row: ((await book.row('note', id, at)) ?? props.row) as Note }),
  )
  const row = () => latest()?.row ?? props.row

  onMount(warmDates)
  createEffect(
    on(
      () => `${row().revision} ${row().change}`,
      () => {
        if (!form.isTyped() && !row().deleted) form.refill(fill(row()), plain(row()))
      },
      { defer: true },
    ),
  )
  const author = live(book, ['member'], () => authorOf(book, props.row))
  const mets = () => metTexts({ ...row() }, 'body')
  const isEditedElsewhere = () =>
    form.isTyped() && row().body !== form.seen()?.body && row().body !== values.body

  async function save(also: Fields = {}, said = words().common.saved) {
    setError(undefined)
    const seen = form.seen()
    const { account, body } = values
    if (!seen || !account || !body.trim() || body.length > LONGEST_TEXT || busy()) return
    setBusy(true)
    try {
      const at = { now: now(), today: today() }
      const written = await changeNote(book, seen, { account, body, with: [...values.with] }, at, also)
      await goOnFrom(written.saved as Note & AnyShown, body)
      offerUndo(written, words().notes.savedWithActions(written.actions, said))
      if (account.id !== props.row.account) navigate(`/notes/${account.id}/${id}`, { replace: true })
    } catch (failure) {
      setError(sentenceOf(failure))
    } finally {
      setBusy(false)
    }
  }

  /** What was typed while the note was being saved stays in the editor; with nothing typed the editor shows the row as it is now. */
  async function goOnFrom(saved: Note & AnyShown, sent: string) {
    const row = ((await book.row('note', id, saved.account)) ?? saved) as Note & AnyShown
    if (values.body === sent) {
      form.refill(fill(row), row)
      return form.drop()
    }
    form.follow(fill(saved), saved)
    set({ body: withActionsOf(sent, values.body) })
    await form.keepNow()
  }

  /** What is typed and not saved yet is saved first, so that the note's history holds it too. */
  async function use(met: MetText) {
    if (form.isTyped()) await save()
    if (error() || busy()) return
    set({ body: met.text })
    await save(settled(mets()), metWords().used)
  }

  async function keepStanding() {
    try {
      offerUndo(await keepWhatStands(book, plain(row()), mets()), metWords().kept)
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }

  async function remove() {
    try {
      const written = await deleteNote(book, plain(row()))
      await form.drop()
      offerUndo(written, words().notes.deleted)
      navigate(`/accounts/${account}`, { replace: true })
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }

  return (
    <Page
      title={titleOf({ body: values.body }) || words().notes.untitled}
      eyebrow={[moment(row().at ?? now(), now()), author()].filter(Boolean).join(' · ')}
      back={`/accounts/${account}`}
    >
      <DraftBanner form={form} />
      <Show when={isEditedElsewhere()}>
        <Banner
          tone="amber"
          action={
            <Button variant="quiet" onClick={() => form.refill(fill(row()), plain(row()))}>
              {words().notes.takeTheirs}
            </Button>
          }
        >
          {words().notes.editedElsewhere}
        </Banner>
      </Show>
      <Show when={error()}>
        <Banner tone="red">{error()}</Banner>
      </Show>
      <MetVersions mets={mets()} onUse={met => void use(met)} onKeep={() => void keepStanding()} />
      <form
        class="open-note"
        aria-label={words().notes.title}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Sections of={sections().filter(section => section.order < 0)} note={row()} />
        <NoteEditor
          account={values.account?.id}
          body={values.body}
          onInput={body => set({ body })}
          onPerson={person => set({ with: [...new Set([...values.with, person])] })}
          error={values.body.trim() ? undefined : words().notes.empty}
        />
        <Sections of={sections().filter(section => section.order >= 0)} note={row()} />
        <PeopleChips
          label={words().notes.people}
          account={values.account?.id}
          value={values.with}
          onChange={people => set({ with: people })}
        />
        <AccountPicker value={values.account} onPick={account => set({ account })} />
        <HistoryLink row={row()} />
        <div class="open-note-save">
          <SaveFooter busy={busy() || !form.isTyped()} onDelete={() => void remove()} />
        </div>
      </form>
    </Page>
  )
}

/** What other features, and this one, know of the note; each loads by itself. */
function Sections(props: { of: NoteSection[]; note: Note }) {
  return (
    <For each={props.of}>
      {section => (
        <Suspense>
          <Dynamic component={section.component} note={props.note} />
        </Suspense>
      )}
    </For>
  )
}

/** A row as it is now, apart from the store that follows it. */
function plain(row: Note): AnyShown {
  return { ...unwrap(row) } as AnyShown
}
