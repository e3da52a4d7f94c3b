import { constants, copyFile, link, open } from 'node:fs/promises'

/**
 * Puts a file that never changes under another name: by a link where the disk can, which costs nothing, else by a copy that is on disk
 * when this resolves. The folder's own entry is not, until the folder is synced.
 */
export async function placeFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw cause
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    await syncFile(to)
  }
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
