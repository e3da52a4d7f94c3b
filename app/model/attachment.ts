import * as v from 'valibot'
import { blob } from './blob.ts'
import { flag, id, LONGEST_TEXT, line, moment, oneOf, text } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const ATTACHED = ['audio', 'photo', 'file'] as const
export const WORDS = ['waiting', 'writing', 'written', 'failed', 'none'] as const

const seconds = () => v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(24 * 60 * 60))

const fields = {
  /** The note it hangs on. */
  of: id(),
  kind: oneOf(...ATTACHED),
  blob: blob(),
  /** As the file was called; empty for what was made here. */
  name: line(),
  at: moment(),
  /** Of a recording: by the recorder's own clock, since containers often lack it. Parts of one recording are numbered from 0. */
  seconds: seconds(),
  part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  /** Language spoken, as a tag like `en` or `es`; the server hears with it. */
  language: line(35),
  /** Words of a recording, by machine until `edited`. */
  transcript: text(),
  edited: flag(),
  /** Written by the server: how far it is with the words, with what engine, and when each sentence was spoken (seconds from the start). */
  words: v.object({
    is: oneOf(...WORDS),
    /** Why it failed, as a code the catalogue has a sentence for. */
    why: v.optional(v.pipe(v.string(), v.maxLength(40))),
    engine: v.optional(v.pipe(v.string(), v.maxLength(100))),
    segments: v.optional(
      v.pipe(
        v.array(
          v.object({ from: seconds(), to: seconds(), text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)) }),
        ),
        v.maxLength(10_000),
      ),
    ),
  }),
  /** Moment a person asked for words (again); the server hears every recording once unasked. */
  asked: moment(),
  deleted: flag(),
  erased: flag(),
}

/** A recording, photo or file that hangs on a note. The row goes first; its bytes follow (see blob.ts). */
export const attachment = {
  fields,
  required: ['of', 'kind', 'blob', 'at'],
  moments: ['at', 'asked'],
  texts: ['transcript'],
  heard: ['transcript'],
  byServer: ['words'],
  scope: 'account',
  writtenBy: 'member',
  lies: 'history',
} satisfies Noun

export type Attachment = Shown<typeof fields>
