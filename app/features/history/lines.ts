import type { HistoryEntry } from '../../data/connection.ts'
import { isSame } from '../../model/merge.ts'
import type { Fields } from '../../model/row.ts'

/** One field of one change: what was written, what it replaced, what became of it, and what of the two can be brought back. */
export interface Line {
  field: string
  value: unknown
  was?: unknown
  /** The value never stood: a newer one was there already, or, of a text, it came together with what others wrote. */
  fate?: 'lost' | 'merged'
  restore?: unknown
  /** The field it is brought back to: a version that met another becomes the text itself. */
  to?: string
}

/** What is known of the record beside its history. */
export interface Now {
  /** As it stands on this device; undefined where it is not here, and nothing can be brought back. */
  row: Fields | undefined
  /** Something of it is not sent yet: what the server holds under it is not known here. */
  unsent?: boolean
  /** Its fields whose texts are merged. */
  texts?: readonly string[]
}

/**
 * The fields of each entry, newest first as the entries are. A value stood when the next newer entry that changed it says that it
 * replaced it, or with none the record holds it. What was replaced can be brought back while it does not stand again; so can a value that never stood.
 */
export function linesOf(entries: readonly HistoryEntry[], now: Now): Line[][] {
  return entries.map((entry, index) =>
    fieldsOf(entry).map(field => {
      const value = entry.patch[field]
      const was = entry.replaced[field]
      const fate = fateOf(field, entry, entries.slice(0, index), now)
      const to = textOfVersion(field) ?? field
      const restore = [was, fate && value].find(back => canComeBack(to, back, now.row))
      return {
        field,
        value,
        ...(was !== undefined && { was }),
        ...(fate && { fate }),
        ...(restore !== undefined && { restore, to }),
      }
    }),
  )
}

/** The patch's fields, and those the server gave back by itself, such as a deletion that an edit took back. */
function fieldsOf({ patch, replaced }: HistoryEntry): string[] {
  return [...new Set([...Object.keys(patch), ...Object.keys(replaced)])]
}

/** The text a version of which was kept beside, in `met/<text>:<change>`. */
export function textOfVersion(field: string): string | undefined {
  return /^met\/([^:]+):/.exec(field)?.[1]
}

/** A deletion or a merge is never brought back from here; that would hide the record one is reading. */
const HIDES = ['deleted', 'into', 'erased']

function canComeBack(field: string, value: unknown, row: Fields | undefined): boolean {
  if (!row || HIDES.includes(field) || value === undefined || value === null) return false
  return !stands(row[field], value)
}

function fateOf(
  field: string,
  { patch, replaced }: HistoryEntry,
  newer: readonly HistoryEntry[],
  now: Now,
): Line['fate'] {
  const isText = now.texts?.includes(field)
  if (!(field in patch)) return undefined
  // What took another's place stood itself; of a text what came of both did.
  if (field in replaced && !isText) return undefined
  const since = newer.filter(entry => field in entry.patch || field in entry.replaced)
  // Who empties what is empty replaces nothing, and what comes then does not say so either.
  if (stands(patch[field], null) && since.length > 0) return undefined
  const stood = stoodAfter(field, since, now)
  if (!stood || stands(stood.value, patch[field])) return undefined
  return isText ? 'merged' : 'lost'
}

/** What the record held once a change was taken in: what the next one that changed it replaced, or what stands. Undefined when unknown. */
function stoodAfter(
  field: string,
  since: readonly HistoryEntry[],
  { row, unsent }: Now,
): { value: unknown } | undefined {
  const next = since.findLast(entry => field in entry.replaced)
  if (next) return { value: next.replaced[field] }
  // What is not sent yet may lie over what the server holds.
  return row && !unsent ? { value: row[field] } : undefined
}

/** Spaces around a text are not kept; nothing, an empty text, and an item that is not in its set are one. */
function stands(held: unknown, value: unknown): boolean {
  return isSame(orNothing(held), orNothing(value))
}

function orNothing(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null
  return value === false ? null : value
}
