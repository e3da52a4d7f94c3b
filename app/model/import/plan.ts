import type { Account } from '../account.ts'
import type { Contact } from '../contact.ts'
import { type Choice, editsOf } from './edits.ts'
import { type Doubt, type Entry, LEAVES_OUT, type Reading } from './entry.ts'
import { findMatches, type Match } from './match.ts'

/** What is about to happen: every entry with the account it seems to be, what is proposed for it, and what to look at first. */
export interface Plan {
  items: Item[]
  doubts: Doubt[]
  /** Rows that are left out, of `doubts`. */
  leftOut: number
}

export interface Item {
  entry: Entry
  match?: Match
  /** Proposed: a likely duplicate is never made silently. */
  choice: Choice
  /** What the file knows that the account it seems to be does not. */
  news: News
}

export interface News {
  details: number
  people: number
}

/** Compares what was read with the book. */
export function planOf(reading: Reading, accounts: readonly Account[], contacts: readonly Contact[]): Plan {
  const matches = findMatches(reading.entries, accounts, contacts)
  const contactsOf = byAccount(contacts)
  const doubts = [...reading.doubts]
  const items = reading.entries.flatMap((entry): Item[] => {
    const match = matches.get(entry)
    if (!entry.account.name && !match?.account) {
      for (const row of entry.rows) doubts.push({ row, why: 'no-name', text: '' })
      return []
    }
    const news = newsOf(entry, match, contactsOf.get(match?.account?.id ?? '') ?? [])
    return [{ entry, choice: proposed(entry, match), news, ...(match && { match }) }]
  })
  return { items, doubts, leftOut: doubts.filter(doubt => LEAVES_OUT.has(doubt.why)).length }
}

export function byAccount(contacts: readonly Contact[]): Map<string, Contact[]> {
  const groups = new Map<string, Contact[]>()
  for (const contact of contacts) {
    const group = groups.get(contact.account)
    if (group) group.push(contact)
    else groups.set(contact.account, [contact])
  }
  return groups
}

/** The choices that make sense: an entry like an earlier one of its own file is left out or made, there is nothing yet to add to. */
export function choicesFor(match: Match): readonly Choice[] {
  return match.account ? ['skip', 'add', 'update', 'new'] : ['skip', 'new']
}

function proposed(entry: Entry, match: Match | undefined): Choice {
  if (!match?.account) return 'new'
  return entry.restored ? 'add' : 'skip'
}

function newsOf(entry: Entry, match: Match | undefined, contacts: readonly Contact[]): News {
  if (!match?.account) return { details: 0, people: 0 }
  const people = { ...entry, parts: entry.parts.filter(part => part.noun === 'contact') }
  const rows = new Map()
  const edits = editsOf(
    people,
    'update',
    { account: match.account, contacts, rows },
    { newId: () => '', me: '' },
  )
  const changed = edits.filter(edit => edit.seen)
  return {
    details: changed.reduce((sum, edit) => sum + Object.keys(edit.patch).length, 0),
    people: edits.length - changed.length,
  }
}
