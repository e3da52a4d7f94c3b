import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './blobs.ts'

/** A file under the folder of blobs: all of a blob's bytes, their beginning, or something else. */
export type Found = { path: string; size: number; touched: number } & (
  | { is: 'whole' | 'part'; at: Pick<Place, 'workspace' | 'row' | 'hash'> }
  | { is: 'unknown' }
)

const NAME = /^(.+)-([0-9a-f]{64})(\.part)?$/

/** Every file under the folder of blobs, folder by folder; files that come or go meanwhile may be missed. */
export async function* blobFiles(folder: string): AsyncGenerator<Found> {
  for (const workspace of await namesIn(folder)) {
    for (const end of await namesIn(join(folder, workspace))) {
      for (const name of await namesIn(join(folder, workspace, end))) {
        const path = join(folder, workspace, end, name)
        const stats = await statIfThere(path)
        if (stats?.isFile()) yield found(path, stats, workspace, end, name)
        else if (stats) yield* strangers(path)
      }
      yield* strangerAt(join(folder, workspace, end))
    }
    yield* strangerAt(join(folder, workspace))
  }
}

function found(path: string, { size, mtimeMs }: Stats, workspace: string, end: string, name: string): Found {
  const about = { path, size, touched: mtimeMs }
  const [, row, hash, part] = NAME.exec(name) ?? []
  if (!row || !hash || !row.endsWith(end)) return { is: 'unknown', ...about }
  return { is: part ? 'part' : 'whole', at: { workspace, row, hash }, ...about }
}

/** A file where a folder should be. */
async function* strangerAt(path: string): AsyncGenerator<Found> {
  const stats = await statIfThere(path)
  if (stats?.isFile()) yield { is: 'unknown', path, size: stats.size, touched: stats.mtimeMs }
}

/** Whatever lies deeper than blobs do. */
async function* strangers(folder: string): AsyncGenerator<Found> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    yield* strangerAt(path)
    yield* strangers(path)
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).then(
    names => names.sort(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
      throw error
    },
  )
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
