import type { Account } from '../../model/account.ts'
import { daysPastCadence, type Now } from '../../model/cadence.ts'
import type { Place } from '../../model/field.ts'
import { byNearest } from '../../model/near.ts'
import { byNeedsCare } from '../../model/needs-care.ts'
import { lastTouch, type Summary } from '../../model/summary.ts'
import { compareNames } from '../shared/compare-names.ts'

export const SORTS = ['care', 'name', 'value', 'nearest', 'contact', 'renewal'] as const
export type Sort = (typeof SORTS)[number]

/** Which accounts the list shows. Archived ones are shown only by themselves. */
export interface Filters {
  owner?: string
  stage?: string
  status?: string
  tag?: string
  key?: boolean
  archived?: boolean
}

/** What the order of the list depends on beside the accounts themselves. */
export interface Standing {
  now: Now
  workspaceCadence: number
  summaryOf(account: string): Summary
  overdueOf(account: string): number
  here?: Place
}

/** The accounts that pass the filters. */
export function filterAccounts(accounts: readonly Account[], filters: Filters): Account[] {
  return accounts.filter(
    account =>
      (account.archived ?? false) === (filters.archived ?? false) &&
      (!filters.owner || account.owner === filters.owner) &&
      (!filters.stage || account.stage === filters.stage) &&
      (!filters.status || (account.status ?? 'active') === filters.status) &&
      (!filters.key || account.key === true) &&
      (!filters.tag || (account as Record<string, unknown>)[`tag/${filters.tag}`] === true),
  )
}

/** The book gives the same list until an account changes, and ten thousand names are slow to compare. */
let last: { given: readonly Account[]; sorted: Account[] } = { given: [], sorted: [] }
/** So many new ones are sorted quicker together than put in their places one by one. */
const MOST_PUT_IN = 100

export function sortByName(accounts: readonly Account[]): Account[] {
  if (last.given !== accounts) last = { given: accounts, sorted: sortAgain(last.sorted, accounts) }
  return last.sorted
}

/** Most often one account has changed since the last time; the others keep their order. */
function sortAgain(before: readonly Account[], accounts: readonly Account[]): Account[] {
  const now = new Set(accounts)
  const sorted = before.filter(account => now.has(account))
  const kept = new Set(sorted)
  const fresh = accounts.filter(account => !kept.has(account))
  if (fresh.length > MOST_PUT_IN) return [...accounts].sort(compareNames)
  for (const account of fresh) sorted.splice(placeOf(account, sorted), 0, account)
  return sorted
}

function placeOf(account: Account, sorted: readonly Account[]): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (compareNames(sorted[middle]!, account) <= 0) from = middle + 1
    else to = middle
  }
  return from
}

/** Every tag in use, in order. */
export function tagsOf(accounts: readonly Account[]): string[] {
  const tags = new Set<string>()
  for (const account of accounts)
    for (const field in account)
      if (field.startsWith(TAG) && account[field as keyof Account] === true) tags.add(field.slice(TAG.length))
  return [...tags].sort()
}

/** Accounts given in the order of their names, in the order asked for; equals stay in the order of their names. */
export function sortAccounts(named: readonly Account[], sort: Sort, standing: Standing): Account[] {
  switch (sort) {
    case 'name':
      return [...named]
    case 'value':
      return [...named].sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
    case 'renewal':
      return [...named].sort((a, b) => compare(a.renewal ?? LAST, b.renewal ?? LAST))
    case 'nearest':
      return standing.here ? [...named].sort(byNearest(standing.here)) : [...named]
    case 'contact':
      return sortBy(named, account => lastTouch(standing.summaryOf(account.id), standing.now.now)?.at ?? 0)
    case 'care':
      return byCare(named, standing)
  }
}

const LAST = '9999'
const TAG = 'tag/'

function byCare(
  named: readonly Account[],
  { now, workspaceCadence, summaryOf, overdueOf }: Standing,
): Account[] {
  return named
    .map((account, rank) => ({
      account,
      rank,
      daysPast: daysPastCadence(account, summaryOf(account.id), workspaceCadence, now),
      overdue: overdueOf(account.id),
    }))
    .sort(byNeedsCare)
    .map(({ account }) => account)
}

/** Smallest first; each key is worked out once. */
function sortBy(accounts: readonly Account[], keyOf: (account: Account) => number): Account[] {
  return accounts
    .map(account => ({ account, key: keyOf(account) }))
    .sort((a, b) => a.key - b.key)
    .map(({ account }) => account)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
