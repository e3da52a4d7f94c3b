import type { Database, HeldBlob } from '../database.ts'
import { reviving } from '../reviving.ts'

/**
 * Takes bytes and unsaved recordings of "Just this device" over into the book it joins, one by one: a joining cut short goes on where
 * it stopped. `taken` are recordings that came over before and may have been saved there since. Answers all that have come over.
 */
export async function carryBytes(from: Database, to: Database, taken: readonly string[]): Promise<string[]> {
  for (const blob of await from.blobs.toArray()) await carryBlob(from, to, blob)
  const recordings = (await from.recordings.toArray()).filter(({ id }) => !taken.includes(id))
  for (const recording of recordings) {
    const slices = await from.slices
      .where('[recording+segment+number]')
      .between([recording.id], [recording.id, Infinity])
      .toArray()
    await reviving(to, () =>
      to.transaction('rw', to.recordings, to.slices, async () => {
        await to.slices.bulkPut(slices)
        await to.recordings.put(recording)
      }),
    )
  }
  return [...taken, ...recordings.map(({ id }) => id)]
}

async function carryBlob(from: Database, to: Database, blob: HeldBlob): Promise<void> {
  const { hash } = blob
  const pieces = await from.bytes.where('[hash+part]').between([hash, 0], [hash, Infinity]).toArray()
  await reviving(to, () =>
    to.transaction('rw', to.blobs, to.bytes, async () => {
      const known = await to.blobs.get(hash)
      if (known?.safe) return
      if (!known) await to.bytes.bulkPut(pieces)
      const more = blob.owed.filter(({ row }) => !known?.owed.some(one => one.row === row))
      await to.blobs.put({ ...blob, ...known, owed: [...(known?.owed ?? []), ...more] })
    }),
  )
}
