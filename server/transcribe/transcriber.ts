/**
 * Writes down what is said in a recording. Guarantees of every implementation:
 *
 * - It ends: at the latest when its time is over, or soon after `stop` is given.
 * - It never answers more text than `LONGEST_ANSWER` bytes hold, whatever the engine sends.
 * - It rejects with `HearingFailed` for whatever the engine or the recording did; nothing else is thrown for their reasons.
 */
export interface Transcriber {
  readonly kind: 'command' | 'http'
  /** What people know the engine by: a model or a program. */
  readonly name: string
  /** The host that gets the sound; null when it stays on this machine. */
  readonly leaves: string | null
  hear(recording: Recording, stop: AbortSignal): Promise<Heard>
}

export interface Recording {
  /** Path of the whole recording. */
  file: string
  size: number
  /** As the bytes say: `audio/webm`. */
  type: string
  /** Two or three letters: `es`; the engine guesses when it is not known. */
  language: string | undefined
}

/** As the engine said it; see clean.ts for what becomes of it. */
export interface Heard {
  text: string
  segments?: Segment[]
}

/** One piece of speech, in seconds from the start. */
export interface Segment {
  from: number
  to: number
  text: string
}

/** More than an engine may say about one recording. */
export const LONGEST_ANSWER = 10 * 1024 * 1024

/**
 * - `unreachable`: the engine is not there, is busy, or lets us not in: it may be mended.
 * - `timeout`, `trouble`: it took too long, fell over, or answered what is no transcript.
 * - `format`, `too_large`: it will not take this recording, today or ever.
 */
export type Why = 'unreachable' | 'timeout' | 'trouble' | 'format' | 'too_large'

export class HearingFailed extends Error {
  constructor(
    readonly why: Why,
    /** For the log: what happened, never what was said. */
    readonly fact: string,
  ) {
    super(`${why}: ${fact}`)
  }
}
