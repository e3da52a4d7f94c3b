import type { Book } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { fold } from '../../model/fold.ts'
import { chosen } from './chosen-account.ts'
import { compareNames } from './compare-names.ts'
import { recentAccounts } from './recent-accounts.ts'

const SHOWN = 30

/** Accounts whose name has words beginning with every word typed, then those found by town; without a query those last used, then by name. */
export function findAccounts(book: Book, query: string): { id: string; name: string; detail?: string }[] {
  const asked = fold(query).split(/\s+/).filter(Boolean)
  const accounts = book.accounts().filter(account => !account.deleted && !account.archived)
  if (asked.length === 0) return lastUsedFirst(book, accounts).map(optionOf)
  const scored = accounts.flatMap(account => {
    const score = scoreOf(account, asked)
    return score ? [{ account, score }] : []
  })
  const best = firstOf(scored, (a, b) => b.score - a.score || compareNames(a.account, b.account))
  return best.map(({ account }) => optionOf(account))
}

function lastUsedFirst(book: Book, accounts: Account[]): Account[] {
  const recent = recentAccounts(book)
    .ids()
    .flatMap(id => (chosen(book, id) ? [book.account(id)!] : []))
  const others = accounts.filter(account => !recent.includes(account))
  return [...recent, ...firstOf(others, compareNames)].slice(0, SHOWN)
}

/** The first few in order; sorting ten thousand for them would be felt at every key. */
function firstOf<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  const first: T[] = []
  for (const item of items) {
    const last = first[SHOWN - 1]
    if (last !== undefined && compare(item, last) >= 0) continue
    const at = first.findIndex(one => compare(item, one) < 0)
    first.splice(at < 0 ? first.length : at, 0, item)
    first.length = Math.min(first.length, SHOWN)
  }
  return first
}

/** 3: the name begins with it, 2: words of the name do, 1: name or town hold all of it; 0: not found. */
function scoreOf(account: Account, asked: string[]): number {
  const name = fold(account.name ?? '')
  if (name.startsWith(asked.join(' '))) return 3
  const starts = ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  if (asked.every(word => starts.includes(` ${word}`))) return 2
  const all = `${name} ${fold(account.town ?? '')}`
  return asked.every(word => all.includes(word)) ? 1 : 0
}

function optionOf(account: Account) {
  return { id: account.id, name: account.name ?? '', ...(account.town && { detail: account.town }) }
}
