import { closeSound, type Meter, type MicrophonePorts, type Sound } from './ports.ts'

/** The microphone for as long as one recording needs it: its track, what befalls it, and how loud it is. */
export class OpenMicrophone {
  #sound: Sound | undefined
  #meter: Meter | undefined
  #stopListening: () => void = () => {}

  constructor(
    readonly ports: MicrophonePorts,
    /** `lost`: the track ended or is mute; `back`: it is mute no more. */
    readonly events: { lost(): void; back(): void },
  ) {}

  /** Asks for a fresh one and lets the one before go; rejects as getUserMedia does. */
  async open(): Promise<Sound> {
    const sound = await this.ports.open()
    this.close()
    this.#sound = sound
    const { lost, back } = this.events
    const heard: [string, () => void][] = [
      ['ended', lost],
      ['mute', lost],
      ['unmute', back],
    ]
    const tracks = sound.getAudioTracks()
    for (const track of tracks) for (const [event, hear] of heard) track.addEventListener(event, hear)
    this.#stopListening = () => {
      for (const track of tracks) for (const [event, hear] of heard) track.removeEventListener(event, hear)
    }
    return sound
  }

  /** The sound, when it can be recorded just now. */
  get live(): Sound | undefined {
    const isLive = this.#sound?.getAudioTracks().some(track => track.readyState === 'live' && !track.muted)
    return isLive ? this.#sound : undefined
  }

  /** It is not heard, and may well come back by itself; a track that ended never does. */
  get isMute(): boolean {
    return !!this.#sound?.getAudioTracks().some(track => track.readyState === 'live' && track.muted)
  }

  measure(): void {
    if (this.#sound) this.#meter ??= this.ports.meter(this.#sound)
  }

  /** Loudness just now; undefined while nobody can tell. */
  get level(): number | undefined {
    return this.#meter?.level()
  }

  wake(): void {
    this.#meter?.wake()
  }

  close(): void {
    this.#stopListening()
    this.#stopListening = () => {}
    this.#meter?.close()
    this.#meter = undefined
    if (this.#sound) closeSound(this.#sound)
    this.#sound = undefined
  }
}
