import { Database } from '../../../app/data/database.ts'
import type { RecorderState } from '../../../app/data/recorder.ts'
import { DeviceRecordings } from '../../../app/data/sound/device-recordings.ts'
import { Microphone } from '../../../app/data/sound/microphone.ts'
import { microphonePorts } from '../../../app/microphone-ports.ts'

/** The product's recorder and its disk without a screen. */
export interface SoundPage {
  /** Milliseconds from the call until sound is kept. */
  start(): Promise<number>
  state(): RecorderState
  pause(): void
  resume(): void
  /** Milliseconds until the last slice is on disk. */
  stop(): Promise<number>
  release(): void
  /** What an earlier visit left, decoded as a player would; `loudness` is its root mean square. */
  found(): Promise<FoundSegment[][]>
  /** Makes blobs of all that was found and forgets it; their types and sizes. */
  finish(): Promise<{ type: string; size: number; seconds: number }[]>
  forget(): Promise<void>
}

export interface FoundSegment {
  type: string
  seconds: number
  damaged: boolean
  decoded: number
  loudness: number
}

declare global {
  interface Window {
    sound: SoundPage
  }
}

const db = new Database('tend/sound')
await db.open()
const recordings = new DeviceRecordings(db, { now: Date.now, changed: () => {}, locks: navigator.locks })
const recorder = new Microphone(recordings, microphonePorts)

window.sound = {
  async start() {
    const tapped = performance.now()
    await recorder.start({ at: Date.now() })
    return performance.now() - tapped
  },
  state: () => recorder.state(),
  pause: () => recorder.pause(),
  resume: () => recorder.resume(),
  async stop() {
    const tapped = performance.now()
    await recorder.stop()
    return performance.now() - tapped
  },
  release: () => recorder.release(),
  async found() {
    const unfinished = await recordings.unfinished()
    return Promise.all(
      unfinished.map(({ id, segments }) =>
        Promise.all(
          segments.map(async (segment, i) => ({
            ...segment,
            ...(await decode(await recordings.bytes(id, i))),
          })),
        ),
      ),
    )
  },
  async finish() {
    const finished = []
    for (const { id } of await recordings.unfinished()) {
      finished.push(...(await recordings.finish(id)).map(({ blob, seconds }) => ({ ...blob, seconds })))
      await recordings.forget(id)
    }
    return finished
  },
  async forget() {
    for (const { id } of await recordings.unfinished()) await recordings.forget(id)
  },
}

async function decode(bytes: ArrayBuffer | undefined): Promise<{ decoded: number; loudness: number }> {
  if (!bytes) return { decoded: 0, loudness: 0 }
  const audio = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes)
  const samples = audio.getChannelData(0)
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  return { decoded: audio.duration, loudness: Math.sqrt(power) }
}
