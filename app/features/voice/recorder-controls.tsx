import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { RecorderState } from '../../data/recorder.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Icon } from '../../ui/icon.tsx'
import { Mic } from '../../ui/icons.ts'
import { Pause, Stop } from '../../ui/media-icons.ts'
import './recorder-controls.css'

/** The large round button under the thumb: starts, then stops; pause and resume beside it. */
export function RecorderControls(props: {
  state: RecorderState
  onStart: () => void
  onPause: () => void
  onResume: () => void
  onStop: () => void
}) {
  const say = voiceWords
  const isOn = () => props.state.is === 'recording' || props.state.is === 'paused'
  // Its end is in memory alone: to stop again is to try again.
  const isUnsaved = () => props.state.is === 'unsaved'
  return (
    <div class="recorder-controls" data-state={props.state.is}>
      <Show
        when={isOn()}
        fallback={
          <Round
            main
            label={isUnsaved() ? say().tryAgain : say().start}
            icon={isUnsaved() ? Stop : Mic}
            disabled={props.state.is === 'starting'}
            onClick={() => (isUnsaved() ? props.onStop() : props.onStart())}
          />
        }
      >
        <Show
          when={props.state.is === 'paused'}
          fallback={<Round label={say().pause} icon={Pause} onClick={props.onPause} />}
        >
          <Round label={say().resume} icon={Mic} onClick={props.onResume} />
        </Show>
        <Round main label={say().stop} icon={Stop} onClick={props.onStop} />
      </Show>
    </div>
  )
}

function Round(props: {
  label: string
  icon: Icon
  main?: boolean
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <button
      class="recorder-controls-button"
      type="button"
      data-main={props.main || undefined}
      disabled={props.disabled}
      onClick={() => props.onClick()}
    >
      <span class="recorder-controls-face">
        <Dynamic component={props.icon} size={props.main ? 36 : 24} />
      </span>
      {props.label}
    </button>
  )
}
