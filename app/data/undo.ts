import { isSame } from '../model/merge.ts'
import { accountOf, type Row } from '../model/row.ts'
import type { Book, Edit, Undone } from './book.ts'
import type { Sent } from './database.ts'

/** Undoes a write as a new change, only where a field still holds what was written; what is no longer here cannot be undone. */
export async function undo(
  book: Pick<Book, 'row' | 'write'>,
  edits: readonly Edit[],
  sent: Sent,
): Promise<Undone> {
  const left: string[] = []
  const back: Edit[] = []
  let isGone = false
  for (const change of sent.changes) {
    const edit = edits.find(edit => edit.id === change.row)!
    const now = await book.row(
      edit.noun,
      change.row,
      accountOf((change.patch.scope as Row['scope']) ?? change.scope),
    )
    isGone ||= !now
    if (now?.erased) left.push(change.row)
    if (!now || now.erased) continue
    const before: Record<string, unknown> = change.new ? { deleted: undefined } : { ...edit.seen }
    const fields = change.new ? [] : Object.keys(change.patch)
    const untouched = fields.filter(field => isSame(now[field], change.patch[field]))
    if (untouched.length < fields.length) left.push(change.row)
    const patch = change.new
      ? { deleted: true }
      : Object.fromEntries(untouched.map(field => [field, before[field] ?? null]))
    back.push({ noun: edit.noun, id: change.row, scope: now.scope, seen: now, patch })
  }
  if (back.length > 0) await book.write(back.reverse())
  return { left, ...(isGone && { gone: true }) }
}
