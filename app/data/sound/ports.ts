/** The platform as the recorder uses it; app/microphone-ports.ts gives the real one, tests their own. */
export interface MicrophonePorts {
  /** Milliseconds that only ever grow. */
  now(): number
  /** Calls back after `ms`; returns how to cancel. */
  after(ms: number, then: () => void): () => void
  /** Asks for the microphone; rejects as getUserMedia does. */
  open(): Promise<Sound>
  /** Whether asking again would go without a question to the person. */
  mayOpenUnasked(): Promise<boolean>
  isTypeSupported(type: string): boolean
  record(sound: Sound, options: { mimeType?: string; audioBitsPerSecond: number }): SoundRecorder
  meter(sound: Sound): Meter
  /** Keeps the screen on; rejects or is absent where that cannot be had. */
  keepAwake?: () => Promise<WakeHold>
  /** What the browser says of the room there is. */
  estimate(): Promise<{ usage?: number; quota?: number } | undefined>
  isVisible(): boolean
  /** Both call back on a change and return how to stop. */
  onVisibility(changed: () => void): () => void
  onDevices(changed: () => void): () => void
}

/** The parts of MediaStream, MediaStreamTrack, MediaRecorder and WakeLockSentinel that are used. */
export interface Sound {
  getAudioTracks(): SoundTrack[]
}
export type SoundTrack = Pick<MediaStreamTrack, 'readyState' | 'muted' | 'stop'> & EventTarget
export type SoundRecorder = Pick<
  MediaRecorder,
  'state' | 'mimeType' | 'start' | 'stop' | 'pause' | 'resume' | 'requestData'
> &
  EventTarget
export type WakeHold = Pick<WakeLockSentinel, 'released' | 'release'>

export interface Meter {
  /** Loudness just now, 0 to 1; undefined while the browser does not let it listen. */
  level(): number | undefined
  /** Listens again, should the browser have stopped it in the background. */
  wake(): void
  close(): void
}

export function closeSound(sound: Sound): void {
  for (const track of sound.getAudioTracks()) track.stop()
}
