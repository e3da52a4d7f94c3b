import type { Restored } from '../model/protocol.ts'
import { accountOf, type Row } from '../model/row.ts'
import { type Answer, ask, type Network } from './api.ts'
import { type Database, DEVICE, type DeviceRecord, type HeldBlob, type Pack } from './database.ts'
import { readAfresh } from './grants.ts'

/** Runs of the server a device remembers. */
const REMEMBERED = 20
/** Packs offered in one request; a pack holds some dozens of rows. */
const PACKS = 8
/** Most rows in one request: as the server takes them. */
const ROWS = 500

/** The runs of the server this device has spoken to, with this one as the last, and what can be here from it. */
export function withBoot(
  boots: DeviceRecord['boots'] = [],
  id: string | undefined,
  upTo: number,
): DeviceRecord['boots'] {
  if (id === undefined) return boots
  const before = boots.find(boot => boot.id === id)?.upTo ?? 0
  return [...boots.filter(boot => boot.id !== id), { id, upTo: Math.max(before, upTo) }].slice(-REMEMBERED)
}

/**
 * The server was restored from a backup. Marks what has to be offered to it: all that is held above the last revision both have in common.
 * Unsent changes count as having seen no more than that; none of them can have been answered by the server as it is now. False when
 * another turn came between.
 */
export async function noteRestored(
  db: Database,
  turn: number,
  told: Restored,
  now: number,
): Promise<boolean> {
  return db.transaction('rw', db.device, db.outbox, async () => {
    const device = (await db.device.get(DEVICE))!
    if (device.turn !== turn) return false
    const common = commonOf(device, told)
    const outbox = await db.outbox.toArray()
    await db.outbox.bulkPut(
      outbox.map(sent => ({
        ...sent,
        changes: sent.changes.map(change => {
          const revision = Math.min(change.base.revision, common)
          return revision === change.base.revision
            ? change
            : { ...change, base: { ...change.base, revision } }
        }),
      })),
    )
    const { token: _, afresh: __, ...rest } = device
    const restored = { common, boot: told.boot, after: '' }
    const known = { ...device.told, restored: { since: now } }
    await db.device.put({ ...rest, restored, told: known, unread: [], turn: turn + 1 }, DEVICE)
    return true
  })
}

/** The last revision that the device has seen and the server still has. */
function commonOf({ boots = [] }: DeviceRecord, told: Restored): number {
  const ends = new Map(told.boots.map(({ id, end }) => [id, end]))
  for (const { id, upTo } of boots.toReversed()) {
    const end = ends.get(id)
    if (end !== undefined) return Math.min(upTo, end)
  }
  return 0
}

/** Offers the next rows and answers how they lie here from now on; after the last, everything is read afresh. */
export async function offerNext(
  db: Database,
  network: Network,
  member: string,
  device: DeviceRecord,
  now: number,
): Promise<Row[] | Exclude<Answer, { ok: true }>> {
  const { common, boot, after } = device.restored!
  const packs = await db.packs.where('key').above(after).limit(PACKS).toArray()
  const rows = packs.flatMap(pack => pack.rows).filter(row => row.revision > common)
  for (let from = 0; from < rows.length; from += ROWS) {
    const offered = rows.slice(from, from + ROWS).map(({ read: _, ...row }) => row)
    const answer = await ask(network, '/api/offer', {
      member,
      device: device.id,
      boot,
      common,
      rows: offered,
    })
    if (!answer.ok && answer.trouble === 'refused' && answer.code === 'restored') return askAnew(db, device)
    if (!answer.ok) return answer
  }
  return noteOffered(db, device, packs, rows, now)
}

/** Another run of the server answers by now, perhaps restored once more: the next turn tells what that one lacks. */
async function askAnew(db: Database, device: DeviceRecord): Promise<Row[]> {
  await db.transaction('rw', db.device, async () => {
    const { restored: _, ...now } = (await db.device.get(DEVICE))!
    if (now.turn === device.turn) await db.device.put({ ...now, turn: now.turn + 1 }, DEVICE)
  })
  return []
}

/** Their revisions are of a time the server has forgotten: they count as the first, so that whatever the server holds of them is newer. */
async function noteOffered(
  db: Database,
  device: DeviceRecord,
  packs: Pack[],
  rows: Row[],
  at: number,
): Promise<Row[]> {
  const restored = device.restored!
  const lowered = <R extends Row>(row: R) => (row.revision > restored.common ? { ...row, revision: 1 } : row)
  return db.transaction('rw', db.packs, db.device, db.blobs, async () => {
    const now = (await db.device.get(DEVICE))!
    if (now.turn !== device.turn) return []
    await db.packs.bulkPut(packs.map(pack => ({ ...pack, rows: pack.rows.map(lowered) })))
    await oweAgain(db, rows)
    const next =
      packs.length === PACKS
        ? { restored: { ...restored, after: packs.at(-1)!.key } }
        : {
            restored: undefined,
            told: { ...now.told, restored: { since: at, ...now.told?.restored, until: at } },
            cursor: restored.common,
            boots: withBoot(now.boots, restored.boot, restored.common),
            ...readAfresh(now),
          }
    await db.device.put({ ...now, ...next, turn: now.turn + 1 }, DEVICE)
    return rows.map(lowered)
  })
}

/** Bytes of what was offered may be missing on the server as well: they are brought again, which costs a question where they are not. */
async function oweAgain(db: Database, rows: Row[]): Promise<void> {
  for (const row of rows) {
    const hash = (row.fields.blob as { hash?: string } | undefined)?.hash
    const held = hash ? await db.blobs.get(hash) : undefined
    if (!held || held.owed.some(owed => owed.row === row.id)) continue
    const { safe: _, sent: __, ...blob } = held
    await db.blobs.put({
      ...blob,
      owed: [...held.owed, { row: row.id, account: accountOf(row.scope) }],
    } satisfies HeldBlob)
  }
}
