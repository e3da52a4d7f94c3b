import * as v from 'valibot'
import { line, moment, name } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

const fields = {
  name: name(),
  /** ISO 4217 code offered for a new account's value. */
  currency: v.pipe(line(3), v.regex(/^[A-Z]{3}$/)),
  /** First day of the week: 0 Sunday … 6 Saturday. */
  firstDay: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  /** Working days between the internal date of a promise and the one the client knows. */
  buffer: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
  /** Days between check-ins for an account that has no cadence of its own. */
  cadence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)),
  /** The server was restored from a backup at this moment, and no admin has confirmed yet who its members are. */
  unconfirmed: moment(),
}

/** One company's data and its members. */
export const workspace = {
  fields,
  required: ['name'],
  byServer: ['unconfirmed'],
  scope: 'workspace',
  writtenBy: 'member',
  lies: 'book',
} satisfies Noun

export type Workspace = Shown<typeof fields>

export const DEFAULT_BUFFER = 2
export const DEFAULT_CADENCE = 30
