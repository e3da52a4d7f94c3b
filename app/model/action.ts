import { date, flag, id, line, moment, name, oneOf, text, time } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const SIDES = ['ours', 'theirs'] as const

const fields = {
  text: name(),
  owner: id(),
  /** `theirs` is waiting on the client. */
  side: oneOf(...SIDES),
  /** The internal date that lists and reminders use. */
  due: date(),
  /** Wall-clock time on that day. */
  time: time(),
  /** The date the client was told; a promise has it. */
  promised: date(),
  /** Out of sight until this day. */
  snoozed: date(),
  /** When it was finished. */
  done: moment(),
  about: text(),
  /** The note or check-in it came from. */
  from: line(36),
  /** Of one that a note's words proposed: the key of the sentence, so that no device proposes it again. */
  said: line(),
  deleted: flag(),
}

/** The next thing to do for an account: one owner, a due date, ours or theirs. */
export const action = {
  fields,
  required: ['text'],
  moments: ['done'],
  texts: ['about'],
  scope: 'account',
  writtenBy: 'member',
  lies: row => (row.fields.done || row.fields.deleted ? 'history' : 'book'),
} satisfies Noun

export type Action = Shown<typeof fields>
