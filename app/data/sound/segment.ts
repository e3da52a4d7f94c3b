import type { MicrophonePorts, Sound, SoundRecorder } from './ports.ts'

/** Speech: 180 kB a minute. */
const BITS_PER_SECOND = 24_000
/** Safari sends empty slices when asked for them more often than every second. */
const SLICE_MS = 1_500
/** Some browsers never say that they have stopped. */
const STOPPING_TAKES_AT_MOST_MS = 1_000

/** Best first. What is not in the list is left to the browser. */
const FORMATS = ['audio/webm;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm']

export interface SegmentEvents {
  /** A slice, with what the browser says it really is. */
  slice(slice: Blob, type: string): void
  /** It ended without being asked to: the track was lost, or the recorder failed. */
  broke(): void
}

/** One recorder over one stream, from its first slice to its last. */
export class Segment {
  readonly #recorder: SoundRecorder
  readonly #stopped: Promise<void>
  #isEnding = false

  /** Records from here on; throws where the browser cannot. */
  constructor(
    sound: Sound,
    readonly ports: MicrophonePorts,
    events: SegmentEvents,
  ) {
    const mimeType = FORMATS.find(type => ports.isTypeSupported(type))
    const recorder = ports.record(sound, {
      ...(mimeType && { mimeType }),
      audioBitsPerSecond: BITS_PER_SECOND,
    })
    this.#recorder = recorder
    recorder.addEventListener('dataavailable', event => {
      const { data } = event as BlobEvent
      if (data.size > 0) events.slice(data, recorder.mimeType || data.type || mimeType || '')
    })
    const broke = () => {
      if (this.#isEnding) return
      this.#isEnding = true
      events.broke()
    }
    recorder.addEventListener('error', broke)
    this.#stopped = new Promise(resolve =>
      recorder.addEventListener('stop', () => {
        resolve()
        broke()
      }),
    )
    recorder.start(SLICE_MS)
  }

  get isRunning(): boolean {
    return this.#recorder.state === 'recording'
  }

  /** Hands over what it has heard since the last slice: the page may not come back. */
  flush(): void {
    if (this.#recorder.state === 'recording') this.#recorder.requestData()
  }

  pause(): void {
    if (this.#recorder.state !== 'recording') return
    this.flush()
    this.#recorder.pause()
  }

  /** Answers false when it has ended meanwhile. */
  resume(): boolean {
    if (this.#recorder.state !== 'paused') return false
    this.#recorder.resume()
    return true
  }

  /** Resolves when the last slice has been handed over. */
  async end(): Promise<void> {
    this.#isEnding = true
    // A recorder that failed may throw here; what it had, it has handed over.
    if (this.#recorder.state !== 'inactive') this.#recorder.stop()
    await new Promise<void>(resolve => {
      const cancel = this.ports.after(STOPPING_TAKES_AT_MOST_MS, resolve)
      void this.#stopped.then(() => {
        cancel()
        resolve()
      })
    })
  }
}
