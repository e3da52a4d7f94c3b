import { Problem } from '../http/problem.ts'
import type { Store } from '../store/store.ts'
import { type Attached, attachedBy } from './access.ts'
import type { Blobs } from './blobs.ts'

/** How many bytes one member may have on the server. */
export interface Quota {
  /** Throws 507 `quota` when what is missing of these bytes would make it too many, and counts them as coming when not. */
  require(attached: Attached): Promise<void>
}

/** Who is over is counted anew this often at most. */
const COUNTED_AGAIN_MS = 10_000
const COUNTED_AT_ONCE = 200

interface Count {
  /** Bytes held when it was counted. */
  held: number
  /** Bytes that have been let in since, by where they lie. */
  coming: Map<string, number>
}

/**
 * Bytes are those of whoever made the row; bytes of deleted rows are nobody's. They are counted once and added to as uploads begin, so
 * that a part costs no count; before anybody is refused, they are counted anew. A blob is let in whole before its first part; only a new
 * count, which another one that did not fit has caused, may stop it half-way.
 */
export function quotaOf(store: Store, blobs: Blobs, clock: () => number, most: number): Quota {
  const counts = new Map<string, Promise<Count>>()
  const countedAnew = new Map<string, number>()

  async function require(attached: Attached) {
    const { at, by } = attached
    if (by === undefined) return
    const key = `${at.workspace} ${by}`
    const here = `${at.row} ${at.hash}`
    let count = await counted(key, at.workspace, by)
    if (count.coming.has(here)) return
    const missing = at.size - (await blobs.weigh(at))
    if (missing === 0) return
    if (bytesOf(count) + missing > most && mayCountAnew(key)) {
      counts.delete(key)
      count = await counted(key, at.workspace, by)
    }
    if (bytesOf(count) + missing > most) throw new Problem(507, 'quota')
    count.coming.set(here, missing)
  }

  function mayCountAnew(key: string): boolean {
    if (clock() - (countedAnew.get(key) ?? Number.NEGATIVE_INFINITY) < COUNTED_AGAIN_MS) return false
    countedAnew.set(key, clock())
    return true
  }

  function counted(key: string, workspace: string, member: string): Promise<Count> {
    const known = counts.get(key)
    if (known) return known
    const counting = countOf(workspace, member)
    counts.set(key, counting)
    counting.catch(() => counts.delete(key))
    return counting
  }

  async function countOf(workspace: string, member: string): Promise<Count> {
    let held = 0
    let after = ''
    for (;;) {
      const rows = await store.transact(workspace, tables =>
        tables.attachmentsBy(workspace, member, after, COUNTED_AT_ONCE),
      )
      for (const row of rows) {
        const attached = attachedBy(workspace, row)
        if (attached) held += await blobs.weigh(attached.at)
      }
      if (rows.length < COUNTED_AT_ONCE) return { held, coming: new Map() }
      after = rows.at(-1)!.id
    }
  }

  return { require }
}

function bytesOf({ held, coming }: Count): number {
  let bytes = held
  for (const missing of coming.values()) bytes += missing
  return bytes
}
