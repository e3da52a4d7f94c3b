import { accountOf } from '../model/row.ts'
import type { Applied } from './apply.ts'
import type { Database, DeviceRecord, StoredRow } from './database.ts'
import { withoutThese } from './summaries.ts'

/** Largest share of what is held that a reading afresh may take away without asking. */
const SHARE_TO_ASK_ABOUT = 1 / 5

type Swept = Pick<Applied, 'removed' | 'missing' | 'summaries'> & {
  /** Rows that were not seen stayed because something of them is unsent. */
  hasSpared?: boolean
}
export const NOTHING_SWEPT: Swept = { removed: [], missing: 0, summaries: {} }

/**
 * Ends a reading afresh: rows that were not seen in it, are not newer and have nothing unsent are removed. If that would be more
 * than a fifth of what is held, nothing is removed and `missing` says how many the server no longer holds. In the transaction of the
 * last slice: two tabs that both read would otherwise start each other's reading over for ever.
 */
export async function sweep(
  db: Database,
  device: DeviceRecord,
  readFrom: number,
  purged: ReadonlySet<string>,
  now: number,
): Promise<Swept> {
  const reading = device.afresh?.number
  const unsent = new Set((await db.outbox.toArray()).flatMap(sent => sent.changes).map(change => change.row))
  const scopes = device.afresh?.scopes && new Set(device.afresh.scopes)
  const isUnseen = (row: StoredRow) =>
    row.read !== reading &&
    row.revision <= readFrom &&
    !purged.has(row.scope) &&
    (scopes === undefined || scopes.has(row.scope))
  const packs = await db.packs.toArray()
  const seen = new Set(
    packs.flatMap(pack => pack.rows.filter(row => row.read === reading).map(row => row.id)),
  )
  // Of a row that was seen elsewhere, what lies here is where it lay before.
  const isSpared = (row: StoredRow) => unsent.has(row.id) && !seen.has(row.id)
  const isMissing = (row: StoredRow) => isUnseen(row) && !isSpared(row)
  const held = packs.reduce((sum, pack) => sum + pack.rows.length, 0)
  const missing = packs.flatMap(pack => pack.rows).filter(isMissing)
  if (missing.length > held * SHARE_TO_ASK_ABOUT) return { ...NOTHING_SWEPT, missing: missing.length }
  const thinned = packs.filter(pack => pack.rows.some(isMissing))
  await db.packs.bulkPut(thinned.map(pack => ({ ...pack, rows: pack.rows.filter(row => !isMissing(row)) })))
  // An action that was opened again leaves its finished self in the history until now; it is here all the same.
  const there = new Set(packs.flatMap(pack => pack.rows.filter(row => !isMissing(row)).map(row => row.id)))
  const removed = missing
    .filter(row => !there.has(row.id))
    .map(row => ({ noun: row.noun, id: row.id, account: accountOf(row.scope) }))
  const hasSpared = packs.some(pack => pack.rows.some(row => isUnseen(row) && isSpared(row)))
  return { removed, missing: 0, summaries: await withoutThese(db, removed, now), hasSpared }
}
