import type { HistoryEntry } from '../../data/connection.ts'
import { isSame } from '../../model/merge.ts'
import type { Fields } from '../../model/row.ts'

/** One field of one change: what was written, what it replaced, and what of the two can be brought back. */
export interface Line {
  field: string
  value: unknown
  was?: unknown
  restore?: unknown
}

/**
 * The fields of each entry, newest first as the entries are. What was replaced can be brought back while it does not stand
 * again; so can a value that never stood, because an edit it had not seen won over it.
 */
export function linesOf(entries: readonly HistoryEntry[], current: Fields): Line[][] {
  return entries.map((entry, index) =>
    fieldsOf(entry).map(field => {
      const value = entry.patch[field]
      const was = entry.replaced[field]
      const later = entries.slice(0, index)
      const lost = field in entry.patch && !stood(field, value, later, current) ? value : undefined
      const back = was ?? lost
      return {
        field,
        value,
        ...(was !== undefined && { was }),
        ...(canComeBack(field, back, current) && { restore: back }),
      }
    }),
  )
}

/** The patch's fields, and those the server gave back by itself, such as a deletion that an edit took back. */
function fieldsOf({ patch, replaced }: HistoryEntry): string[] {
  return [...new Set([...Object.keys(patch), ...Object.keys(replaced)])]
}

/** A deletion or a merge is never brought back from here; that would hide the record one is reading. */
const HIDES = ['deleted', 'into', 'erased']

function canComeBack(field: string, value: unknown, current: Fields): boolean {
  return !HIDES.includes(field) && value !== undefined && value !== null && !isSame(current[field], value)
}

function stood(field: string, value: unknown, later: readonly HistoryEntry[], current: Fields): boolean {
  return isSame(current[field], value) || later.some(entry => isSame(entry.replaced[field], value))
}
