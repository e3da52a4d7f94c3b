import { For, Show } from 'solid-js'
import { voiceWords } from '../../i18n/voice.ts'
import { Chip } from '../../ui/chip.tsx'
import { heardInWords } from './heard-in-words.ts'
import type { Heard } from './proposals.ts'
import './also-heard.css'

/** What else was heard: how the client felt, who was named, signals; each taken by a tap, and let go by another. */
export function AlsoHeard(props: {
  heard: readonly Heard[]
  isTaken: (one: Heard) => boolean
  onTake: (one: Heard, taken: boolean) => void
}) {
  return (
    <Show when={props.heard.length}>
      <fieldset class="also-heard">
        <legend class="field-label">{voiceWords().also}</legend>
        <For each={props.heard}>
          {one => (
            <Chip
              label={heardInWords(one)}
              pressed={props.isTaken(one)}
              onClick={() => props.onTake(one, !props.isTaken(one))}
            />
          )}
        </For>
      </fieldset>
    </Show>
  )
}
