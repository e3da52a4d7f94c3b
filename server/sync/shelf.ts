import { nounOf } from '../../app/model/nouns.ts'
import type { Row } from '../../app/model/row.ts'

const WORKSPACE = 0
const ACCOUNTS = 1
const OPEN = 2
const BOOK = 3
const HISTORY = 4

/**
 * Where a row stands in a device's first reading, most useful first: the workspace and its members, accounts, what is open
 * (and lies in history once it is done), the rest of the book, then history.
 */
export function shelfOf(row: Row): number {
  const noun = nounOf(row.noun)
  if (!noun) return HISTORY
  if (noun.scope === 'workspace') return WORKSPACE
  if (noun.scope === 'self') return ACCOUNTS
  if (typeof noun.lies === 'function') return noun.lies(row) === 'book' ? OPEN : HISTORY
  return noun.lies === 'book' ? BOOK : HISTORY
}
