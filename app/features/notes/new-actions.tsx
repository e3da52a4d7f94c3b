import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { useServices } from '../services.ts'
import { inWords, NO_DATE, settle, type When } from '../shared/when.ts'
import { actionsIn } from './marks.ts'

const PAUSE_MS = 250

/** What saving will make of the note's `[] ` lines, with the dates as they were understood. */
export function NewActions(props: { body: string }) {
  const { now, today } = useServices()
  const [found, setFound] = createSignal<{ text: string; due: When }[]>([])

  createEffect(
    on(
      () => props.body,
      body => {
        const timer = setTimeout(async () => {
          const read = await Promise.all(actionsIn(body).map(text => settle(text, NO_DATE, now(), today())))
          if (body === props.body) setFound(read)
        }, PAUSE_MS)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )

  return (
    <Show when={found().length}>
      <ul class="note-editor-actions" aria-label={words().notes.newActions}>
        <For each={found()}>
          {({ text, due }) => (
            <li>
              <span>
                {words().actions.next}: <b>{text}</b>
              </span>
              <Show when={due.date}>
                {date => <b>{inWords({ date: date(), time: due.time }, today())}</b>}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
