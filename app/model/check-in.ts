import * as v from 'valibot'
import { flag, moment, oneOf, place, text } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const KINDS = ['visit', 'call', 'video', 'message'] as const
export type Kind = (typeof KINDS)[number]

/** From very unhappy (1) to very happy (5). */
export const PULSES = [1, 2, 3, 4, 5] as const
export type Pulse = (typeof PULSES)[number]

const fields = {
  kind: oneOf(...KINDS),
  pulse: v.picklist(PULSES),
  /** When it happened; in the future it is a planned one. */
  at: moment(),
  place: place(),
  said: text(),
  deleted: flag(),
}

/** One touchpoint with an account. `with/<contact>` says who was there. */
export const checkIn = {
  fields,
  required: ['kind', 'at'],
  moments: ['at'],
  sets: ['with'],
  texts: ['said'],
  scope: 'account',
  writtenBy: 'member',
  lies: 'history',
} satisfies Noun

export type CheckIn = Shown<typeof fields>

/** A check-in in the future is a planned one. */
export function isPlanned(checkIn: Pick<CheckIn, 'at'>, now: number): boolean {
  return (checkIn.at ?? 0) > now
}
