import type { Account } from '../../model/account.ts'
import { compareNames } from '../shared/compare-names.ts'

/** The book gives the same list until an account changes, and ten thousand names are slow to compare. */
let last: { given: readonly Account[]; sorted: Account[] } = { given: [], sorted: [] }
/** So many new ones are sorted quicker together than put in their places one by one. */
const MOST_PUT_IN = 100

/** Accounts in the order of their names. */
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
