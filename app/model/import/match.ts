import type { Account } from '../account.ts'
import type { Contact } from '../contact.ts'
import { fold, phoneDigits } from '../fold.ts'
import type { Fields } from '../row.ts'
import { type Entry, peopleOf } from './entry.ts'
import { nameAndTown } from './read-table.ts'

/** Why an entry seems to be an account there is already. */
export type Likeness = 'id' | 'externalId' | 'name' | 'email' | 'phone'

/** An account of the book, or an earlier entry of the same file, that an entry seems to be. */
export interface Match {
  by: Likeness
  account?: Account
  earlier?: Entry
}

const ORDER: readonly Likeness[] = ['id', 'externalId', 'name', 'email', 'phone']

/**
 * Finds, for each entry, the account it seems to be: same id, same external id, else same folded name and town, else an equal
 * e-mail address or telephone number of the account or one of its people. Entries of one file are compared with each other too.
 */
export function findMatches(
  entries: readonly Entry[],
  accounts: readonly Account[],
  contacts: readonly Contact[],
): Map<Entry, Match> {
  const known = new Map<string, Pick<Match, 'account' | 'earlier'>>()
  const byId = new Map(accounts.map(account => [account.id, account]))
  for (const account of accounts) learn(known, keysOf(account, account.id), { account })
  for (const contact of contacts) {
    const account = byId.get(contact.account)
    if (account) learn(known, reachKeysOf(contact), { account })
  }
  const matches = new Map<Entry, Match>()
  for (const entry of entries) {
    const keys = [
      ...keysOf(entry.account, entry.id),
      ...peopleOf(entry).flatMap(part => reachKeysOf(part.fields)),
    ]
    const hit = keys
      .filter(([by, key]) => known.has(`${by} ${key}`))
      .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))[0]
    if (hit) matches.set(entry, { by: hit[0], ...known.get(`${hit[0]} ${hit[1]}`) })
    learn(known, keys, { earlier: entry })
  }
  return matches
}

type Key = [Likeness, string]

function learn(
  known: Map<string, Pick<Match, 'account' | 'earlier'>>,
  keys: Key[],
  who: Pick<Match, 'account' | 'earlier'>,
) {
  for (const [by, key] of keys) if (!known.has(`${by} ${key}`)) known.set(`${by} ${key}`, who)
}

function keysOf(fields: Fields | Account, id: string | undefined): Key[] {
  const keys: Key[] = []
  if (id) keys.push(['id', id])
  if (fields.externalId) keys.push(['externalId', fold(String(fields.externalId))])
  keys.push(['name', nameAndTown(fields as Fields)])
  return [...keys, ...reachKeysOf(fields as Fields)]
}

/** "none" and "not known" stand in many rows, and make no two of them one. */
const ADDRESS = /^\S+@\S+$/
/** Fewer digits than these tell no number from another. */
const FEWEST_DIGITS = 6
/** A country's prefix is written or not; the last digits tell. */
const DIGITS_THAT_TELL = 9

function reachKeysOf(fields: Fields | Contact): Key[] {
  const { email, phone, mobile } = fields as Fields
  const keys: Key[] = []
  if (typeof email === 'string' && ADDRESS.test(email)) keys.push(['email', fold(email)])
  for (const number of [phone, mobile]) {
    const digits = typeof number === 'string' ? phoneDigits(number) : ''
    if (digits.length >= FEWEST_DIGITS) keys.push(['phone', digits.slice(-DIGITS_THAT_TELL)])
  }
  return keys
}
