import * as v from 'valibot'
import { PULSES } from './check-in.ts'
import { flag, moment, text } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

const fields = {
  body: text(),
  at: moment(),
  /** How the client felt, where a voice note said so. */
  pulse: v.picklist(PULSES),
  deleted: flag(),
  erased: flag(),
}

/**
 * A meeting note: free text that grows. Its title is its first line. `met/body:<change>` holds a version as it was written, where two met;
 * `dropped/<sentence>` is a proposal somebody wants to see no more. */
export const note = {
  fields,
  required: ['at'],
  moments: ['at'],
  sets: ['with', 'tag', 'dropped'],
  texts: ['body'],
  scope: 'account',
  writtenBy: 'member',
  lies: 'history',
} satisfies Noun

export type Note = Shown<typeof fields>

const LONGEST_TITLE = 120

/** The first line that says something, cut at a sensible length. */
export function titleOf(note: Pick<Note, 'body'>): string {
  const first = (note.body ?? '').split('\n').find(line => line.trim() !== '') ?? ''
  return first.length > LONGEST_TITLE ? `${first.slice(0, LONGEST_TITLE).trimEnd()}…` : first.trim()
}
