import { type Change, changeId, counterOf } from '../model/change.ts'
import { type Database, DEVICE, type Sent } from './database.ts'

/** No turn's token: by it the server takes a device for another's copy whatever it has sent under its numbers, as one is that its second copy brought back. */
export const TOKEN_OF_A_COPY = '0'.repeat(16)

/**
 * Another device answers to this one's id: this one is a copy of it, or it of this one. It takes a new id, and what is unsent gets new numbers
 * under it, in its order; what the other has had settled already (`known`) needs none. False when another turn came between.
 */
export async function renumber(
  db: Database,
  turn: number,
  id: string,
  known: ReadonlySet<string>,
): Promise<boolean> {
  return db.transaction('rw', db.device, db.outbox, async () => {
    const device = (await db.device.get(DEVICE))!
    if (device.turn !== turn) return false
    const outbox = await db.outbox.orderBy('counter').toArray()
    const numbers = new Map<number, number>()
    let { counter } = device
    const renumbered = outbox.flatMap((sent): Sent | [] => {
      const changes = sent.changes
        .filter(change => !known.has(change.id))
        .map((change): Change => {
          counter += 1
          numbers.set(counterOf(change.id), counter)
          return {
            ...change,
            id: changeId(id, counter),
            stamp: change.stamp.slice(0, 18) + id,
            base: { ...change.base, change: numbers.get(change.base.change) ?? 0 },
          }
        })
      return changes.length ? { ...sent, counter: counter - changes.length + 1, changes } : []
    })
    await db.outbox.clear()
    await db.outbox.bulkPut(renumbered)
    const { token: _, ...rest } = device
    await db.device.put({ ...rest, id, counter, turn: turn + 1 }, DEVICE)
    return true
  })
}
