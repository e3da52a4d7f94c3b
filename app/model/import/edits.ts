import type { Account } from '../account.ts'
import type { Contact } from '../contact.ts'
import { isSame } from '../merge.ts'
import type { NounName } from '../nouns.ts'
import { ownerOf } from '../owner.ts'
import { type AnyShown, type Fields, inAccount, type Scope } from '../row.ts'
import type { Entry, Part } from './entry.ts'
import { isSamePerson, withLines } from './read-table.ts'

/** What to do with an entry: leave it, add only what the book lacks, let the file's values stand, or make another account. */
export const CHOICES = ['skip', 'add', 'update', 'new'] as const
export type Choice = (typeof CHOICES)[number]

/** What `book.write` takes. */
export interface ImportEdit {
  noun: NounName
  id: string
  scope: Scope
  seen?: AnyShown
  patch: Fields
}

/** What the book has of an entry's account. */
export interface There {
  account?: Account
  contacts: readonly Contact[]
  /** Rows of the book by id, deleted ones too, for files that carry Tend's ids. */
  rows: ReadonlyMap<string, AnyShown>
}

export interface Maker {
  newId(): string
  /** Owner of accounts and actions that name none. */
  me: string
}

/** The edits that put one entry into the book. The account's own comes first; nothing that is there already is written again. */
export function editsOf(entry: Entry, choice: Choice, there: There, maker: Maker): ImportEdit[] {
  if (choice === 'skip') return []
  const into = choice === 'new' ? undefined : there.account
  const again = choice === 'new' && there.account !== undefined
  const kept = entry.restored && !again ? entry.id : undefined
  const id = into?.id ?? kept ?? maker.newId()
  const ids = new Map<string, string>()
  for (const part of entry.parts)
    if (part.id) ids.set(part.id, idOf(part, again, into && there.contacts, maker))
  const account: ImportEdit[] = into
    ? changed('account', into as unknown as AnyShown, entry.account, choice, entry)
    : [
        made(
          'account',
          id,
          inAccount(id),
          owned(entry.account, maker),
          kept ? there.rows.get(kept) : undefined,
        ),
      ]
  const parts = entry.parts.flatMap(part => {
    const fields = withIds(part.noun === 'action' ? owned(part.fields, maker) : part.fields, ids)
    const row = rowOf(part, again, into && there.contacts, there.rows)
    if (row && !row.deleted) return changed(part.noun, row, fields, choice, entry)
    return [made(part.noun, (part.id && ids.get(part.id)) || maker.newId(), inAccount(id), fields, row)]
  })
  return [...account, ...parts]
}

/** The row a part is already, if any: by its id, and a person by name or e-mail address within the account. */
function rowOf(
  part: Part,
  again: boolean,
  contacts: readonly Contact[] | undefined,
  rows: There['rows'],
): AnyShown | undefined {
  if (again) return undefined
  const same = part.noun === 'contact' ? samePerson(part, contacts) : undefined
  return (part.id && rows.get(part.id)) || (same as AnyShown | undefined)
}

function samePerson(part: Part, contacts: readonly Contact[] | undefined): Contact | undefined {
  return contacts?.find(
    contact => contact.id === part.id || isSamePerson(contact as unknown as Fields, part.fields),
  )
}

function idOf(part: Part, again: boolean, contacts: readonly Contact[] | undefined, maker: Maker): string {
  if (again) return maker.newId()
  return (part.noun === 'contact' && samePerson(part, contacts)?.id) || part.id!
}

/** A row that is there gets only what differs; with `add` only what it lacks. A list's About is put to what is there. */
function changed(noun: NounName, row: AnyShown, fields: Fields, choice: Choice, entry: Entry): ImportEdit[] {
  const patch: Fields = {}
  for (const [field, value] of Object.entries(fields)) {
    // An account nobody was given is its maker's: a list that says so says nothing new.
    const present = field === 'owner' ? ownerOf(row) : row[field]
    const lacks = present === undefined || present === null || present === ''
    const gathers = field === 'about' && !entry.restored
    const wanted = gathers ? withLines(present, String(value)) : value
    if (isSame(present, wanted) || (choice === 'add' && !lacks && !gathers)) continue
    patch[field] = wanted
  }
  return Object.keys(patch).length > 0 ? [{ noun, id: row.id, scope: row.scope, seen: row, patch }] : []
}

/** A new row; or a deleted one of the same id, brought back. */
function made(
  noun: NounName,
  id: string,
  scope: Scope,
  fields: Fields,
  deleted: AnyShown | undefined,
): ImportEdit {
  return deleted
    ? { noun, id, scope: deleted.scope, seen: deleted, patch: { ...fields, deleted: false } }
    : { noun, id, scope, patch: fields }
}

function owned(fields: Fields, maker: Maker): Fields {
  return { ...fields, owner: fields.owner ?? maker.me }
}

/** People who were there, and the row an action came from, may go by other ids here. */
function withIds(fields: Fields, ids: ReadonlyMap<string, string>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      if (field.startsWith('with/')) return [`with/${ids.get(field.slice(5)) ?? field.slice(5)}`, value]
      if ((field === 'from' || field === 'of') && typeof value === 'string')
        return [field, ids.get(value) ?? value]
      return [field, value]
    }),
  )
}
