import { createMemo, Show } from 'solid-js'
import { list, shortDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { type Conversation, changedSince, type Facts, lastConversation } from '../../model/brief.ts'
import { todayIn } from '../../model/plain-date.ts'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import './brief.css'
import { useFacts } from './queries.ts'

/** In the brief: the last conversation in three lines, and what has come since. */
export default function LastTime(props: { account: string }) {
  const { now } = useServices()
  const facts = useFacts(() => props.account)
  const last = createMemo(() => {
    const known = facts()
    return known && lastConversation(known, now())
  })
  return (
    <Show when={facts()}>
      {facts => (
        <Show
          when={last()}
          fallback={
            <Section title={words().accounts.lastTime}>
              <p class="brief-card">{words().accounts.never}</p>
            </Section>
          }
        >
          {last => <Said last={last()} facts={facts()} />}
        </Show>
      )}
    </Show>
  )
}

function Said(props: { last: Conversation; facts: Facts }) {
  const { capture, today } = useServices()
  const say = () => words().accounts
  const how = () => {
    const { kind, with: people } = props.last
    const names = people.map(person => person.name ?? '')
    return [kind && say().kinds[kind], names.length && say().withPeople(list(names))]
      .filter(Boolean)
      .join(', ')
  }
  const lines = () => (
    <Show when={props.last.lines.length > 0} fallback={<p class="brief-quiet">{say().noWords}</p>}>
      <p>{props.last.lines.join('\n')}</p>
    </Show>
  )
  return (
    <Section title={say().lastTimeOn(shortDay(todayIn(props.last.at), today()), how())}>
      <Show
        when={props.last.kind}
        fallback={
          <a class="brief-card" href={`/notes/${props.last.row.account}/${props.last.row.id}`}>
            {lines()}
          </a>
        }
      >
        <button
          type="button"
          class="brief-card"
          onClick={() => capture('check-in', { id: props.last.row.id, account: props.last.row.account })}
        >
          {lines()}
        </button>
      </Show>
      <SinceThen facts={props.facts} at={props.last.at} />
    </Section>
  )
}

/** One line of what was written, finished and met since then; nothing when nothing was. */
function SinceThen(props: { facts: Facts; at: number }) {
  const say = () => words().accounts
  const since = () => {
    const { notes, done, people } = changedSince(props.facts, props.at)
    return [
      done.length > 0 && say().finished(done.length),
      notes.length > 0 && say().newNotes(notes.length),
      people.length > 0 && say().newPeople(list(people.map(person => person.name ?? ''))),
    ].filter(Boolean)
  }
  return (
    <Show when={since().length > 0}>
      <p class="brief-quiet">
        {say().changedSince}: {since().join(' · ')}
      </p>
    </Show>
  )
}
