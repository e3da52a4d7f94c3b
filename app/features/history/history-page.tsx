import { useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { HistoryEntry, Problem } from '../../data/connection.ts'
import { createLive } from '../../data/live.ts'
import { moment } from '../../i18n/format.ts'
import { historyWords } from '../../i18n/history.ts'
import { words } from '../../i18n/index.ts'
import { titleOf } from '../../model/note.ts'
import { type NounName, nounOf } from '../../model/nouns.ts'
import type { AnyShown, Fields } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { labelOf } from '../shared/describe-change.ts'
import { memberIn, memberName } from '../shared/people.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import './history-page.css'
import { itemInWords, valueInWords } from '../shared/value-words.ts'
import { type Line, linesOf, textOfVersion } from './lines.ts'

/** What changed in one record, by whom; what was replaced can be brought back. The server remembers it, so it takes a connection. */
export default function HistoryPage() {
  const params = useParams<{ noun: NounName; account: string; id: string }>()
  const { book, now } = useServices()
  const answer = useHistoryOf(() => params.id)
  const row = createLive(
    book,
    () => ({ noun: params.noun, id: params.id, account: params.account }),
    ({ account }) => ['account', 'contact', 'action', `history/${account}`],
    async ({ noun, id, account }) => ({ shown: await book.row(noun, id, account) }),
  )
  const entries = () => {
    const known = answer()
    return Array.isArray(known) ? known : undefined
  }
  const lines = createMemo(() => {
    const shown = row()?.shown
    return linesOf(entries() ?? [], {
      row: shown as Fields | undefined,
      unsent: (shown?.change ?? 0) > 0,
      texts: nounOf(params.noun)?.texts,
    })
  })

  const back = () =>
    params.noun === 'note' ? `/notes/${params.account}/${params.id}` : `/accounts/${params.account}`

  async function restore(shown: AnyShown, line: Line) {
    try {
      const field = line.to ?? line.field
      const patch = { [field]: line.restore }
      const written = await book.write([
        { noun: params.noun, id: params.id, scope: shown.scope, seen: shown, patch },
      ])
      offerUndo(written, historyWords().broughtBack(labelOf(field)))
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  return (
    <Page title={historyWords().title} eyebrow={nameOf(row()?.shown)} back={back()}>
      <Show when={answer()} fallback={<p>{words().common.loading}</p>}>
        <Show
          when={entries()}
          fallback={<EmptyState sentence={sentenceOfProblem(answer() as Problem | 'none')} />}
        >
          {entries => (
            <Show when={entries().length > 0} fallback={<EmptyState sentence={historyWords().unsent} />}>
              <For each={entries()}>
                {(entry, index) => (
                  <Section title={historyWords().by(who(entry), moment(entry.at, now()))}>
                    <ul class="history-page-lines">
                      <For each={lines()[index()]}>
                        {line => (
                          <LineRow
                            noun={params.noun}
                            line={line}
                            onRestore={() => {
                              const shown = row()?.shown
                              if (shown) void restore(shown, line)
                            }}
                          />
                        )}
                      </For>
                    </ul>
                  </Section>
                )}
              </For>
            </Show>
          )}
        </Show>
      </Show>
    </Page>
  )

  function who(entry: HistoryEntry): string {
    if (entry.member === book.me.member) return historyWords().you
    if (!entry.member) return historyWords().server
    return memberName(memberIn(book, entry.member))
  }
}

function LineRow(props: { noun: string; line: Line; onRestore: () => void }) {
  const { book, now, today } = useServices()
  const inWords = (value: unknown) =>
    valueInWords(props.noun, props.line.field, value, { book, now: now(), today: today() })
  // An item of a set was either in it or not: that it was added says what it was before.
  const saysWhatWas = () => props.line.was !== undefined && !props.line.field.includes('/')
  /** A version that was kept beside, and is no more. */
  const isSettled = () => textOfVersion(props.line.field) !== undefined && props.line.value === null
  const say = historyWords
  const bringsBack = () => {
    const item = itemInWords(props.line.field, book)
    if (item === undefined) return say().bringBack(shortened(inWords(props.line.restore)))
    return (props.line.restore ? say().bringBack : say().takeAway)(shortened(item))
  }
  return (
    <li class="history-page-line">
      <div>
        <span class="history-page-field">{labelOf(props.line.field)}</span>
        <span class="history-page-value" data-fate={props.line.fate}>
          {inWords(isSettled() ? props.line.was : props.line.value)}
        </span>
        <Show when={props.line.fate}>
          {fate => <span class="history-page-fate">{say().fates[fate()]}</span>}
        </Show>
        <Show when={isSettled()}>
          <span class="history-page-was">{say().settled}</span>
        </Show>
        <Show when={saysWhatWas()}>
          <span class="history-page-was">{say().was(inWords(props.line.was))}</span>
        </Show>
      </div>
      <Show when={props.line.restore !== undefined}>
        <Button variant="quiet" onClick={() => props.onRestore()}>
          <span>{bringsBack()}</span>
          <span class="unseen">{labelOf(props.line.to ?? props.line.field)}</span>
        </Button>
      </Show>
    </li>
  )
}

const LONGEST_SHOWN = 40

function shortened(text: string): string {
  const line = titleOf({ body: text })
  return line.length > LONGEST_SHOWN || line !== text.trim()
    ? `${line.slice(0, LONGEST_SHOWN).trimEnd()}…`
    : line
}

/** The history as the server tells it, asked again after every exchange. */
function useHistoryOf(id: () => string) {
  const { connection } = useServices()
  const [answer, setAnswer] = createSignal<HistoryEntry[] | Problem | 'none'>()
  let last: number | undefined

  async function ask() {
    const asked = id()
    const told = connection.state().is === 'none' ? 'none' : await connection.history(asked)
    if (asked === id()) setAnswer(told)
  }

  createEffect(on(id, () => void ask()))
  onCleanup(
    connection.on(() => {
      const exchanged = connection.state().last
      if (exchanged === last) return
      last = exchanged
      void ask()
    }),
  )
  return answer
}

function sentenceOfProblem(problem: Problem | 'none'): string {
  const say = historyWords()
  if (problem === 'none') return say.onDevice
  return problem.code === 'offline' ? say.offline : say.trouble
}

function nameOf(row: AnyShown | undefined): string {
  const text = row?.name ?? row?.text ?? row?.said ?? row?.body
  return titleOf({ body: typeof text === 'string' ? text : '' })
}
