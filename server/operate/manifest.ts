import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { blobFiles } from '../blobs/walk.ts'
import { migrations } from '../store/migrations.ts'
import { BLOBS, DATABASE, MANIFEST } from './folder.ts'
import { hashFile } from './hash-file.ts'
import { syncFile } from './place-file.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const Manifest = v.object({
  tend: v.literal('backup'),
  format: v.literal(1),
  /** When the copy of the database was taken. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Shape of the database. */
  schema: count,
  database: v.object({ bytes: count, sha256: v.string() }),
  rows: count,
  history: count,
  blobs: v.object({ files: count, bytes: count }),
})
export type Manifest = v.InferOutput<typeof Manifest>

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = join(folder, MANIFEST)
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  await syncFile(file)
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`${folder} is no backup: there is no ${MANIFEST} in it.`)
  const read = v.safeParse(Manifest, parsed(text))
  if (!read.success) throw new Error(`${join(folder, MANIFEST)} is not what this Tend writes.`)
  return read.output
}

/** What is not as the manifest says, as sentences; none of a good backup. Bytes are counted here, not read. */
export async function deviations(folder: string, manifest: Manifest): Promise<string[]> {
  return [
    ...newer(manifest),
    ...(await ofDatabase(join(folder, DATABASE), manifest)),
    ...(await ofBlobs(join(folder, BLOBS), manifest)),
  ]
}

function newer({ schema }: Manifest): string[] {
  if (schema <= migrations.length) return []
  return [`It was made by a newer Tend (${schema}); this one knows ${migrations.length}.`]
}

async function ofDatabase(file: string, { database }: Manifest): Promise<string[]> {
  const size = (await stat(file).catch(() => undefined))?.size
  if (size === undefined) return ['Its database is missing.']
  if (size !== database.bytes) return [`Its database has ${size} bytes and not ${database.bytes}.`]
  return (await hashFile(file)) === database.sha256 ? [] : ['Its database is not the one that was copied.']
}

async function ofBlobs(folder: string, { blobs }: Manifest): Promise<string[]> {
  const there = { files: 0, bytes: 0 }
  for await (const found of blobFiles(folder))
    if (found.is === 'whole') {
      there.files++
      there.bytes += found.size
    }
  if (there.files === blobs.files && there.bytes === blobs.bytes) return []
  return [
    `It has ${there.files} files of recordings, photos and files (${there.bytes} bytes) and not ${blobs.files} (${blobs.bytes} bytes).`,
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
