import type Database from 'better-sqlite3'
import type { Place } from '../blobs/blobs.ts'
import { blobFiles } from '../blobs/walk.ts'
import { amount } from './amount.ts'
import { type Finding, fine, none } from './finding.ts'
import { hashFile } from './hash-file.ts'

/** Bytes that rows name, by where they lie: `<workspace>/<row>-<hash>`. */
export type Names = ReadonlySet<string>

export function namedIn(database: Database.Database): Names {
  const sql = `SELECT workspace || '/' || id || '-' || json_extract(fields, '$.blob.hash') FROM row
    WHERE noun = 'attachment' AND json_valid(fields) AND json_extract(fields, '$.deleted') IS NOT 1
      AND json_extract(fields, '$.blob.hash') IS NOT NULL`
  return new Set(database.prepare(sql).pluck().all() as string[])
}

/** Hashes every whole blob anew, and compares what lies there with what rows name. */
export async function* checkBlobs(
  folder: string,
  names: Names,
  signal?: AbortSignal,
): AsyncGenerator<Finding> {
  const whole = { files: 0, bytes: 0, spoilt: 0, unnamed: 0 }
  const part = { files: 0, bytes: 0 }
  let unknown = 0
  const here = new Set<string>()
  for await (const found of blobFiles(folder)) {
    signal?.throwIfAborted()
    if (found.is === 'unknown') unknown++
    else if (found.is === 'part') {
      part.files++
      part.bytes += found.size
    } else {
      const name = nameOf(found.at)
      if (names.has(name)) here.add(name)
      else whole.unnamed++
      whole.files++
      whole.bytes += found.size
      if (await isSpoilt(found.path, found.at.hash)) whole.spoilt++
    }
  }
  yield fine('recordings, photos and files', `${whole.files} (${amount(whole.bytes)})`)
  yield none('their bytes are those that were named', whole.spoilt, 'that are not')
  yield fine('rows whose bytes have not come', `${names.size - here.size}`)
  yield fine('uploads that are under way or were given up', `${part.files} (${amount(part.bytes)})`)
  yield fine('files of deleted or unknown rows', `${whole.unnamed}`)
  yield fine('files that are nobody’s', `${unknown}`)
}

function nameOf({ workspace, row, hash }: Omit<Place, 'size'>): string {
  return `${workspace}/${row}-${hash}`
}

/** One that was swept meanwhile is not. */
async function isSpoilt(file: string, hash: string): Promise<boolean> {
  return hashFile(file).then(
    found => found !== hash,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}
