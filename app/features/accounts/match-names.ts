import type { Account } from '../../model/account.ts'
import { fold } from '../../model/fold.ts'

/** The accounts whose name has every word typed at the beginning of one of its words. */
export function matchNames(accounts: readonly Account[], query: string): Account[] {
  const typed = fold(query)
  // Whoever types on narrows what was found: no other name can come to match.
  const among = lastMatch.given === accounts && typed.startsWith(lastMatch.typed) ? lastMatch.found : accounts
  const words = typed.split(/\s+/).filter(Boolean)
  const found = among.filter(account => {
    const name = foldedName(account)
    return words.every(word => name.includes(` ${word}`))
  })
  lastMatch = { given: accounts, typed, found }
  return found
}

let lastMatch: { given: readonly Account[]; typed: string; found: Account[] } = {
  given: [],
  typed: '',
  found: [],
}

/** Folding ten thousand names takes longer than a key may; a row that has not changed has kept its name. */
const foldedNames = new WeakMap<Account, string>()

function foldedName(account: Account): string {
  const known = foldedNames.get(account)
  if (known !== undefined) return known
  const folded = ` ${fold(account.name ?? '')}`
  foldedNames.set(account, folded)
  return folded
}
