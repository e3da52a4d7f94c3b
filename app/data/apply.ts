import type { Verdict } from '../model/change.ts'
import type { Granted } from '../model/protocol.ts'
import type { Row } from '../model/row.ts'
import type { Summary } from '../model/summary.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'
import { heldBeside, marksOf } from './grants.ts'
import { later } from './lazily.ts'
import { type Settled, settle } from './settle.ts'
import { type Removed, readPacks, removeRows, storeRows } from './store-rows.ts'
import { storeSummaries, withoutThese } from './summaries.ts'
import { NOTHING_SWEPT, sweep } from './sweep.ts'

/** What a stored answer changed, for memory and the other tabs to follow. */
export interface Applied {
  rows: Row[]
  summaries: Record<string, Summary>
  /** Rows that are here no more: moved where this member may not read, or not seen in a reading afresh. */
  removed: Removed[]
  /** What needs attention, or is to be told, is another than before. */
  attention: boolean
  /** Something that waited here has its verdict. */
  settled: boolean
}

export const NOTHING_APPLIED: Applied = {
  rows: [],
  summaries: {},
  removed: [],
  attention: false,
  settled: false,
}

/** What an answer brings: verdicts on what was sent, rows, and what to remember of the exchange. */
export interface Arrival {
  sent: number[]
  verdicts: Verdict[]
  rows: Row[]
  device: Partial<DeviceRecord>
  /** These rows are the last of a reading afresh that began at this revision. */
  readFrom?: number
  /** Every account this member may read, at the end of a reading of all: what else is here may be read no more. */
  scopes?: string[]
  /** What this member may read has changed. */
  granted?: Granted
  /** How many hand-ins wait for this member, where the answer tells. */
  handIns?: number
}

const NOTHING_SETTLED: Settled = { refused: false, gone: [] }

/**
 * Stores an answer in one transaction: rows, the emptied outbox, refused changes, cursor; at the end of a reading afresh also what it
 * did not see goes. Nothing at all when another turn came between (`turn` is the number the question was asked under); answers
 * undefined then.
 */
export async function apply(
  db: Database,
  turn: number,
  arrival: Arrival,
  now: number,
): Promise<Applied | undefined> {
  // Without these an answer only repeats what the server has: see `relaxAnswers`.
  const isOfChanges = arrival.verdicts.length > 0 || arrival.readFrom !== undefined
  const ofChanges = isOfChanges ? [db.outbox, db.attention] : []
  const erased = arrival.rows.filter(row => row.noun === 'attachment' && row.fields.erased)
  const dropErased = erased.length ? (await later()).dropErased : undefined
  const ofBytes = dropErased ? [db.blobs, db.bytes] : []
  const keepDeletions = arrival.verdicts.some(isOfDeletion) ? (await later()).keepDeletions : undefined
  const tables = [db.packs, db.summaries, db.device, ...ofChanges, ...ofBytes]
  return db.transaction('rw', tables, async () => {
    const [held, packs] = await Promise.all([db.device.get(DEVICE), readPacks(db, arrival.rows)])
    const device = held!
    if (device.turn !== turn) return undefined
    const settled = arrival.verdicts.length > 0
    const isKept = await keepDeletions?.(db, arrival, now)
    const { refused, gone } = settled ? await settle(db, arrival, device, now) : NOTHING_SETTLED
    await dropErased?.(db, erased)
    const { rows, removed } = await storeRows(db, arrival.rows, packs, device.afresh?.number)
    if (gone.length) removed.push(...(await removeRows(db, gone)))
    const summaries = { ...(await storeSummaries(db, rows, now)), ...(await withoutThese(db, removed, now)) }
    const purge = arrival.scopes && (await heldBeside(db, arrival.scopes))
    const swept =
      arrival.readFrom === undefined
        ? NOTHING_SWEPT
        : await sweep(db, device, arrival.readFrom, new Set(purge), now)
    const marks = purge ? { purge } : arrival.granted && (await marksOf(db, device, arrival.granted))
    const { offset } = arrival.device
    // A clock that jumped by more than a minute restarts the stamps: one reading of 2099 must not win for ever.
    const restarted =
      offset !== undefined && Math.abs(offset - device.offset) > 60_000 ? { stamp: undefined } : {}
    const { handIns = device.told?.handIns ?? 0 } = arrival
    const isOther = handIns !== (device.told?.handIns ?? 0)
    await db.device.put(
      {
        ...device,
        ...arrival.device,
        ...marks,
        ...restarted,
        // Should the server refuse what is unsent of them, a comparison finds what is to go then, whatever the clock says.
        ...(swept.hasSpared && { compareAt: 0 }),
        ...(isOther && { told: { ...device.told, handIns } }),
        turn: turn + 1,
      },
      DEVICE,
    )
    return {
      rows,
      attention: refused || isKept === true || isOther || swept.isAsked === true,
      settled,
      removed: [...removed, ...swept.removed],
      summaries: { ...summaries, ...swept.summaries },
    }
  })
}

function isOfDeletion(verdict: Verdict): boolean {
  return verdict.is === 'merged' && verdict.refused.includes('deleted')
}
