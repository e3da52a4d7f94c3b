import { differing, digest } from '../model/digest.ts'
import type { Digest } from '../model/protocol.ts'
import type { Row } from '../model/row.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'
import { readNext } from './grants.ts'

/** Packs read at once: a person's tap waits for no more than one such reading. */
const PACKS_AT_ONCE = 20

type Place = Pick<Row, 'id' | 'scope' | 'revision'>

/**
 * Compares all that is held with what the server says it has, as both stand after the turn `turn`, and marks what differs to be read
 * again; unasked it is compared again at `next`. Answers how many scopes differ; undefined when another turn came between. A server that cannot say (`theirs` is missing) is one
 * of an older version: who asked is told, and nothing is repaired.
 */
export async function compare(
  db: Database,
  turn: number,
  theirs: readonly Digest[] | undefined,
  { now, next }: { now: number; next: number },
): Promise<number | undefined> {
  const wrong = theirs && differing(digest(await placesHere(db)), theirs)
  return db.transaction('rw', db.device, async () => {
    const device = (await db.device.get(DEVICE))!
    if (device.turn !== turn) return undefined
    const repairs = wrong?.length ? readNext({ ...device, unread: wrong }) : {}
    const told = toldOf(device, wrong, now)
    await db.device.put({ ...device, ...repairs, told, compareAt: next, turn: turn + 1 }, DEVICE)
    return wrong?.length ?? 0
  })
}

function toldOf({ told }: DeviceRecord, wrong: string[] | undefined, now: number): DeviceRecord['told'] {
  const { comparing, ...rest } = told ?? {}
  if (!wrong) return comparing ? { ...rest, compared: { at: now, repaired: 0, cannot: true } } : told
  const accounts = wrong.filter(scope => scope.startsWith('account/')).length
  return { ...rest, compared: { at: now, repaired: wrong.length, accounts } }
}

/** Where each row lies here, in its newest revision; read bit by bit, because it may be the whole book. */
async function placesHere(db: Database): Promise<Iterable<Place>> {
  const newest = new Map<string, Place>()
  let last = ''
  for (;;) {
    const packs = await db.packs.where('key').above(last).limit(PACKS_AT_ONCE).toArray()
    for (const { rows } of packs)
      for (const { id, scope, revision } of rows)
        if ((newest.get(id)?.revision ?? 0) < revision) newest.set(id, { id, scope, revision })
    if (packs.length < PACKS_AT_ONCE) return newest.values()
    last = packs.at(-1)!.key
  }
}
