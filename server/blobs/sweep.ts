import { DAYS_KEPT } from '../../app/model/kept.ts'
import type { Log } from '../log.ts'
import type { Store, Tables } from '../store/store.ts'
import { daysHavePassed } from '../sync/confirming.ts'
import type { Blobs, Lying } from './blobs.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** As long as a deleted row can be brought back with all that was in it, and a device may stay away and still go on with an upload. */
export const KEPT_MS = DAYS_KEPT * DAY_MS
/** Whoever pushes meanwhile waits for one such step at most. */
const AT_ONCE = 50
/** Enough of a row's history to find when it was deleted. */
const BACK = { rows: 200, characters: 1024 * 1024 }

export interface Swept {
  whole: number
  parts: number
  bytes: number
}

interface Hands {
  store: Store
  blobs: Blobs
  clock: () => number
  log: Log
}

/**
 * Removes bytes that nobody can ask for any more: of rows deleted for 90 days, of rows that have not been there for 90 days since the
 * bytes came, and beginnings that nobody has gone on with for 90 days. Each is judged and removed under the lock of its workspace, so
 * that a row which comes back at that moment comes before or after, and finds its bytes or has none for good. A sweep that is cut off
 * has removed some of them, and the next one goes on.
 */
export async function sweep({ store, blobs, clock, log }: Hands, signal?: AbortSignal): Promise<Swept> {
  const swept: Swept = { whole: 0, parts: 0, bytes: 0 }
  for await (const batch of batches(blobs.lying())) {
    if (signal?.aborted) break
    for (const gone of await sweepIn(batch[0]!.at.workspace, batch)) {
      swept[gone.is === 'whole' ? 'whole' : 'parts']++
      swept.bytes += gone.size
    }
  }
  log.info({ ...swept }, 'bytes swept')
  return swept

  function sweepIn(workspace: string, lying: Lying[]): Promise<Lying[]> {
    return store.transact(workspace, async tables => {
      const before = clock() - KEPT_MS
      // After a restore a row may come back from a device as long as one that is deleted may be brought back.
      const about = (await tables.rows(workspace, [workspace])).get(workspace)
      const mayGo = !about || daysHavePassed(about, before)
      const handedIn = mayGo ? await rowsHandedIn(tables, workspace) : undefined
      const gone: Lying[] = []
      for (const one of lying) {
        const isWanted = one.is === 'whole' && (!handedIn || handedIn.has(one.at.row))
        if (isWanted || !(await isNobodys(tables, one, before))) continue
        if (await blobs.remove(one, before)) gone.push(one)
      }
      return gone
    })
  }
}

/** Rows that an admin may still take in: their bytes came meanwhile. */
async function rowsHandedIn(tables: Tables, workspace: string): Promise<Set<string>> {
  const waiting = await tables.handIns(workspace, 'waiting')
  const named = waiting.flatMap(({ changes }) =>
    changes.map(change => (change as { row?: string }).row ?? ''),
  )
  return new Set(named)
}

async function isNobodys(tables: Tables, { at, is, touched }: Lying, before: number): Promise<boolean> {
  if (touched > before) return false
  if (is === 'part') return true
  const row = (await tables.rows(at.workspace, [at.row])).get(at.row)
  if (!row) return true
  const { deleted, blob } = row.fields as { deleted?: unknown; blob?: { hash?: unknown } }
  if (deleted !== true && blob?.hash === at.hash) return false
  // When it was deleted, or given other bytes, by the server's clock: a device's may be years behind.
  const [last] = (await tables.history(at.workspace, at.row, BACK)).filter(
    ({ patch }) => 'deleted' in patch || 'blob' in patch,
  )
  return last !== undefined && last.at <= before
}

/** Some at once, all of one workspace. */
async function* batches(all: AsyncIterable<Lying>): AsyncGenerator<Lying[]> {
  let batch: Lying[] = []
  for await (const one of all) {
    const isOther = batch.length > 0 && batch[0]!.at.workspace !== one.at.workspace
    if (isOther || batch.length === AT_ONCE) {
      yield batch
      batch = []
    }
    batch.push(one)
  }
  if (batch.length > 0) yield batch
}
