import { accountOf } from '../model/row.ts'
import type { Applied } from './apply.ts'
import type { Database, DeviceRecord, StoredRow } from './database.ts'
import { withoutThese } from './summaries.ts'

/** Largest share of what is held that a reading afresh may take away without asking. */
const SHARE_TO_ASK_ABOUT = 1 / 5

type Swept = Pick<Applied, 'removed' | 'summaries'> & {
  /** So much is missing that a person is asked first. */
  isAsked?: boolean
  /** Rows that were not seen stayed because something of them is unsent. */
  hasSpared?: boolean
}
export const NOTHING_SWEPT: Swept = { removed: [], summaries: {} }

/**
 * Ends a reading afresh: rows that were not seen in it, are not newer and have nothing unsent are removed, and so is what lies where a
 * row lay before. If more than a fifth of what is held was not seen anywhere, that stays, and a person is asked; unless one has agreed. In
 * the transaction of the last slice: two tabs that both read would otherwise start each other's reading over for ever.
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
  const rows = packs.flatMap(pack => pack.rows)
  const seen = new Set(rows.filter(row => row.read === reading).map(row => row.id))
  const unseen = rows.filter(isUnseen)
  const missing = unseen.filter(row => !seen.has(row.id) && !unsent.has(row.id))
  const isTooMuch = !device.afresh?.isAgreed && missing.length > rows.length * SHARE_TO_ASK_ABOUT
  // Of a row that was seen elsewhere, what lies here is where it lay before: that goes in any case.
  const going = new Set(unseen.filter(row => seen.has(row.id)).concat(isTooMuch ? [] : missing))
  const thinned = packs.filter(pack => pack.rows.some(row => going.has(row)))
  await db.packs.bulkPut(thinned.map(pack => ({ ...pack, rows: pack.rows.filter(row => !going.has(row)) })))
  const gone = [...going].map(({ noun, id, scope }) => ({ noun, id, account: accountOf(scope) }))
  const summaries = await withoutThese(db, gone, now)
  // An action that was opened again leaves its finished self in the history until now; it is here all the same.
  const there = new Set(rows.filter(row => !going.has(row)).map(row => row.id))
  const removed = gone.filter(row => !there.has(row.id))
  const hasSpared = unseen.some(row => !seen.has(row.id) && unsent.has(row.id))
  if (isTooMuch) await noteMissing(db, missing.length, now)
  return { removed, summaries, hasSpared, isAsked: isTooMuch }
}

function noteMissing({ attention }: Database, rows: number, now: number): Promise<unknown> {
  return attention.put({ id: 'missing', at: now, code: 'missing', sentence: String(rows), changes: [] })
}
