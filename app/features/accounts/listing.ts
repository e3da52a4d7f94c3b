import type { Account } from '../../model/account.ts'
import { daysPastCadence, type Now } from '../../model/cadence.ts'
import type { Place } from '../../model/field.ts'
import type { Member } from '../../model/member.ts'
import { byNearest } from '../../model/near.ts'
import { byNeedsCare } from '../../model/needs-care.ts'
import { ownerOf } from '../../model/owner.ts'
import { lastTouch, type Summary } from '../../model/summary.ts'

export const SORTS = ['care', 'name', 'value', 'nearest', 'contact', 'renewal'] as const
export type Sort = (typeof SORTS)[number]

/** Which accounts the list shows. Archived ones are shown only by themselves. */
export interface Filters {
  /** A member's id, `MINE` or `TEAM`. */
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

/** One's own accounts; those of the members in one's team. */
export const MINE = 'mine'
export const TEAM = 'team'

/** The members whose accounts a filter by owner shows, as `me` asks for it. */
export function ownersIn(owner: string, me: string, members: readonly Member[]): ReadonlySet<string> {
  if (owner === TEAM) return new Set(members.filter(({ manager }) => manager === me).map(({ id }) => id))
  return new Set([owner === MINE ? me : owner])
}

/** The accounts that pass the filters. One that nobody has been given is its maker's, and until it is sent that is `me`. */
export function filterAccounts(
  accounts: readonly Account[],
  filters: Filters,
  me = '',
  members: readonly Member[] = [],
): Account[] {
  const owners = filters.owner && ownersIn(filters.owner, me, members)
  return accounts.filter(
    account =>
      (account.archived ?? false) === (filters.archived ?? false) &&
      (!owners || owners.has(ownerOf(account) ?? me)) &&
      (!filters.stage || account.stage === filters.stage) &&
      (!filters.status || (account.status ?? 'active') === filters.status) &&
      (!filters.key || account.key === true) &&
      (!filters.tag || (account as Record<string, unknown>)[`tag/${filters.tag}`] === true),
  )
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
