import type { Account } from '../../model/account.ts'
import type { Action } from '../../model/action.ts'
import type { CheckIn } from '../../model/check-in.ts'
import type { Contact } from '../../model/contact.ts'
import { phoneDigits } from '../../model/fold.ts'
import type { Note } from '../../model/note.ts'
import { type AnyShown, itemsOf } from '../../model/row.ts'

/** What a row is found by, from what tells most to what tells least. */
export interface Entry {
  noun: string
  id: string
  account: string
  /** Name of an account or a person; of other rows the beginning of their text. */
  title: string
  /** True when the title is a name: what is found in it comes first. */
  named: boolean
  /** Town, tags, role, mail, phone: short and telling. */
  keys: string[]
  /** Digits of telephone numbers, found however they were typed; never shown. */
  phones: string[]
  text: string
  /** How much of the text the title already shows. */
  shown: number
  at?: number
}

/** What a shown row is found by; undefined when it is not to be found (deleted, says nothing, or not for search). */
export function entryOf(row: AnyShown): Entry | undefined {
  if (row.deleted) return undefined
  switch (row.noun) {
    case 'account':
      return entryOfAccount(row as Account)
    case 'contact':
      return entryOfContact(row as Contact)
    case 'note':
      return entryOfText(row, [(row as Note).body, ...itemsMet(row)], (row as Note).at, itemsOf(row, 'tag'))
    case 'check-in':
      return entryOfText(row, [(row as CheckIn).said, ...itemsMet(row)], (row as CheckIn).at)
    case 'action':
      return entryOfAction(row as Action)
  }
  return undefined
}

function entryOfAccount(account: Account): Entry {
  const { address, postalCode, town, region, country, phone, email, website, externalId } = account
  const keys = [town, ...itemsOf(account, 'tag'), address, postalCode, region, country, email, website, phone]
  return {
    ...head(account),
    title: account.name ?? '',
    named: true,
    keys: filled([...keys, externalId]),
    phones: filled([phoneDigits(phone ?? '')]),
    text: filled([account.about, ...itemsMet(account)]).join('\n'),
    shown: 0,
  }
}

function entryOfContact(contact: Contact): Entry {
  const { role, email, phone, mobile } = contact
  return {
    ...head(contact),
    title: contact.name ?? '',
    named: true,
    keys: filled([role, email, phone, mobile]),
    phones: filled([phoneDigits(phone ?? ''), phoneDigits(mobile ?? '')]),
    text: filled([contact.about, ...itemsMet(contact)]).join('\n'),
    shown: 0,
  }
}

function entryOfAction(action: Action): Entry {
  return {
    ...head(action),
    title: action.text ?? '',
    named: false,
    keys: [],
    phones: [],
    text: filled([action.about, ...itemsMet(action)]).join('\n'),
    shown: 0,
    at: action.done ?? (action.due ? Date.parse(action.due) : undefined),
  }
}

function entryOfText(
  row: AnyShown,
  texts: (string | undefined)[],
  at: number | undefined,
  keys: string[] = [],
): Entry | undefined {
  const text = filled(texts).join('\n')
  if (!text && !keys.length) return undefined
  return { ...head(row), ...firstLine(text), named: false, keys, phones: [], text, at }
}

function head({ noun, id, account }: AnyShown | Account | Contact | Action) {
  return { noun, id, account }
}

/** Texts that two devices wrote without seeing each other are kept beside the row as `met/…`. */
function itemsMet(row: object): string[] {
  return Object.entries(row).flatMap(([key, value]) =>
    key.startsWith('met/') && typeof value === 'string' ? [value] : [],
  )
}

const LONGEST_TITLE = 100

/** The first line that says something, cut between words at a sensible length, and how far into the text it reaches. */
function firstLine(text: string): { title: string; shown: number } {
  const start = Math.max(0, text.search(/\S/))
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? text.length : end)
  if (line.length <= LONGEST_TITLE) return { title: line.trimEnd(), shown: start + line.length }
  const space = line.lastIndexOf(' ', LONGEST_TITLE)
  const cut = space > LONGEST_TITLE / 2 ? space : LONGEST_TITLE
  return { title: `${line.slice(0, cut).trimEnd()}…`, shown: start + cut }
}

function filled(texts: (string | undefined)[]): string[] {
  return texts.filter((text): text is string => !!text)
}
