import { dirname, join, relative } from 'node:path'
import { makeFolder, syncFolder } from '../blobs/files.ts'
import { blobFiles } from '../blobs/walk.ts'
import { placeFile } from './place-file.ts'
import { requireRoom } from './room.ts'

export interface Counted {
  files: number
  bytes: number
}

/** Puts every whole blob under `to` as it lies under `from`. Beginnings stay behind: who brings them goes on from nothing. */
export async function copyBlobs(
  from: string,
  to: string,
  leftFree: number,
  signal?: AbortSignal,
): Promise<Counted> {
  const counted = { files: 0, bytes: 0 }
  const folders = new Set<string>()
  await makeFolder(to)
  for await (const found of blobFiles(from)) {
    signal?.throwIfAborted()
    if (found.is !== 'whole') continue
    const target = join(to, relative(from, found.path))
    const folder = dirname(target)
    if (!folders.has(folder)) await makeFolder(folder)
    folders.add(folder)
    await requireRoom(to, found.size, leftFree)
    if (!(await placeIfThere(found.path, target))) continue
    counted.files++
    counted.bytes += found.size
  }
  for (const folder of folders) await syncFolder(folder)
  return counted
}

/** False for one that was swept meanwhile. */
async function placeIfThere(from: string, to: string): Promise<boolean> {
  try {
    await placeFile(from, to)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw cause
  }
}
