import { type BlobName, LARGEST_BLOB, PART_BYTES } from '../../model/blob.ts'
import type { Database, HeldBlob, Piece } from '../database.ts'
import { reviving } from '../reviving.ts'
import { NotSaved } from '../write.ts'

/** How bytes lie on the device: what is known of them in one record, they themselves in the parts in which they travel. */

/** SHA-256 in hexadecimal. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** How a row will name these bytes; refuses what no row could name. */
export async function nameOf(bytes: ArrayBuffer, type: string): Promise<BlobName> {
  const size = bytes.byteLength
  if (size === 0 || size > LARGEST_BLOB) throw new NotSaved('invalid')
  return { hash: await hashOf(bytes), size, type: type.split(';', 1)[0]!.trim().toLowerCase() }
}

/** Puts bytes on disk. Bytes that were safe count as unsent again: the row that will name them may be another. */
export async function putHeld(
  db: Database,
  name: BlobName,
  bytes: ArrayBuffer,
  as: Pick<HeldBlob, 'used' | 'safe'>,
): Promise<void> {
  await withRoom(db, name.size, () =>
    db.transaction('rw', db.blobs, db.bytes, async () => {
      const known = await db.blobs.get(name.hash)
      if (!known) await db.bytes.bulkPut(piecesOf(name.hash, bytes))
      await db.blobs.put({ owed: known?.owed ?? [], ...name, ...as })
    }),
  )
}

function piecesOf(hash: string, bytes: ArrayBuffer): Piece[] {
  const parts = Math.ceil(bytes.byteLength / PART_BYTES)
  return Array.from({ length: parts }, (_, part) => ({
    hash,
    part,
    bytes: bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
  }))
}

/** All bytes of a blob that is here. */
export async function readHeld(db: Database, hash: string): Promise<ArrayBuffer | undefined> {
  const pieces = await db.bytes.where('[hash+part]').between([hash, 0], [hash, Infinity]).toArray()
  return pieces.length ? joined(pieces.map(piece => piece.bytes)) : undefined
}

/** Bytes `from` up to `to` of a blob that is here, without reading the rest. */
export async function readRange(db: Database, hash: string, from: number, to: number): Promise<ArrayBuffer> {
  const first = Math.floor(from / PART_BYTES)
  const last = Math.floor((to - 1) / PART_BYTES)
  const pieces = await db.bytes
    .where('[hash+part]')
    .between([hash, first], [hash, last], true, true)
    .toArray()
  const start = first * PART_BYTES
  return joined(pieces.map(piece => piece.bytes)).slice(from - start, to - start)
}

export function joined(pieces: readonly ArrayBuffer[]): ArrayBuffer {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(new Uint8Array(piece), at)
    at += piece.byteLength
  }
  return whole.buffer
}

/** Takes blobs off the disk; for a transaction over both tables. */
export async function dropHeld(db: Database, hashes: readonly string[]): Promise<void> {
  await db.blobs.bulkDelete([...hashes])
  for (const hash of hashes) await db.bytes.where('[hash+part]').between([hash, 0], [hash, Infinity]).delete()
}

/** What a full disk is relieved of at least, so that the next write does not stand before the same wall. */
const LEAST_ROOM_BYTES = 1024 * 1024

/** Runs a write; when the disk is full, what the server holds too makes room, and it is tried once more. */
export async function withRoom<T>(db: Database, bytes: number, work: () => Promise<T>): Promise<T> {
  try {
    return await reviving(db, work)
  } catch (error) {
    if (!(error instanceof NotSaved) || error.why !== 'full') throw error
    const freed = await evict(db, Math.max(LEAST_ROOM_BYTES, 2 * bytes))
    if (freed === 0) throw error
    return reviving(db, work)
  }
}

/** Takes away at least so many bytes of what the server holds too, the longest unused first; answers how many went. */
export async function evict(db: Database, bytes: number, except?: string): Promise<number> {
  return db.transaction('rw', db.blobs, db.bytes, async () => {
    const safe = (await db.blobs.toArray()).filter(blob => blob.safe && blob.hash !== except)
    const going: HeldBlob[] = []
    let freed = 0
    for (const blob of safe.sort((a, b) => a.used - b.used)) {
      if (freed >= bytes) break
      going.push(blob)
      freed += blob.size
    }
    await dropHeld(
      db,
      going.map(blob => blob.hash),
    )
    return freed
  })
}
