import type { OpenBook } from './data/open-book.ts'
import type { Recorder } from './data/recorder.ts'
import type { Recordings } from './data/recordings.ts'
import { DeviceRecordings } from './data/sound/device-recordings.ts'
import { Microphone } from './data/sound/microphone.ts'
import { microphonePorts } from './microphone-ports.ts'

/** Wires the microphone and the disk into recordings; loaded when a person first comes near them. */

export function recordingsOf({ db, now, bytesChanged }: OpenBook): Recordings {
  return new DeviceRecordings(db, { now, changed: bytesChanged, locks: navigator.locks })
}

export function recorderFor(recordings: Recordings): Recorder {
  return new Microphone(recordings, microphonePorts)
}
