import type { Account } from '../../model/account.ts'
import type { Action } from '../../model/action.ts'
import type { Attachment } from '../../model/attachment.ts'
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
  /** What tells two of the same name apart, always shown: town and tags, a person's role. */
  keys: string[]
  /** Address, mail, telephone, the tags of a note: as telling when typed, shown only when it answers. */
  details: string[]
  /** Digits of telephone numbers, found however they were typed; never shown. */
  phones: string[]
  text: string
  /** How much of the text the title already shows. */
  shown: number
  at?: number
  /** The note an attachment hangs on: it is found only while that is there, and opens it. */
  of?: string
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
      return entryOfText(row, (row as Note).body, (row as Note).at, itemsOf(row, 'tag'))
    case 'check-in':
      return entryOfText(row, (row as CheckIn).said, (row as CheckIn).at)
    case 'action':
      return entryOfAction(row as Action)
    case 'attachment':
      return entryOfAttachment(row as Attachment)
  }
  return undefined
}

function entryOfAccount(account: Account): Entry {
  const { town, address, postalCode, region, country, phone, email, website, externalId } = account
  return {
    ...named(account),
    keys: filled([town, ...itemsOf(account, 'tag')]),
    details: filled([address, postalCode, region, country, email, website, phone, externalId]),
    phones: filled([phoneDigits(phone ?? '')]),
  }
}

function entryOfContact(contact: Contact): Entry {
  const { role, email, phone, mobile } = contact
  return {
    ...named(contact),
    keys: filled([role]),
    details: filled([email, phone, mobile]),
    phones: filled([phoneDigits(phone ?? ''), phoneDigits(mobile ?? '')]),
  }
}

function entryOfAction(action: Action): Entry {
  return {
    ...head(action),
    title: action.text ?? '',
    named: false,
    keys: [],
    details: [],
    phones: [],
    text: filled([action.about, ...textsMet(action)]).join('\n'),
    shown: 0,
    // A due date is a plain one: the middle of that day where the device is, so that it reads as the same date here.
    at: action.done ?? (action.due ? new Date(`${action.due}T12:00`).getTime() : undefined),
  }
}

/** A recording is found by its words, a file by its name. */
function entryOfAttachment(attachment: Attachment): Entry | undefined {
  const { transcript, name, at, of } = attachment
  const entry = entryOfText(attachment, transcript || name, at)
  return entry && { ...entry, of }
}

function entryOfText(
  row: AnyShown | Attachment,
  written: string | undefined,
  at: number | undefined,
  tags: string[] = [],
): Entry | undefined {
  const text = filled([written, ...textsMet(row)]).join('\n')
  if (!text && !tags.length) return undefined
  return { ...head(row), ...firstLine(text), named: false, keys: [], details: tags, phones: [], text, at }
}

function named(row: Account | Contact) {
  const text = filled([row.about, ...textsMet(row)]).join('\n')
  return { ...head(row), title: row.name ?? '', named: true, text, shown: 0 }
}

function head({ noun, id, account }: AnyShown | Account | Contact | Action | Attachment) {
  return { noun, id, account }
}

/** Texts that two devices wrote without seeing each other are kept beside the row as `met/…`. */
function textsMet(row: object): string[] {
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
