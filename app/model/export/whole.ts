import type { Member } from '../member.ts'
import { SCHEMA } from '../nouns.ts'
import type { AnyShown, Fields, Scope } from '../row.ts'

/** Number of the file's form; a reader refuses a newer one rather than guess. */
export const EXPORT_VERSION = 1

/** A row as a file keeps it: what a person wrote, without what sync knows of it. */
export interface ExportedRow {
  noun: string
  id: string
  scope: Scope
  fields: Fields
}

/** The beginning of a whole export; rows follow, one a line, so that a big book is never one string in memory. */
export function wholeHead(at: number, workspace: AnyShown, members: readonly Member[]): string {
  const head = {
    tend: 'book',
    version: EXPORT_VERSION,
    schema: SCHEMA,
    at,
    workspace: fieldsOf(workspace),
    members: members.map(({ id, name, email }) => ({ id, name, email })),
  }
  return `${JSON.stringify(head).slice(0, -1)},"rows":[\n`
}

export const WHOLE_TAIL = '\n]}\n'

export function exportedRow(row: AnyShown): ExportedRow {
  return { noun: row.noun, id: row.id, scope: row.scope, fields: fieldsOf(row) }
}

const KEPT_BY_SYNC = new Set(['id', 'noun', 'scope', 'account', 'revision', 'change', 'by'])

function fieldsOf(row: AnyShown): Fields {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([key, value]) => !KEPT_BY_SYNC.has(key) && value !== undefined && value !== null,
    ),
  )
}
