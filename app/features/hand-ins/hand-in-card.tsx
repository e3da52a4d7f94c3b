import { For, type JSX, Show } from 'solid-js'
import type { HandedIn } from '../../data/connection.ts'
import { createLive } from '../../data/live.ts'
import { moment } from '../../i18n/format.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'
import { asText, inWords } from './in-words.ts'

/** One hand-in: who, when and why, each change in words, and the ways on (`children`) beside copying; to its author (`isBack`) a way on for each. */
export function HandInCard(props: {
  handIn: HandedIn
  who: string
  isBack?: boolean
  children: JSX.Element
}) {
  const { book, now, today, capture } = useServices()
  const read = createLive(
    book,
    () => props.handIn,
    () => ['account', 'contact', 'action', 'member'],
    // Not a list of its own: lines have no ids by which those of before could be told apart.
    async handIn => ({ said: { lines: await inWords(handIn, { book, now: now(), today: today() }) } }),
  )

  async function copy(lines = read()?.said.lines ?? []) {
    try {
      await navigator.clipboard.writeText(asText(lines))
      toast({ text: handInsWords().copied })
    } catch {
      toast({ text: handInsWords().copyFailed })
    }
  }

  return (
    <Case
      ways={
        <>
          {props.children}
          <Button onClick={() => void copy()}>
            {handInsWords().copyAll(read()?.said.lines.length ?? 1)}
          </Button>
        </>
      }
    >
      <Show when={!props.isBack}>
        <h3 class="hand-in-who">{props.who}</h3>
      </Show>
      <p class="case-lead">
        {[moment(props.handIn.at, now()), handInsWords().why[props.handIn.reason]].join(' · ')}
      </p>
      <ul class="hand-in-changes">
        <For each={read()?.said.lines}>
          {line => (
            <li>
              <p class="case-what">{line.what}</p>
              <Show when={line.account}>
                <p class="case-lead">{line.account}</p>
              </Show>
              <For each={line.written}>
                {({ text, stands }) => (
                  <>
                    <p class="hand-in-written">{text}</p>
                    <Show when={stands}>
                      <p class="case-lead hand-in-written">{stands}</p>
                    </Show>
                  </>
                )}
              </For>
              <Show when={line.why}>
                <p class="hand-in-why">{handInsWords().notTaken(line.why!)}</p>
              </Show>
              <Show when={props.isBack}>
                <div class="hand-in-on">
                  <Show
                    when={line.note}
                    fallback={<Button onClick={() => void copy([line])}>{handInsWords().copy}</Button>}
                  >
                    {note => (
                      <Button onClick={() => capture('note', { ...note() })}>{handInsWords().asNote}</Button>
                    )}
                  </Show>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.handIn.unread}>
        <p class="case-lead">{handInsWords().unread(props.handIn.unread)}</p>
      </Show>
    </Case>
  )
}
