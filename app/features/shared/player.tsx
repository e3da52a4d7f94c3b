import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { duration } from '../../i18n/duration.ts'
import { Pause, Play } from '../../ui/media-icons.ts'
import { createSound, type Missing } from './sound.ts'
import './player.css'

/** Any place can be sought, the very end too; the arrows go by whole seconds. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

/** Plays one recording: play and pause, where it is, how long it is. Its bytes are read when first wanted. */
export function Player(props: {
  /** What it is, for readers. */
  label: string
  type: string
  /** By the recorder's own clock: containers often do not say. */
  seconds: number
  load: () => Promise<ArrayBuffer | Missing>
  /** Hands out the way to hear from a moment, in seconds. */
  ref?: (hearFrom: (seconds: number) => void) => void
  onTime?: (seconds: number) => void
  /** At its end, such as what can be done with it. */
  children?: JSX.Element
}) {
  const [missing, setMissing] = createSignal<Missing>()
  const sound = createSound({
    type: () => props.type,
    seconds: () => props.seconds,
    load: () => props.load(),
    missing: setMissing,
    moved: seconds => props.onTime?.(seconds),
  })
  onCleanup(sound.close)
  props.ref?.(seconds => void sound.playFrom(seconds))

  const say = attachedWords
  const at = () => Math.min(sound.at(), props.seconds)
  return (
    <div class="player" role="group" aria-label={props.label}>
      <div class="player-parts">
        <button
          class="player-button"
          type="button"
          aria-label={sound.playing() ? say().pause : say().play}
          onClick={() => void sound.toggle()}
        >
          <Switch fallback={<Play />}>
            <Match when={sound.playing()}>
              <Pause />
            </Match>
          </Switch>
        </button>
        <input
          class="player-seek"
          type="range"
          aria-label={say().position}
          aria-valuetext={say().ofTime(duration(at()), duration(props.seconds))}
          min="0"
          max={Math.max(0.1, props.seconds)}
          step="any"
          value={at()}
          style={{ '--played': at() / Math.max(0.1, props.seconds) }}
          onKeyDown={event => {
            const to = at() + (STEPS[event.key] ?? 0) * (props.seconds > 120 ? 5 : 1)
            if (!(event.key in STEPS)) return
            event.preventDefault()
            void sound.seek(Math.min(props.seconds, Math.max(0, to)))
          }}
          onInput={event => void sound.seek(event.currentTarget.valueAsNumber)}
        />
        <span class="player-time" aria-hidden="true">
          {sound.at() > 0 ? `${duration(at())} / ` : ''}
          {duration(props.seconds)}
        </span>
        {props.children}
      </div>
      <p class="player-missing" role="status">
        <Show when={missing()}>{why => say().notHere[why()]}</Show>
      </p>
    </div>
  )
}
