import type { Recorder, RecorderState } from '../recorder.ts'
import type { RecordingAbout, Recordings } from '../recordings.ts'
import type { MicrophonePorts } from './ports.ts'
import { Take } from './take.ts'

/** The microphone of this visit. See `Recorder` for its states; a recording and all that befalls it is a `Take`. */
export class Microphone implements Recorder {
  readonly #listeners = new Set<() => void>()
  #take: Take | undefined

  constructor(
    readonly recordings: Recordings,
    readonly ports: MicrophonePorts,
  ) {}

  state(): RecorderState {
    return this.#take?.state ?? { is: 'idle' }
  }

  on(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  async start(about: RecordingAbout): Promise<void> {
    // What an earlier one could not bring to the disk comes first.
    if (this.state().is === 'unsaved') await this.#take?.stop().catch(() => {})
    const { is } = this.state()
    if (is !== 'idle' && is !== 'failed' && is !== 'stopped') return
    void this.#take?.release()
    const take = new Take(this.recordings, this.ports, () => this.#take === take && this.#changed())
    this.#take = take
    this.#changed()
    await take.start(about)
  }

  pause(): void {
    this.#take?.pause()
  }

  resume(): void {
    this.#take?.resume()
  }

  async stop(): Promise<void> {
    const take = this.#take
    const wasStarting = this.state().is === 'starting'
    await take?.stop()
    if (wasStarting && take?.isNothing && this.#take === take) this.release()
  }

  release(): void {
    void this.#take?.release()
    this.#take = undefined
    this.#changed()
  }

  #changed(): void {
    for (const changed of this.#listeners) changed()
  }
}
