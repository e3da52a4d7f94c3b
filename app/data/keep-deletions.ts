import { type Change, counterOf, type Verdict } from '../model/change.ts'
import { isMergedAway } from '../model/merged-away.ts'
import type { Row } from '../model/row.ts'
import type { Arrival } from './apply.ts'
import type { Attention } from './connection.ts'
import type { Database } from './database.ts'

type Merged = Extract<Verdict, { is: 'merged' }>

/**
 * Deletions that the server has not done, because somebody had edited the row unseen, need attention: the row stands again, and nobody
 * would know why. Part of the transaction that takes them out of the outbox, before that is done. True when there is one.
 * Of the row only its place is kept: what is erased later must not live on here.
 */
export async function keepDeletions(
  db: Database,
  { verdicts, rows }: Pick<Arrival, 'verdicts' | 'rows'>,
  now: number,
): Promise<boolean> {
  const own = (await db.outbox.orderBy('counter').toArray()).flatMap(sent => sent.changes)
  const items = verdicts.flatMap((verdict): Attention | [] => {
    const change = own.find(({ id }) => id === verdict.change)
    if (verdict.is !== 'merged' || !change || !isDeletion(change) || isDecidedAnew(own, change)) return []
    const row = rows.find(({ id, left }) => id === change.row && !left)
    return row && isKept(row, change, verdict, rows) ? itemOf(change, row, verdict, now) : []
  })
  await db.attention.bulkPut(items)
  return items.length > 0
}

function isDeletion({ patch }: Change): boolean {
  return patch.deleted === true || patch.erased === true
}

/** A later change of one's own has taken the deletion back, or says it once more and has a verdict of its own. */
function isDecidedAnew(own: readonly Change[], { id, row }: Change): boolean {
  return own.some(
    ({ id: other, row: of, patch }) =>
      of === row && counterOf(other) > counterOf(id) && ('deleted' in patch || 'erased' in patch),
  )
}

/** The row stands although it was to go. One that was merged away meanwhile is gone, and so is a twin that was merged into this one. */
function isKept(
  row: Row,
  { row: id, patch }: Change,
  { refused, redirected }: Merged,
  rows: readonly Row[],
): boolean {
  if (!refused.includes('deleted') || redirected?.[id]) return false
  const twin = rows.find(other => other.id === patch.into)
  if (twin && isMergedAway(twin) && twin.fields.into === id) return false
  return !(patch.erased ? row.fields.erased : row.fields.deleted)
}

function itemOf(change: Change, row: Row, { by }: Merged, now: number): Attention {
  const { noun, id, scope, revision } = row
  return {
    id: change.id,
    at: now,
    code: 'kept',
    sentence: '',
    changes: [change],
    row: { noun, id, scope, revision, fields: {} },
    ...(by && { by }),
  }
}
