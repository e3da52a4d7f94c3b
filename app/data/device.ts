import { SCHEMA } from '../model/nouns.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'

/**
 * Makes this database a device, once; `reads` is set where a server has rows to be read first, `lost` where the browser has cleared what
 * was here: it is told until it is read.
 */
export async function ensureDevice(
  db: Database,
  id: string,
  reads: boolean,
  lost?: number,
): Promise<DeviceRecord> {
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
      ...(lost !== undefined && { told: { lost } }),
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
