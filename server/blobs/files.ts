import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How long a file is; 0 when it is not there. */
export async function lengthOf(file: string): Promise<number> {
  return (await statIfThere(file))?.size ?? 0
}

export async function exists(file: string): Promise<boolean> {
  return (await statIfThere(file)) !== undefined
}

/** When a file was last written to, in milliseconds; undefined when it is not there. */
export async function touchedAt(file: string): Promise<number | undefined> {
  return (await statIfThere(file))?.mtimeMs
}

async function statIfThere(file: string) {
  try {
    return await stat(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes a folder and those above it; they are there after a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (!first) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** A name that was made or changed in this folder is there after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder and needs none of this.
  const handle = await open(folder).catch(() => undefined)
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}
