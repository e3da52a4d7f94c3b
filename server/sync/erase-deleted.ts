import { SERVER_DEVICE } from '../../app/model/change.ts'
import type { Held } from '../../app/model/merge.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { nextStamp } from '../../app/model/stamp.ts'
import { forgetErased } from '../blobs/forget-erased.ts'
import { KEPT_MS } from '../blobs/sweep.ts'
import { factsOf, type Log } from '../log.ts'
import type { Ports } from '../ports.ts'
import { StoreTrouble, type Tables } from '../store/store.ts'
import { daysHavePassed } from './confirming.ts'
import { erase } from './erase.ts'
import { survivorOf } from './merged-away.ts'

/** Whoever pushes meanwhile waits for one such step at most: so many deletions looked at, or so many rows erased and what hangs on the last. */
const LOOKED_AT = 50
const ERASED_AT_ONCE = 100

type Hands = Pick<Ports, 'store' | 'blobs' | 'clock' | 'log'>

/**
 * Erases for good what was deleted 90 days ago, as a person's "Erase for good" does (sync.md, Merge, rule 4: "The body stays behind the
 * tombstone for 90 days, the id for ever"); of an account so with all that lies in it, whole or not at all. The days count from when the
 * server took in the deletion that stands, whatever a device's clock said.
 *
 * A row that was merged into another stays as it is, as long as that one is not erased: what its body and its marks say decides what an
 * edit that had not seen the merge does to the survivor (merged-away.ts). Members and the workspace are never deleted, and never erased.
 *
 * A workspace that fails is noted and does not hold up the others; what was cut off the next run goes on with.
 */
export async function eraseDeleted(hands: Hands, signal?: AbortSignal): Promise<number> {
  const { store, log } = hands
  let rows = 0
  for (const workspace of await store.transact(undefined, tables => tables.workspaces())) {
    if (signal?.aborted) break
    try {
      for await (const erased of eraseIn(hands, workspace, signal)) rows += erased
    } catch (error) {
      log.error({ workspace, ...factsOf(error) }, 'erase deleted')
    }
  }
  log.info({ rows }, 'deleted rows erased')
  return rows
}

/** Step by step, each a transaction of its own; yields how many rows each has erased. */
async function* eraseIn(hands: Hands, workspace: string, signal?: AbortSignal): AsyncGenerator<number> {
  const { store, clock, log } = hands
  let after: number | undefined = 0
  while (after !== undefined && !signal?.aborted) {
    const from: number = after
    const step: Step = await store.transact(workspace, tables =>
      eraseSome(tables, workspace, from, clock(), log),
    )
    if (step.erased > 0) {
      yield step.erased
      await forgetErased(hands, workspace)
    }
    after = step.end
  }
}

interface Step {
  erased: number
  /** The deletion after which to go on; undefined at the end. */
  end?: number
}

async function eraseSome(
  tables: Tables,
  workspace: string,
  after: number,
  now: number,
  log: Log,
): Promise<Step> {
  const find = async (id: string) => (await tables.rows(workspace, [id])).get(id)
  const before = now - KEPT_MS
  const about = await find(workspace)
  if (!about || !daysHavePassed(about, before)) return { erased: 0 }
  const deletions = await tables.deletions(workspace, after, LOOKED_AT)
  let erased = 0
  for (const { row, revision, at } of deletions) {
    if (at > before) continue
    erased += await eraseOne(row)
    if (erased >= ERASED_AT_ONCE) return { erased, end: revision }
  }
  return deletions.length < LOOKED_AT ? { erased } : { erased, end: deletions.at(-1)!.revision }

  /** One that fails is noted, and the others go. */
  async function eraseOne(id: string): Promise<number> {
    try {
      return await tables.savepoint(async () => {
        const row = await find(id)
        if (!row || !isToGo(row) || (await survivorOf(find, row))) return 0
        const change = {
          id: `${SERVER_DEVICE}:${(await tables.revision(workspace)) + 1}`,
          stamp: nextStamp(undefined, now, SERVER_DEVICE),
        }
        return (await erase(tables, { workspace, member: '' }, row, change, now)).length
      })
    } catch (cause) {
      if (cause instanceof StoreTrouble) throw cause
      log.error({ workspace, row: id, ...factsOf(cause) }, 'erase deleted')
      return 0
    }
  }
}

/** Written by people, and not gone already with what it hung on or lay in. */
function isToGo({ noun, fields }: Held): boolean {
  return !fields.erased && noun !== 'workspace' && nounOf(noun)?.writtenBy === 'member'
}
