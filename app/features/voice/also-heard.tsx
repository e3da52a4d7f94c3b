import { For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Chip } from '../../ui/chip.tsx'
import { type Decision, type Decisions, isAdded } from './decisions.ts'
import type { Heard } from './proposals.ts'
import './also-heard.css'

/** What else was heard: how the client felt, who was named, signals; each taken by a tap, else left. */
export function AlsoHeard(props: {
  heard: readonly Heard[]
  decisions: Decisions
  onDecide: (key: string, decision: Decision | undefined) => void
}) {
  return (
    <Show when={props.heard.length}>
      <fieldset class="also-heard">
        <legend class="field-label">{voiceWords().also}</legend>
        <For each={props.heard}>
          {one => (
            <Chip
              label={labelOf(one)}
              pressed={isAdded(one.key, props.decisions)}
              onClick={() =>
                props.onDecide(one.key, isAdded(one.key, props.decisions) ? undefined : { is: 'added' })
              }
            />
          )}
        </For>
      </fieldset>
    </Show>
  )
}

function labelOf(one: Heard) {
  if (one.is === 'pulse') return words().checkIns.pulses[one.pulse]
  if (one.is === 'person') return one.name
  if (one.is === 'money') return one.text
  return (
    <>
      <span class="also-heard-mark" aria-hidden="true">
        !
      </span>
      <span class="also-heard-words">{one.text}</span>
    </>
  )
}
