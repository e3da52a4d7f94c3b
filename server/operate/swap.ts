import { mkdir, readdir, rename, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, syncFolder } from '../blobs/files.ts'
import { ASIDE, BLOBS, DATABASE, RESTORED } from './folder.ts'

/** The log beside a database belongs to it and goes before it: nothing may ever open one with the log of the other. */
const OF: Record<string, string[]> = {
  [BLOBS]: [BLOBS],
  [DATABASE]: [`${DATABASE}-wal`, `${DATABASE}-shm`, DATABASE],
}

/**
 * Puts what was restored in the place of what is there, which is set aside and never removed; returns where it lies now. All of
 * it is on disk before the first of these renames, and whoever takes the folder next goes on with those that were not made: so it
 * happens as a whole, whenever the power fails.
 */
export async function finishRestore(data: string): Promise<string | undefined> {
  const staged = (await readdir(data).catch(() => [])).find(name => name.startsWith(RESTORED))
  if (!staged) return undefined
  const aside = join(data, ASIDE + staged.slice(RESTORED.length))
  for (const name of [BLOBS, DATABASE]) {
    if (!(await exists(join(data, staged, name)))) continue
    for (const old of OF[name]!) await setAside(data, old, aside)
    await rename(join(data, staged, name), join(data, name))
    await syncFolder(join(data, staged))
    await syncFolder(data)
  }
  await rmdir(join(data, staged))
  await syncFolder(data)
  return (await exists(aside)) ? aside : undefined
}

async function setAside(data: string, name: string, aside: string) {
  if (!(await exists(join(data, name)))) return
  await mkdir(aside, { recursive: true, mode: 0o700 })
  let to = join(aside, name)
  while (await exists(to)) to += '-again'
  await rename(join(data, name), to)
  await syncFolder(aside)
  await syncFolder(data)
}
