import { For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { Pulse } from '../../model/check-in.ts'
import './pulse-trend.css'

/** The last pulses as small bars, the newest coloured when it rose or fell; in words for who cannot see them. */
export function PulseTrend(props: { pulses: readonly Pulse[] }) {
  const inWords = () => props.pulses.map(pulse => words().accounts.pulses[pulse - 1]).join(', ')
  return (
    <Show when={props.pulses.length > 0}>
      <span class="pulse-trend">
        <span class="unseen">{words().accounts.pulse(inWords())}</span>
        <For each={props.pulses}>
          {(pulse, index) => (
            <span class="pulse-trend-bar" data-pulse={pulse} data-turn={turnAt(props.pulses, index())} />
          )}
        </For>
      </span>
    </Show>
  )
}

/** Whether the newest pulse rose or fell against the one before. */
function turnAt(pulses: readonly Pulse[], index: number): 'up' | 'down' | undefined {
  const before = pulses[index - 1]
  if (index < pulses.length - 1 || before === undefined) return undefined
  const change = pulses[index]! - before
  return change > 0 ? 'up' : change < 0 ? 'down' : undefined
}
