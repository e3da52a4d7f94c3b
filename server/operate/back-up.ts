import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { exists, makeFolder, syncFolder } from '../blobs/files.ts'
import { copyBlobs } from './copy-blobs.ts'
import { copyDatabase } from './copy-database.ts'
import { BLOBS, DATABASE, LAST_BACKUP, PARTIAL } from './folder.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { isFull } from './room.ts'

/** On the data's own disk a backup leaves this much to the server. */
const LEFT_FREE = 256 * 1024 * 1024

/**
 * Copies a data folder into a new folder while a server runs on it:
 *
 *   <folder>.partial/  1. tend.sqlite, as it stands at one moment
 *                      2. blobs/, whole files only
 *                      3. backup.json, which says what there is
 *   <folder>/          4. all of it on disk, then renamed
 *
 * The database goes first, as a row goes before its bytes: what a row of the copy names lacks only where it had not come by then. Under
 * its own name there is a whole backup or none. The server is never waited for and never made to wait.
 */
export async function backUp(
  data: string,
  folder: string,
  now: number,
  signal?: AbortSignal,
): Promise<Manifest> {
  await requireSensible(data, folder)
  const partial = folder + PARTIAL
  await makeFolder(dirname(folder))
  await mkdir(partial, { mode: 0o700 })
  try {
    const leftFree = (await isOneDisk(data, partial)) ? LEFT_FREE : 0
    const database = await copyDatabase(join(data, DATABASE), join(partial, DATABASE), partial, leftFree)
    const blobs = await copyBlobs(join(data, BLOBS), join(partial, BLOBS), leftFree, signal)
    const at = new Date(now).toISOString()
    const manifest: Manifest = { tend: 'backup', format: 1, at, ...database, blobs }
    await writeManifest(partial, manifest)
    await syncFolder(partial)
    await rename(partial, folder)
    await syncFolder(dirname(folder))
    await noteBackup(data, at)
    return manifest
  } catch (cause) {
    await rm(partial, { recursive: true, force: true })
    throw isFull(cause)
      ? new Error(
          `There is no room for the backup on the disk of ${dirname(folder)}. What had been made of it was removed; the data and the server were not touched.`,
        )
      : cause
  }
}

async function requireSensible(data: string, folder: string) {
  if (!(await exists(join(data, DATABASE)))) throw new Error(`There is no data of Tend in ${data}.`)
  if (await exists(folder))
    throw new Error(`${folder} is there already; a backup goes into a folder of its own.`)
  if (await exists(folder + PARTIAL))
    throw new Error(
      `A backup into ${folder} is being made, or was cut off; in that case remove ${folder}${PARTIAL}.`,
    )
  if (!relative(resolve(data), resolve(folder)).startsWith('..'))
    throw new Error(`${folder} lies in the data folder and would be lost with it; name another place.`)
}

async function isOneDisk(one: string, other: string): Promise<boolean> {
  return (await stat(one)).dev === (await stat(other)).dev
}

/** For `/api/health`; a folder that may only be read has it unsaid. */
async function noteBackup(data: string, at: string) {
  const file = join(data, LAST_BACKUP)
  await writeFile(`${file}.new`, JSON.stringify({ at }))
    .then(() => rename(`${file}.new`, file))
    .catch(() => undefined)
}
