import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type BlobName, PART_BYTES } from '../../app/model/blob.ts'
import { StoreTrouble } from '../store/store.ts'
import type { Appended, BlobState, Blobs } from './blobs.ts'

/**
 * Blobs as files: `<folder>/<workspace>/<hash>`, with `.part` behind the name until it is whole. How much has arrived is the length
 * of the file, so there is no record beside it that could say otherwise.
 */
export function openBlobFiles(folder: string): Blobs {
  const turns = new Map<string, Promise<unknown>>()
  const whole = (workspace: string, hash: string) => join(folder, workspace, hash)
  const partial = (workspace: string, hash: string) => `${whole(workspace, hash)}.part`

  /** One after the other for each blob. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(key) ?? Promise.resolve()).then(work)
    const rest: Promise<void> = turn
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        if (turns.get(key) === rest) turns.delete(key)
      })
    turns.set(key, rest)
    return turn
  }

  async function state(workspace: string, { hash, size }: BlobName): Promise<BlobState> {
    if ((await sizeOf(whole(workspace, hash))) === size) return { bytes: size, isWhole: true }
    return { bytes: (await sizeOf(partial(workspace, hash))) ?? 0, isWhole: false }
  }

  async function appendNow(
    workspace: string,
    blob: BlobName,
    offset: number,
    part: AsyncIterable<Uint8Array>,
  ): Promise<Appended> {
    const held = await state(workspace, blob)
    if (held.isWhole || held.bytes !== offset) return { is: 'offset', bytes: held.bytes }
    await mkdir(join(folder, workspace), { recursive: true })
    const path = partial(workspace, blob.hash)
    const written = await write(path, offset, Math.min(PART_BYTES, blob.size - offset), part)
    if (written === 'too_large') return { is: 'too_large', bytes: offset }
    if (written < blob.size) return { is: 'kept', bytes: written, isWhole: false }
    if ((await hashOf(path)) !== blob.hash) {
      await rm(path, { force: true })
      return { is: 'hash' }
    }
    await rename(path, whole(workspace, blob.hash))
    await flushFolder(join(folder, workspace))
    return { is: 'kept', bytes: written, isWhole: true }
  }

  return {
    state,
    append: (workspace, blob, offset, part) =>
      inTurn(`${workspace}/${blob.hash}`, () =>
        appendNow(workspace, blob, offset, part).catch(cause => {
          throw troubleOf(cause)
        }),
      ),
    drop: (workspace, blob) =>
      inTurn(`${workspace}/${blob.hash}`, async () => {
        await rm(partial(workspace, blob.hash), { force: true })
        await rm(whole(workspace, blob.hash), { force: true })
      }),
    read: (workspace, hash, from, to) =>
      Readable.toWeb(
        createReadStream(whole(workspace, hash), { start: from, end: to - 1 }),
      ) as ReadableStream<Uint8Array>,
    pathOf: whole,
  }
}

/** Writes a part behind `offset` and flushes it; a part that is longer than it may be leaves the file as it was. */
async function write(
  path: string,
  offset: number,
  most: number,
  part: AsyncIterable<Uint8Array>,
): Promise<number | 'too_large'> {
  const file = await open(path, offset === 0 ? 'w' : 'r+')
  try {
    return await fill(file, offset, most, part)
  } finally {
    await file.close()
  }
}

async function fill(
  file: FileHandle,
  offset: number,
  most: number,
  part: AsyncIterable<Uint8Array>,
): Promise<number | 'too_large'> {
  let end = offset
  let cut: unknown
  try {
    for await (const bytes of part) {
      if (end + bytes.byteLength > offset + most) {
        await file.truncate(offset)
        return 'too_large'
      }
      await file.write(bytes, 0, bytes.byteLength, end)
      end += bytes.byteLength
    }
  } catch (cause) {
    if (isOfDisk(cause)) {
      await file.truncate(offset).catch(() => {})
      throw cause
    }
    cut = cause
  }
  await file.sync()
  // The caller went away: what has arrived is kept, and is where the next part begins.
  if (cut && end === offset) throw cut
  return end
}

/** The machine's faults by name. */
function troubleOf(cause: unknown): unknown {
  if (!isOfDisk(cause)) return cause
  const isFull = ['ENOSPC', 'EDQUOT'].includes((cause as NodeJS.ErrnoException).code ?? '')
  return new StoreTrouble(isFull ? 'full' : 'broken', cause)
}

function isOfDisk(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG'].includes((cause as NodeJS.ErrnoException)?.code ?? '')
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Uint8Array)
  return hash.digest('hex')
}

/** The new name is on disk only when its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
