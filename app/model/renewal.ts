import type { Account } from './account.ts'
import { daysBetween } from './plain-date.ts'

/** How far ahead a renewal is looked at, in days. */
export const HORIZONS = [30, 60, 90] as const
export type Horizon = (typeof HORIZONS)[number]

export interface RenewalAhead {
  account: Account
  days: number
  within: Horizon
}

/** Days until the contract renews, below zero when that day has passed; undefined without a renewal date. */
export function daysToRenewal(account: Account, today: string): number | undefined {
  return account.renewal ? daysBetween(today, account.renewal) : undefined
}

/** Renewals of the next 90 days, soonest first. Lost and archived accounts have none; a paused one still renews. */
export function renewalsAhead(accounts: readonly Account[], today: string): RenewalAhead[] {
  return accounts.flatMap(account => renewalAhead(account, today) ?? []).sort((a, b) => a.days - b.days)
}

function renewalAhead(account: Account, today: string): RenewalAhead | undefined {
  if (account.archived || account.deleted || account.status === 'lost') return undefined
  const days = daysToRenewal(account, today)
  const within = days !== undefined && days >= 0 ? HORIZONS.find(horizon => days <= horizon) : undefined
  return within && { account, days: days!, within }
}
