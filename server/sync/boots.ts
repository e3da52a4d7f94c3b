import type { Restored, Run } from '../../app/model/protocol.ts'
import type { Ports } from '../ports.ts'
import type { Tables } from '../store/store.ts'

/** A device remembers the last twenty runs; it has one of these in common with the server, or none worth having. */
const LOOKED_AT = 1000
/** Beside the one that tells. */
const TOLD = 19

/** A server that starts notes its run in every workspace, before anything is written. */
export async function noteBoots({ store, boot }: Pick<Ports, 'store' | 'boot'>): Promise<void> {
  for (const workspace of await store.transact(undefined, tables => tables.workspaces()))
    await store.transact(workspace, tables => noteBoot(tables, workspace, boot))
}

/** Notes this run of the server, once in each workspace, at the revision it begins with. */
export async function noteBoot(tables: Tables, workspace: string, boot: string): Promise<void> {
  if (await tables.boot(workspace, boot)) return
  await tables.keepBoot(workspace, { id: boot, first: (await tables.revision(workspace)) + 1 })
}

/**
 * The latest runs that have ended, newest first, and of those that ended at one revision the first. A device that knows them knows, when
 * a backup takes the server back into one, just which of its rows the backup has, whether it was awake then or not.
 */
export async function endedRuns(tables: Tables, workspace: string): Promise<Run[]> {
  const boots = await tables.boots(workspace, LOOKED_AT)
  const ended = boots.flatMap(({ id, end }, index) =>
    end !== undefined && boots[index + 1]?.end !== end ? [{ id, end }] : [],
  )
  return ended.slice(0, TOLD)
}

/**
 * What a device is told that has seen what this store never gave out: from a run it does not know, or past the end of one it knows. That
 * proves that the store was restored from a backup, whether anybody said so or not.
 */
export async function restoredSince(
  tables: Tables,
  workspace: string,
  boot: string,
  asked: { boot?: string | undefined; seen?: number | undefined; cursor: number },
): Promise<Restored | undefined> {
  if (asked.boot === undefined) return undefined
  const revision = await tables.revision(workspace)
  const known = await tables.boot(workspace, asked.boot)
  if (known && Math.max(asked.cursor, asked.seen ?? 0) <= (known.end ?? revision)) return undefined
  const boots = await tables.boots(workspace, LOOKED_AT)
  return { boot, boots: boots.map(({ id, end }) => ({ id, end: end ?? revision })) }
}
