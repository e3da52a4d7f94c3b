import type { BlobName } from '../../model/blob.ts'
import type { Row } from '../../model/row.ts'
import type { Database, Pack } from '../database.ts'
import { dropHeld } from './held.ts'

/**
 * Takes off the disk the bytes of recordings, photos and files that were erased, sent or not; those that another row names too stay. For the
 * transaction that stores the tombstones, before it does.
 */
export async function dropErased(db: Database, tombstones: readonly Row[]): Promise<void> {
  const erased = new Set(tombstones.map(({ id }) => id))
  const rows = ((await db.packs.toArray()) as Pack[]).flatMap(pack => pack.rows)
  const hashOf = (row: Row) => (row.fields.blob as BlobName | undefined)?.hash
  const kept = new Set(rows.filter(row => !erased.has(row.id)).map(hashOf))
  const going = rows.filter(row => erased.has(row.id)).flatMap(row => hashOf(row) ?? [])
  await dropHeld(
    db,
    [...new Set(going)].filter(hash => !kept.has(hash)),
  )
}
