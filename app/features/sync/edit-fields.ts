import { type Change, readPatch } from '../../model/change.ts'
import { LONGEST_LINE } from '../../model/field.ts'
import type { Noun } from '../../model/noun.ts'
import { nounOf } from '../../model/nouns.ts'
import type { Fields } from '../../model/row.ts'

/** A field of a refused change that a person can put right by typing. */
export interface EditField {
  field: string
  kind: 'line' | 'text' | 'date' | 'number'
  value: string
}

const DATES = ['due', 'promised', 'snoozed', 'renewal']
/** Ids of other rows; typed by hand they would only break. */
const REFERENCES = ['owner', 'from', 'scope']

/** What can be edited in refused changes: the fields the row's own changes wrote, later ones over earlier ones. */
export function editFields(changes: readonly Change[]): EditField[] {
  const first = changes[0]
  const noun = first && nounOf(first.noun)
  if (!noun) return []
  return Object.entries(patchOf(changes)).flatMap(([field, value]) => {
    const kind = isTyped(noun, field) && kindOf(field, value, noun.texts ?? [])
    return kind ? [{ field, kind, value: value === null ? '' : String(value) }] : []
  })
}

/** The whole patch with what was typed put in; or what is wrong, by field. */
export function editedPatch(
  changes: readonly Change[],
  typed: Record<string, string>,
): { patch: Fields } | { problems: Record<string, 'required' | 'too_long' | 'invalid'> } {
  const first = changes[0]!
  const patch: Fields = patchOf(changes)
  for (const { field, kind } of editFields(changes)) {
    const value = typed[field]
    if (value !== undefined) patch[field] = kind === 'number' && value.trim() !== '' ? Number(value) : value
  }
  const noun = nounOf(first.noun)
  const read = noun && readPatch(noun, patch, first.new === true)
  if (!read?.problems.length) return { patch: read ? { ...patch, ...read.fields } : patch }
  return { problems: Object.fromEntries(read.problems.map(problem => [problem.field, problem.why])) }
}

/** All changes of the first change's row as one patch. */
function patchOf(changes: readonly Change[]): Fields {
  const row = changes[0]?.row
  return Object.assign(
    {},
    ...changes.filter(change => change.row === row).map(change => change.patch),
  ) as Fields
}

function isTyped(noun: Noun, field: string): boolean {
  if (field.includes('/') || REFERENCES.includes(field) || noun.moments?.includes(field)) return false
  return noun.fields[field]?.type !== 'picklist'
}

function kindOf(field: string, value: unknown, texts: readonly string[]): EditField['kind'] | undefined {
  if (DATES.includes(field)) return 'date'
  if (typeof value === 'number') return 'number'
  if (typeof value !== 'string' && value !== null) return undefined
  return texts.includes(field) || String(value).length > LONGEST_LINE ? 'text' : 'line'
}
