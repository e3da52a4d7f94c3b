import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { inLine } from '../in-line.ts'
import { StoreTrouble } from '../store/store.ts'
import {
  type Appended,
  type Blobs,
  type Fits,
  HEAD_BYTES,
  type Held,
  type Lying,
  type Place,
} from './blobs.ts'
import { exists, lengthOf, makeFolder, syncFolder, touchedAt } from './files.ts'
import { blobFiles } from './walk.ts'
import { writePart } from './write-part.ts'

/** Bytes never take the last of the disk: text goes before them. */
const LEFT_FREE = 256 * 1024 * 1024

/**
 * Blobs as files: `<folder>/<workspace>/<end of the row's id>/<row>-<hash>`, and with `.part` while bytes are missing. The length of
 * that file is all there is to know of an upload; the rename is what makes it whole.
 */
export function blobsOnDisk(folder: string, { leftFree = LEFT_FREE } = {}): Blobs {
  const inLineOf = inLine()
  const pathOf = ({ workspace, row, hash }: Omit<Place, 'size'>) =>
    join(folder, workspace, row.slice(-2), `${row}-${hash}`)
  const partOf = (at: Omit<Place, 'size'>) => `${pathOf(at)}.part`

  /** Verifies what has all its bytes; what is wrong is thrown away. */
  async function settle(at: Place, fits: Fits): Promise<'whole' | 'hash' | 'type'> {
    const part = partOf(at)
    const wrong = (await hashOf(part)) !== at.hash ? 'hash' : fits(await headOf(part)) ? undefined : 'type'
    if (wrong) {
      await rm(part)
      return wrong
    }
    await rename(part, pathOf(at))
    await syncFolder(dirname(part))
    return 'whole'
  }

  async function heldNow(at: Place): Promise<Held> {
    if (await exists(pathOf(at))) return { bytes: at.size, isWhole: true }
    return { bytes: await lengthOf(partOf(at)), isWhole: false }
  }

  async function requireRoom(bytes: number) {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize - bytes < leftFree) throw new StoreTrouble('full', undefined)
  }

  async function append(
    at: Place,
    offset: number,
    part: readonly Uint8Array[],
    fits: Fits,
  ): Promise<Appended> {
    const held = await heldNow(at)
    // The answer to the last part was lost, and it came again.
    if (held.isWhole) return { is: 'kept', held }
    if (offset !== held.bytes) return { is: 'offset', held }
    const added = part.reduce((sum, { byteLength }) => sum + byteLength, 0)
    if (offset + added > at.size) return { is: 'too_large' }
    if (added > 0) {
      await makeFolder(dirname(pathOf(at)))
      await requireRoom(added)
      await writePart(partOf(at), offset, part)
    }
    if (offset + added < at.size) return { is: 'kept', held: { bytes: offset + added, isWhole: false } }
    const settled = await settle(at, fits)
    return settled === 'whole' ? { is: 'kept', held: { bytes: at.size, isWhole: true } } : { is: settled }
  }

  async function* lying(): AsyncGenerator<Lying> {
    for await (const found of blobFiles(folder)) if (found.is !== 'unknown') yield found
  }

  return {
    held: (at, fits) =>
      inLineOf(pathOf(at), async () => {
        const held = await heldNow(at)
        if (held.isWhole || held.bytes < at.size) return held
        await settle(at, fits)
        return heldNow(at)
      }),
    append: (at, offset, part, fits) => inLineOf(pathOf(at), () => append(at, offset, part, fits)),
    share: (from, to) =>
      inLineOf(pathOf(to), async () => {
        if (from.hash !== to.hash || !(await exists(pathOf(from)))) return false
        await makeFolder(dirname(pathOf(to)))
        await rm(partOf(to), { force: true })
        // Not every disk can have one file under two names.
        await link(pathOf(from), partOf(to)).catch(() => copyFile(pathOf(from), partOf(to)))
        await rename(partOf(to), pathOf(to))
        await syncFolder(dirname(pathOf(to)))
        return true
      }),
    erase: async (workspace, row) => {
      const place = join(folder, workspace, row.slice(-2))
      const names = await readdir(place).catch(() => [])
      const own = names.filter(name => name.startsWith(`${row}-`))
      for (const name of own)
        await inLineOf(join(place, name.replace(/\.part$/, '')), () => rm(join(place, name), { force: true }))
    },
    read: (at, from, end) =>
      Readable.toWeb(createReadStream(pathOf(at), { start: from, end })) as ReadableStream<Uint8Array>,
    head: at => headOf(pathOf(at)),
    weigh: async at => (await heldNow(at)).bytes,
    lying,
    remove: ({ at, is }, before) =>
      inLineOf(pathOf(at), async () => {
        const path = is === 'part' ? partOf(at) : pathOf(at)
        const touched = await touchedAt(path)
        if (touched === undefined || touched > before) return false
        await rm(path)
        return true
      }),
    file: async at => ((await exists(pathOf(at))) ? pathOf(at) : undefined),
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
