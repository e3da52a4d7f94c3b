import { randomBytes } from 'node:crypto'
import { constants, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exists, syncFolder } from '../blobs/files.ts'
import { openSqlite } from '../store/sqlite.ts'
import { noteBoot } from '../sync/boots.ts'
import { noteRestore } from '../sync/confirming.ts'
import { copyBlobs } from './copy-blobs.ts'
import { BLOBS, DATABASE, momentName, RESTORED, RESTORING } from './folder.ts'
import { hashFile } from './hash-file.ts'
import { lockFolder } from './lock.ts'
import { deviations, type Manifest, readManifest } from './manifest.ts'
import { syncFile } from './place-file.ts'
import { isFull, requireRoom } from './room.ts'
import { finishRestore } from './swap.ts'

export interface Restored {
  manifest: Manifest
  /** Where the former data lies; undefined when there was none. */
  aside: string | undefined
}

/**
 * Brings a backup into a data folder on which no server runs. The backup is proved first, copied beside what is there, proved again,
 * and then changes places with it. Devices notice by themselves (server/sync/boots.ts) and bring back what the backup lacks.
 */
export async function restore(
  backup: string,
  data: string,
  now: number,
  { replace = false, signal }: { replace?: boolean; signal?: AbortSignal } = {},
): Promise<Restored> {
  const manifest = await readManifest(backup)
  const wrong = await deviations(backup, manifest)
  if (wrong.length > 0) throw new Error(`${backup} is not whole. ${wrong.join(' ')} Nothing was changed.`)
  const lock = lockFolder(data)
  if (!lock)
    throw new Error(`A server runs on ${data}, or another restore; stop it first. Nothing was changed.`)
  try {
    await finishRestore(data)
    if (!replace && (await holdsData(data)))
      throw new Error(
        `There is data in ${data}. "--replace" sets it aside, in a folder beside, and restores the backup. Nothing was changed.`,
      )
    await bring(backup, data, manifest, now, signal)
    await rename(join(data, RESTORING), join(data, RESTORED + momentName(now)))
    await syncFolder(data)
    return { manifest, aside: await finishRestore(data) }
  } finally {
    lock.release()
  }
}

async function holdsData(data: string): Promise<boolean> {
  return (await exists(join(data, DATABASE))) || (await exists(join(data, BLOBS)))
}

/** Copies the backup beside what is there; on disk when it resolves, and gone when it rejects. */
async function bring(backup: string, data: string, manifest: Manifest, now: number, signal?: AbortSignal) {
  const staged = join(data, RESTORING)
  await rm(staged, { recursive: true, force: true })
  await mkdir(staged, { mode: 0o700 })
  try {
    await requireRoom(staged, manifest.database.bytes, 0)
    // Never a link: it will be written to, and the backup must stay as it is.
    await copyFile(join(backup, DATABASE), join(staged, DATABASE), constants.COPYFILE_EXCL)
    await syncFile(join(staged, DATABASE))
    if ((await hashFile(join(staged, DATABASE))) !== manifest.database.sha256)
      throw new Error('The database was spoilt while it was copied. Nothing was changed.')
    await markRestored(join(staged, DATABASE), now)
    const blobs = await copyBlobs(join(backup, BLOBS), join(staged, BLOBS), 0, signal)
    if (blobs.files !== manifest.blobs.files)
      throw new Error('The backup changed while it was copied. Nothing was changed.')
    await syncFolder(staged)
  } catch (cause) {
    await rm(staged, { recursive: true, force: true })
    throw isFull(cause)
      ? new Error(`There is no room for the backup on the disk of ${dirname(staged)}. Nothing was changed.`)
      : cause
  }
}

/** An admin is to confirm who belongs here. Noted in a run of its own: what devices were given by others must stay apart from it. */
async function markRestored(database: string, now: number) {
  const store = openSqlite(database)
  const boot = randomBytes(8).toString('hex')
  try {
    for (const workspace of await store.transact(undefined, tables => tables.workspaces()))
      await store.transact(workspace, async tables => {
        await noteBoot(tables, workspace, boot)
        await noteRestore(tables, workspace, now)
      })
  } finally {
    store.close()
  }
}
