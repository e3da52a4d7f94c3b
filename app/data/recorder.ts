import type { RecordingAbout } from './recordings.ts'

/**
 * The microphone of this visit, one recording at a time.
 *
 *   idle ── start ──▶ starting ──▶ recording ◀── pause, resume ──▶ paused
 *    ▲                   │             │  ▲ interrupted (call, lock, lost or muted track, recorder error): a new segment when it can
 *    │                   ▼             ▼  │
 *    └── discard ──── failed        stopped ── saved or discarded ──▶ idle
 */
export interface Recorder {
  state(): RecorderState
  on(changed: () => void): () => void
  /** Must be called from a tap. Resolves when sound is being kept, or the state is `failed`. */
  start(about: RecordingAbout): Promise<void>
  pause(): void
  resume(): void
  /** Resolves when the last slice is on disk. Rejects when it is not: the state is `unsaved` then, and it may be asked again. */
  stop(): Promise<void>
  /** Back to `idle`; what was recorded stays on disk until `recordings.forget`. */
  release(): void
}

export type RecorderState =
  | { is: 'idle' }
  | { is: 'starting' }
  | { is: 'failed'; why: 'denied' | 'no-microphone' | 'taken' | 'unsupported' | 'full' | 'store' }
  | {
      /** `unsaved`: over, but its end is in memory alone. */
      is: 'recording' | 'paused' | 'unsaved' | 'stopped'
      recording: string
      /** By the recorder's own clock, pauses left out. */
      seconds: number
      /** Loudness just now, 0 to 1. */
      level: number
      /** What the person should know: the newest trouble, or nothing. */
      notice?: RecorderNotice
    }

export type RecorderNotice =
  | 'interrupted' // It goes on in a new segment.
  | 'lost' // The microphone is gone; what there is is kept.
  | 'silent' // Nothing has been heard for some seconds.
  | 'keep-screen-on' // No wake lock here.
  | 'unsaved' // The store does not take it just now; it is in memory and tried again.
  | 'nearly-full'
  | 'full' // Stopped: no room; what there is is kept.
  | 'longest' // Stopped at 60 minutes.
