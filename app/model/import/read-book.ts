import { readPatch } from '../change.ts'
import { EXPORT_VERSION } from '../export/whole.ts'
import { isId } from '../field.ts'
import { nounOf } from '../nouns.ts'
import { accountOf, type Fields, type Scope } from '../row.ts'
import type { Doubt, Entry, Part, Reading } from './entry.ts'
import type { Unreadable } from './table.ts'

/** The member here that a member of the file stands for: by id, else by name or e-mail address. */
export type OwnerOf = (text: string) => string | undefined

/** True for text that is JSON rather than a list. */
export function looksLikeExport(text: string): boolean {
  return /^\s*\{/.test(text)
}

/** Reads an export of Tend's own back, whole or of unsent changes. Deleted rows stay deleted; rows it cannot read are named. */
export function readBook(input: unknown, ownerOf: OwnerOf): Reading | Unreadable {
  if (!isRecord(input) || !Array.isArray(input.rows)) return { why: 'damaged-export' }
  if (typeof input.tend !== 'string' || typeof input.version !== 'number') return { why: 'damaged-export' }
  if (input.version > EXPORT_VERSION) return { why: 'newer-export' }
  const names = namesOf(input.members)
  const known = (owner: unknown) => {
    if (typeof owner !== 'string') return undefined
    return [owner, ...(names.get(owner) ?? [])].map(ownerOf).find(Boolean)
  }
  const entries = new Map<string, Entry>()
  const doubts: Doubt[] = []
  input.rows.forEach((row: unknown, index) => {
    if (isDeleted(row)) return
    const read = readRow(row, known)
    if (!read) doubts.push({ row: index + 1, why: 'unreadable', text: textOf(row) })
    else put(entries, read, index + 1)
  })
  return { entries: [...entries.values()], doubts }
}

interface RowOfBook {
  noun: string
  id: string
  account: string
  fields: Fields
}

function readRow(row: unknown, ownerOf: (owner: unknown) => string | undefined): RowOfBook | undefined {
  if (!isRecord(row) || typeof row.noun !== 'string' || typeof row.id !== 'string' || !isId(row.id))
    return undefined
  const noun = nounOf(row.noun)
  if (noun?.writtenBy !== 'member' || noun.scope === 'workspace' || !isRecord(row.fields)) return undefined
  const account = accountOf(String(row.scope) as Scope)
  if (!isId(account)) return undefined
  const { fields, problems } = readPatch(noun, row.fields, false)
  if (problems.some(problem => noun.required?.includes(problem.field))) return undefined
  const { owner, ...rest } = fields
  const knownOwner = ownerOf(owner)
  return {
    noun: row.noun,
    id: row.id,
    account,
    fields: { ...withoutNothing(rest), ...(knownOwner && { owner: knownOwner }) },
  }
}

function isDeleted(row: unknown): boolean {
  return isRecord(row) && isRecord(row.fields) && row.fields.deleted === true
}

function put(entries: Map<string, Entry>, read: RowOfBook, row: number) {
  const entry = entries.get(read.account) ?? {
    rows: [],
    id: read.account,
    restored: true,
    account: {},
    parts: [],
  }
  entries.set(read.account, entry)
  entry.rows.push(row)
  if (read.noun === 'account') entry.account = read.fields
  else entry.parts.push({ noun: read.noun as Part['noun'], id: read.id, fields: read.fields })
}

function withoutNothing(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** Names and e-mail addresses of the file's members, by their id there. */
function namesOf(members: unknown): Map<string, string[]> {
  const named = Array.isArray(members) ? members.filter(isRecord) : []
  return new Map(
    named.map(member => [
      String(member.id),
      [member.email, member.name].filter(text => typeof text === 'string'),
    ]),
  )
}

function textOf(row: unknown): string {
  return (JSON.stringify(row) ?? '').slice(0, 80)
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}
