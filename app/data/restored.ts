import type { Offered, Restored, Run } from '../model/protocol.ts'
import { accountOf, type Row } from '../model/row.ts'
import { type Answer, ask, type Network } from './api.ts'
import { cut } from './cut.ts'
import {
  type Database,
  DEVICE,
  type DeviceRecord,
  type HeldBlob,
  type KnownRun,
  type Pack,
  type StoredRow,
} from './database.ts'
import { readAfresh } from './grants.ts'
import { TOKEN_OF_A_COPY } from './renumber.ts'

/** Runs of the server a device remembers, and as many that a restored one has forgotten. */
const REMEMBERED = 20
/** Packs offered in one request; a pack holds some dozens of rows. */
const PACKS = 8

/**
 * The runs of the server this device knows, with this one as the last, and what can be here from it; `told` are those before it, newest
 * first, where the server says them: what came of a run through which a device slept is here all the same once it has read everything.
 * What a restored server has forgotten was `left`: a later backup may know it.
 */
export function withBoot(
  boots: KnownRun[] = [],
  id: string | undefined,
  upTo: number,
  told?: Run[],
): KnownRun[] {
  if (id === undefined) return boots
  const known = boots.find(run => run.id === id && !run.left)?.upTo ?? 0
  const others = boots.filter(run => run.left || run.id !== id)
  // Of runs that ended at one revision only one is said.
  const isSaid = (run: KnownRun) =>
    told?.some(({ id, end }) => (id === run.id ? end >= run.upTo : end === run.upTo))
  const isLeft = (run: KnownRun) => run.left || (told && !isSaid(run))
  const left = others.filter(isLeft).map((run): KnownRun => ({ ...run, left: true }))
  const before = told?.map((run): KnownRun => ({ id: run.id, upTo: run.end })).reverse()
  const line = [...(before ?? others.filter(run => !isLeft(run))), { id, upTo: Math.max(known, upTo) }]
  return [...left.slice(-REMEMBERED), ...line.slice(-REMEMBERED)]
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
    const { common, had } = knownOf(device, told)
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
    const { token, afresh: _, ...rest } = device
    const restored = { common, had, boot: told.boot, after: '' }
    const known = { ...device.told, restored: { since: now } }
    const isCopy = token === TOKEN_OF_A_COPY && { token }
    await db.device.put({ ...rest, ...isCopy, restored, told: known, unread: [], turn: turn + 1 }, DEVICE)
    return true
  })
}

/**
 * `common`: up to where the server and what is held here are one. `had`: up to where this device has had what the server holds, be it on a
 * line that an earlier backup cut off: what is held here came after that.
 */
function knownOf({ boots = [] }: DeviceRecord, told: Restored): { common: number; had: number } {
  const ends = new Map(told.boots.map(({ id, end }) => [id, end]))
  const shared = boots.flatMap(({ id, upTo, left }) => {
    const end = ends.get(id)
    return end === undefined ? [] : [{ left, upTo: Math.min(upTo, end) }]
  })
  const common = shared.findLast(({ left }) => !left)?.upTo ?? 0
  return { common, had: Math.max(common, ...shared.map(({ upTo }) => upTo)) }
}

/** Offers the next rows and answers how they lie here from now on; after the last, everything is read afresh. */
export async function offerNext(
  db: Database,
  network: Network,
  member: string,
  device: DeviceRecord,
  now: number,
): Promise<Row[] | Exclude<Answer, { ok: true }>> {
  const { common, had = common, boot, after } = device.restored!
  let { seen = common } = device.restored!
  const packs = await db.packs.where('key').above(after).limit(PACKS).toArray()
  const rows = packs.flatMap(pack => pack.rows).filter(row => isToOffer(row, common))
  const parts = cut(rows)
  // The first is asked also with nothing to offer: it tells the server that it was restored.
  for (const part of parts.length === 0 && after === '' ? [[]] : parts) {
    const offered = part.map(row => asOffered(row, common))
    const answer = await ask(network, '/api/offer', {
      member,
      device: device.id,
      boot,
      common,
      had,
      rows: offered,
    })
    if (!answer.ok && answer.trouble === 'refused' && answer.code === 'restored')
      return askAnew(db, device.turn, now)
    if (!answer.ok) return answer
    seen = Math.max(seen, (answer.body as Partial<Offered>).seen ?? 0)
  }
  return noteOffered(db, { ...device, restored: { ...device.restored!, seen } }, packs, rows, now)
}

/** What was offered counts as held at its old revision until it has come back: the server may be restored once more before that. */
function isToOffer({ revision, offered }: StoredRow, common: number): boolean {
  return revision > common || offered !== undefined
}

function asOffered({ read: _, offered = 0, ...row }: StoredRow, common: number): Row {
  return { ...row, revision: Math.max(row.revision, offered, common + 1) }
}

/**
 * Another run of the server answers, or one over another backup: an ordinary turn tells anew whether it was restored, and by how much. It
 * may be one that lacks nothing: what was offered so far lies here at no revision of its own until it is read again.
 */
async function askAnew(db: Database, turn: number, at: number): Promise<Row[]> {
  return db.transaction('rw', db.device, async () => {
    const { restored: _, ...device } = (await db.device.get(DEVICE))!
    const told = { ...device.told, restored: { since: at, ...device.told?.restored, until: at } }
    if (device.turn === turn)
      await db.device.put({ ...device, told, ...readAfresh(device), turn: turn + 1 }, DEVICE)
    return []
  })
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
  const lowered = <R extends StoredRow>(row: R) =>
    row.revision > restored.common ? { ...row, revision: 1, offered: row.revision } : row
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
            boots: withBoot(now.boots, restored.boot, restored.seen ?? restored.common),
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
