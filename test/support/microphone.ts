import type { Meter, MicrophonePorts, SoundRecorder, WakeHold } from '../../app/data/sound/ports.ts'
import { Clock } from '../simulation/clock.ts'
import { NOON } from './device.ts'

const STEP_MS = 50

/** A phone's microphone in virtual time: what it hears is numbered, and everything that befalls one can befall it. */
export class VirtualMicrophone {
  readonly clock = new Clock({ time: NOON })
  /** What getUserMedia will say next; undefined gives a microphone. */
  refusal: string | undefined
  mayOpenUnasked = true
  types = ['audio/webm;codecs=opus']
  level: number | undefined = 0.4
  room: { usage?: number; quota?: number } | undefined = { usage: 0, quota: 1e9 }
  wake: 'granted' | 'refused' | 'absent' = 'granted'
  isVisible = true
  wakeLocks = 0
  readonly tracks: VirtualTrack[] = []
  readonly recorders: VirtualRecorder[] = []
  readonly #visibility = new Set<() => void>()
  readonly #devices = new Set<() => void>()
  #heard = 0

  get ports(): MicrophonePorts {
    const { clock } = this
    return {
      now: clock.now,
      after: clock.after,
      open: async () => {
        if (this.refusal) throw Object.assign(new Error(this.refusal), { name: this.refusal })
        const track = new VirtualTrack()
        this.tracks.push(track)
        return { getAudioTracks: () => [track] }
      },
      mayOpenUnasked: async () => this.mayOpenUnasked,
      isTypeSupported: type => this.types.includes(type),
      record: (sound, { mimeType = '' }) => {
        const recorder = new VirtualRecorder(clock, mimeType, () => `${this.#heard++} `)
        const [track] = sound.getAudioTracks()
        track!.addEventListener('ended', () => recorder.end())
        this.recorders.push(recorder)
        return recorder
      },
      meter: (): Meter => ({ level: () => this.level, wake: () => {}, close: () => {} }),
      ...(this.wake !== 'absent' && { keepAwake: () => this.#keepAwake() }),
      estimate: async () => this.room,
      isVisible: () => this.isVisible,
      onVisibility: changed => listen(this.#visibility, changed),
      onDevices: changed => listen(this.#devices, changed),
    }
  }

  get track(): VirtualTrack {
    return this.tracks.at(-1)!
  }

  get recorder(): VirtualRecorder {
    return this.recorders.at(-1)!
  }

  /** How many slices have been handed over in all. */
  get heard(): number {
    return this.#heard
  }

  /** Lets time pass and what was waiting for it happen. */
  async pass(seconds: number): Promise<void> {
    for (let left = seconds * 1000; left > 0; left -= STEP_MS) {
      this.clock.world.time += STEP_MS
      this.clock.ring()
      await this.breathe()
    }
  }

  /** Lets promises and the store come to an end. */
  async breathe(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
  }

  async show(isVisible: boolean): Promise<void> {
    this.isVisible = isVisible
    if (!isVisible) this.wakeLocks = 0
    for (const changed of this.#visibility) changed()
    await this.breathe()
  }

  async changeDevices(): Promise<void> {
    for (const changed of this.#devices) changed()
    await this.breathe()
  }

  async #keepAwake(): Promise<WakeHold> {
    if (this.wake === 'refused') throw new Error('NotAllowedError')
    this.wakeLocks += 1
    const wakeLocks = () => this.wakeLocks
    return {
      get released() {
        return wakeLocks() === 0
      },
      release: async () => {
        this.wakeLocks = 0
      },
    }
  }
}

function listen(listeners: Set<() => void>, changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export class VirtualTrack extends EventTarget {
  readyState: MediaStreamTrack['readyState'] = 'live'
  muted = false

  stop(): void {
    this.readyState = 'ended'
  }

  /** As when it is unplugged. */
  unplug(): void {
    this.readyState = 'ended'
    this.dispatchEvent(new Event('ended'))
  }

  mute(muted: boolean): void {
    this.muted = muted
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'))
  }
}

/** A MediaRecorder that hands over one numbered slice at a time. */
export class VirtualRecorder extends EventTarget implements SoundRecorder {
  state: RecordingState = 'inactive'
  isEmpty = false
  #cancel: () => void = () => {}

  constructor(
    readonly clock: Clock,
    readonly mimeType: string,
    readonly hear: () => string,
  ) {
    super()
  }

  start(every = 1000): void {
    this.state = 'recording'
    const slice = () => {
      this.requestData()
      this.#cancel = this.clock.after(every, slice)
    }
    this.#cancel = this.clock.after(every, slice)
  }

  pause(): void {
    this.state = 'paused'
  }

  resume(): void {
    this.state = 'recording'
  }

  requestData(): void {
    if (this.state !== 'recording') return
    const data = new Blob(this.isEmpty ? [] : [this.hear()])
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }))
  }

  stop(): void {
    if (this.state === 'inactive') throw new Error('InvalidStateError')
    queueMicrotask(() => this.end())
  }

  fail(): void {
    this.dispatchEvent(new Event('error'))
    this.end()
  }

  end(): void {
    if (this.state === 'inactive') return
    this.requestData()
    this.state = 'inactive'
    this.#cancel()
    this.dispatchEvent(new Event('stop'))
  }
}
