import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Recorder, RecorderState } from '../../data/recorder.ts'

/** The recorder's state, followed while something shows it. */
export function followRecorder(recorder: Recorder): Accessor<RecorderState> {
  const [state, setState] = createSignal(recorder.state(), { equals: false })
  onCleanup(recorder.on(() => setState(recorder.state())))
  return state
}

/** True while sound is being kept or about to be, or its end is not on the disk yet. */
export function isRunning(state: RecorderState): boolean {
  return ['starting', 'recording', 'paused', 'unsaved'].includes(state.is)
}

const SHOWN = 40

/** The voice's level of the last moments, oldest first, 0 to 1; silence before there is any. */
export function createLevels(state: Accessor<RecorderState>): Accessor<readonly number[]> {
  return createMemo<readonly number[]>(before => {
    const now = state()
    return now.is === 'recording' ? [...before.slice(1), Math.min(1, Math.max(0, now.level))] : before
  }, new Array<number>(SHOWN).fill(0))
}
