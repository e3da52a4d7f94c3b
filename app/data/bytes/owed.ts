import type { BlobName } from '../../model/blob.ts'
import { accountOf, type Fields } from '../../model/row.ts'
import { historyAddress } from '../address.ts'
import type { Edit } from '../book.ts'
import type { Attention } from '../connection.ts'
import type { Database, HeldBlob } from '../database.ts'
import { dropHeld } from './held.ts'

/** A blob, and one attachment through which the server is still to get it. */
export interface Owed {
  blob: HeldBlob
  row: string
  account: string
}

/**
 * From now on the bytes that these attachments name are to be sent through them; also when one was deleted meanwhile and comes back.
 * Part of the transaction that writes them.
 */
export async function oweBytes(db: Database, edits: readonly Edit[]): Promise<void> {
  for (const { id: row, scope, patch, seen } of edits) {
    const known = patch.deleted ? undefined : (seen as Fields | undefined)?.blob
    const name = (patch.blob ?? known) as BlobName | undefined
    const held = name && (await db.blobs.get(name.hash))
    if (!held || (seen && held.safe) || held.owed.some(one => one.row === row)) continue
    const { safe: _, ...unsent } = held
    await db.blobs.put({ ...unsent, owed: [...held.owed, { row, account: accountOf(scope) }] })
  }
}

/** What is sent next: the row goes first, so a blob whose row waits itself, or was refused, waits too. */
export async function nextOwed(db: Database, skipped: ReadonlySet<string>): Promise<Owed | undefined> {
  const blobs = (await db.blobs.toArray()).filter(blob => blob.owed.length > 0 && !blob.refused)
  if (blobs.length === 0) return undefined
  const [outbox, attention] = await Promise.all([db.outbox.toArray(), db.attention.toArray()])
  const changes = [...outbox, ...attention].flatMap(one => one.changes)
  const waiting = new Set(changes.filter(change => change.new).map(change => change.row))
  for (const blob of blobs.sort((a, b) => a.used - b.used)) {
    const next = blob.owed.find(({ row }) => !waiting.has(row) && !skipped.has(row))
    if (next) return { blob, ...next }
  }
  return undefined
}

const PREFIX = 'bytes/'

/** Keeps what the server will not have, and has a person told of it. */
export async function refuse(
  db: Database,
  { blob, row, account }: Owed,
  code: string,
  now: number,
): Promise<'refused'> {
  const item: Attention = {
    id: PREFIX + blob.hash,
    at: now,
    code: `bytes_${code}`,
    sentence: '',
    changes: [],
    row: await storedRow(db, account, row),
  }
  await db.transaction('rw', db.blobs, db.attention, async () => {
    await db.blobs.update(blob.hash, { refused: code })
    await db.attention.put(item)
  })
  return 'refused'
}

/** "Try again": the item goes, and the bytes are sent again. */
export async function tryBytesAgain(db: Database, item: string): Promise<void> {
  await db.transaction('rw', db.blobs, db.attention, async () => {
    await db.blobs.update(item.slice(PREFIX.length), { refused: undefined })
    await db.attention.delete(item)
  })
}

/** Whether it is no wonder that the server does not know the row: it is deleted. */
export async function isDeleted(db: Database, { account, row }: Owed): Promise<boolean> {
  const stored = await storedRow(db, account, row)
  return stored?.fields.deleted === true
}

async function storedRow(db: Database, account: string, row: string) {
  const pack = await db.packs.get(historyAddress(account, row))
  return pack?.rows.find(one => one.id === row)
}

const FORGOTTEN_AFTER_MS = 7 * 24 * 60 * 60_000

/** Takes away what was kept for a form that was given up: no row names it, no draft, no recording, and a week has passed. */
export async function sweepUnnamed(db: Database, now: number): Promise<void> {
  const isOld = (blob: HeldBlob) =>
    !blob.safe && blob.owed.length === 0 && now - blob.used > FORGOTTEN_AFTER_MS
  const old = (await db.blobs.toArray()).filter(isOld)
  if (old.length === 0) return
  await db.transaction('rw', [db.blobs, db.bytes, db.drafts, db.recordings], async () => {
    const named = JSON.stringify([await db.drafts.toArray(), await db.recordings.toArray()])
    const still = (await db.blobs.bulkGet(old.map(({ hash }) => hash))).filter(blob => blob && isOld(blob))
    await dropHeld(
      db,
      still.map(blob => blob!.hash).filter(hash => !named.includes(hash)),
    )
  })
}
