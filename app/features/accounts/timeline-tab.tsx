import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { live } from '../../data/live.ts'
import { list, longDay, moment, timeOfDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { CheckIn } from '../../model/check-in.ts'
import { type Note, titleOf } from '../../model/note.ts'
import { idsThere } from '../../model/people-there.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { attachedInWords } from '../shared/attachments.ts'
import { MetMark } from '../shared/met-mark.tsx'
import { metTexts } from '../shared/met-texts.ts'
import { authorOf } from '../shared/people.ts'
import { useHistory } from './queries.ts'
import { countEntries, daysOf, type Entry, haveMet, plannedEntries } from './timeline.ts'
import './timeline-tab.css'

const AT_ONCE = 50

/** The account's tab "Timeline": check-ins, notes and finished actions by day, newest first; each opens to be changed. */
export default function TimelineTab(props: { account: string }) {
  const { now } = useServices()
  const history = useHistory(() => props.account)
  const [count, setCount] = createSignal(AT_ONCE)
  const planned = createMemo(() => {
    const known = history()
    return known ? plannedEntries(known, now()) : []
  })
  const days = createMemo(() => {
    const known = history()
    return known ? daysOf(known, now(), count()) : []
  })
  const total = () => {
    const known = history()
    return known ? countEntries(known) : 0
  }
  return (
    <Show when={history()}>
      <Show when={total() > 0} fallback={<EmptyState sentence={words().accounts.nothingHappened} />}>
        <Show when={planned().length > 0}>
          <Section title={words().accounts.ahead}>
            <Rows>
              <For each={planned()}>{entry => <EntryRow entry={entry} when={moment(entry.at, now())} />}</For>
            </Rows>
          </Section>
        </Show>
        <For each={days()}>
          {day => (
            <Section title={longDay(day.date)}>
              <Rows>
                <For each={day.entries}>{entry => <EntryRow entry={entry} when={timeOfDay(entry.at)} />}</For>
              </Rows>
            </Section>
          )}
        </For>
        <Show when={total() - planned().length > count()}>
          <Button variant="quiet" onClick={() => setCount(shown => shown + AT_ONCE)}>
            {words().accounts.earlier}
          </Button>
        </Show>
      </Show>
    </Show>
  )
}

function EntryRow(props: { entry: Entry; when: string }) {
  const { capture } = useServices()
  const author = useAuthor(() => props.entry.row)
  const edit = (form: string) => capture(form, { id: props.entry.id, account: props.entry.row.account })
  return (
    <Switch>
      <Match when={props.entry.is === 'check-in' && props.entry}>
        {entry => <CheckInRow checkIn={entry().row} when={props.when} onOpen={() => edit('check-in')} />}
      </Match>
      <Match when={props.entry.is === 'note' && props.entry}>
        {entry => <NoteRow note={entry().row} attached={entry().attached} when={props.when} />}
      </Match>
      <Match when={props.entry.is === 'done' && props.entry}>
        {entry => (
          <Row
            title={words().accounts.done(entry().row.text ?? '')}
            detail={author()}
            end={props.when}
            onOpen={() => edit('action')}
          />
        )}
      </Match>
    </Switch>
  )
}

function CheckInRow(props: { checkIn: CheckIn; when: string; onOpen: () => void }) {
  const { book } = useServices()
  const contacts = live(book, ['contact'], () => book.contactsOf(props.checkIn.account))
  const title = () => {
    const there = idsThere(props.checkIn, id => book.contact(id))
    const names = contacts().flatMap(person => (there.includes(person.id) ? (person.name ?? '') : []))
    const { checkIns, accounts } = words()
    const kind = checkIns.kinds[props.checkIn.kind ?? 'visit']
    return [kind, names.length && accounts.withPeople(list(names))].filter(Boolean).join(' ')
  }
  const author = useAuthor(() => props.checkIn)
  const isMet = () => metTexts(props.checkIn, 'said').length > 0
  const pulse = () => props.checkIn.pulse && words().checkIns.pulses[props.checkIn.pulse]
  const about = () => [author(), pulse()].filter(Boolean).join(' · ')
  return (
    <Row
      title={title()}
      detail={
        (isMet() || about() || props.checkIn.said) && (
          <>
            <MetMark when={isMet()} />
            <Show when={about()}>
              <span class="timeline-attached">{about()}</span>
            </Show>
            <Show when={props.checkIn.said}>
              <span class="timeline-words">{props.checkIn.said}</span>
            </Show>
          </>
        )
      }
      end={props.when}
      onOpen={props.onOpen}
    />
  )
}

function NoteRow(props: { note: Note; attached: Attachment[]; when: string }) {
  const rest = () => (props.note.body ?? '').trim().split('\n').slice(1).join('\n').trim()
  /** Of a note that was only spoken, its words by machine say more than that it was. */
  const said = () => rest() || props.attached.flatMap(one => one.transcript?.trim() || []).join(' ')
  const pulse = () => props.note.pulse && words().checkIns.pulses[props.note.pulse]
  const author = useAuthor(() => props.note)
  const hung = () => [author(), pulse(), attachedInWords(props.attached)].filter(Boolean).join(' · ')
  const isMet = () => haveMet(props.note, props.attached)
  return (
    <Row
      href={`/notes/${props.note.account}/${props.note.id}`}
      title={<span class="timeline-title">{titleOf(props.note) || words().accounts.emptyNote}</span>}
      detail={
        (isMet() || said() || hung()) && (
          <>
            <MetMark when={isMet()} />
            <Show when={hung()}>
              <span class="timeline-attached">{hung()}</span>
            </Show>
            <Show when={said()}>
              <span class="timeline-words">{said()}</span>
            </Show>
          </>
        )
      }
      end={props.when}
    />
  )
}

/** Who wrote it, where that was not oneself. */
function useAuthor(row: () => { by?: string }) {
  const { book } = useServices()
  return live(book, ['member'], () => authorOf(book, row()))
}
