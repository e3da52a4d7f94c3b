import type { Account } from './account.ts'
import { madeAt } from './id.ts'
import { daysSince } from './plain-date.ts'
import { lastTouch, type Summary } from './summary.ts'

/** The moment and the day it is, on this device. */
export interface Now {
  now: number
  today: string
}

/** True for an account somebody should be in touch with: not put away, paused, lost or deleted. */
export function isLookedAfter(account: Account): boolean {
  return !account.archived && !account.deleted && (account.status ?? 'active') === 'active'
}

/** How often the account should hear from us, in days. */
export function cadenceOf(account: Account, workspaceCadence: number): number {
  return account.cadence ?? workspaceCadence
}

/** Days since the last check-in; an account never contacted counts from when it was made. */
export function daysSinceContact(account: Account, summary: Summary, { now, today }: Now): number {
  const last = lastTouch(summary, now)?.at ?? madeAt(account.id)
  return Math.max(0, daysSince(last, today))
}

/** Days beyond the cadence: 0 within it, and for an account nobody needs to be in touch with. */
export function daysPastCadence(
  account: Account,
  summary: Summary,
  workspaceCadence: number,
  now: Now,
): number {
  if (!isLookedAfter(account)) return 0
  return Math.max(0, daysSinceContact(account, summary, now) - cadenceOf(account, workspaceCadence))
}

/** Going quiet is being past the cadence. */
export function isGoingQuiet(
  account: Account,
  summary: Summary,
  workspaceCadence: number,
  now: Now,
): boolean {
  return daysPastCadence(account, summary, workspaceCadence, now) > 0
}
