import { changeId, counterOf } from '../model/change.ts'
import { SCHEMA } from '../model/nouns.ts'
import type { Scope } from '../model/row.ts'
import type { Me } from './book.ts'
import { type Database, DEVICE, type DeviceRecord, type Sent } from './database.ts'

/** Makes this database a device, once; `reads` is set where a server has rows to be read first. */
export async function ensureDevice(db: Database, id: string, reads: boolean): Promise<DeviceRecord> {
  return db.transaction('rw', db.device, async () => {
    const known = await db.device.get(DEVICE)
    if (known) return raiseSchema(db, known)
    const device: DeviceRecord = {
      id,
      counter: 0,
      cursor: 0,
      turn: 0,
      schema: SCHEMA,
      offset: 0,
      readings: reads ? 1 : 0,
      ...(reads && { afresh: { number: 1, rows: 0, total: 0 } }),
    }
    await db.device.put(device, DEVICE)
    return device
  })
}

async function raiseSchema(db: Database, device: DeviceRecord): Promise<DeviceRecord> {
  if (device.schema >= SCHEMA) return device
  const raised = { ...device, schema: SCHEMA }
  await db.device.put(raised, DEVICE)
  return raised
}

/** A new device id: 64 random bits in hexadecimal. */
export function newDeviceId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return [...random(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Nouns that belong to the workspace joined, not to the device that joins. */
const LEFT_BEHIND = ['workspace', 'member']

/**
 * Takes what was made on "Just this device" over as changes of this database, in one transaction, so that a joining cut short
 * takes over all or nothing. Called again it takes what has been made since. The old database stays until the last of them has
 * its verdict (`carried`). Bytes go before the rows that name them.
 */
export async function carryOver(
  from: Database,
  to: Database,
  before: Pick<Me, 'member'>,
  after: Pick<Me, 'member'>,
): Promise<void> {
  const { carryBytes } = await import('./bytes/carry-bytes.ts')
  const known = (await to.device.get(DEVICE))!.carried
  const recordings = await carryBytes(from, to, (known?.database === from.name && known.recordings) || [])
  const source = (await from.device.get(DEVICE))!.counter
  const outbox = await from.outbox.orderBy('counter').toArray()
  const drafts = (await from.drafts.toArray()).filter(draft => draft.key !== 'first-screen')
  await to.transaction('rw', to.device, to.outbox, to.drafts, async () => {
    const device = (await to.device.get(DEVICE))!
    const taken = device.carried?.database === from.name ? device.carried.source : 0
    if (source <= taken && recordings.length === 0) return
    const renumbered = new Map<number, number>()
    let { counter } = device
    const made = outbox.filter(sent => sent.counter > taken && sent.counter <= source)
    const carried = made.map((sent): Sent => {
      const changes = sent.changes
        .filter(change => !LEFT_BEHIND.includes(change.noun))
        .map(change => {
          counter += 1
          renumbered.set(counterOf(change.id), counter)
          const base = { revision: 0, change: renumbered.get(change.base.change) ?? 0 }
          const patch =
            change.patch.owner === before.member ? { ...change.patch, owner: after.member } : change.patch
          const stamp = change.stamp.slice(0, 18) + device.id
          return {
            ...change,
            id: changeId(device.id, counter),
            base,
            patch,
            stamp,
            scope: change.scope as Scope,
          }
        })
      return { ...sent, counter: counter - changes.length + 1, changes }
    })
    const withChanges = carried.filter(sent => sent.changes.length > 0)
    await to.outbox.bulkPut(withChanges)
    await to.drafts.bulkPut(drafts)
    const { member } = before
    await to.device.put(
      { ...device, counter, carried: { database: from.name, source, member, upTo: counter, recordings } },
      DEVICE,
    )
  })
}
