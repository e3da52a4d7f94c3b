import * as v from 'valibot'
import { amount, date, days, flag, id, line, name, oneOf, place, text } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const STAGES = ['tactical', 'working', 'functional', 'strategic'] as const
export const STATUSES = ['active', 'paused', 'lost'] as const
export const CHANNELS = ['visit', 'call', 'video', 'message', 'mail'] as const

const fields = {
  name: name(),
  owner: id(),
  /** The id this account has elsewhere; an import recognises it by this first. */
  externalId: line(200),
  stage: oneOf(...STAGES),
  status: oneOf(...STATUSES),
  key: flag(),
  phone: line(300),
  email: line(320),
  website: line(),
  address: line(),
  town: line(),
  region: line(),
  postalCode: line(50),
  country: line(),
  place: place(),
  /** Yearly value, in units of `currency`. */
  value: amount(),
  currency: v.pipe(line(3), v.regex(/^[A-Z]{3}$/)),
  renewal: date(),
  /** How often the account should hear from us, in days. */
  cadence: days(),
  channel: oneOf(...CHANNELS),
  about: text(),
  archived: flag(),
  deleted: flag(),
  /** The account this one turned out to be: it was merged away, and what comes for it goes there. */
  into: id(),
  /** Erased for good, with all that lay in it. */
  erased: flag(),
}

/** A customer organisation that is looked after; it has one owner. `merged/<account>` names those that were merged into it. */
export const account = {
  fields,
  required: ['name'],
  sets: ['tag', 'share', 'merged'],
  texts: ['about'],
  scope: 'self',
  writtenBy: 'member',
  lies: 'book',
} satisfies Noun

export type Account = Shown<typeof fields>

/** One line of where an account is, as it is written on an envelope. */
export function addressLine(account: Account): string {
  const town = [account.postalCode, account.town].filter(Boolean).join(' ')
  return [account.address, town, account.region, account.country].filter(Boolean).join(', ')
}
