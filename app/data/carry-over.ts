import { changeId, counterOf } from '../model/change.ts'
import { isSame } from '../model/merge.ts'
import type { Scope } from '../model/row.ts'
import { takeAsides } from './asides.ts'
import type { Me } from './book.ts'
import { databaseOf, deleteBook, readPointer } from './books.ts'
import { carryBytes } from './bytes/carry-bytes.ts'
import { type Carried, Database, DEVICE, type Sent } from './database.ts'
import { deleteCopies } from './second-copy.ts'
import type { Spare } from './spare.ts'

/** Nouns that belong to the workspace joined, not to the device that joins. */
const LEFT_BEHIND = ['workspace', 'member']

/**
 * Takes what was made on "Just this device" over as changes of this database, in one transaction, so that a joining cut short
 * takes over all or nothing. Called again it takes what has been made since. The old database stays until the last of them has
 * its verdict (`carried`). Bytes go before the rows that name them. Half-written forms move: what is there again was written since.
 */
export async function carryOver(
  from: Database,
  to: Database,
  before: Pick<Me, 'member'>,
  after: Pick<Me, 'member'>,
): Promise<void> {
  const known = (await to.device.get(DEVICE))!.carried
  const recordings = await carryBytes(from, to, (known?.database === from.name && known.recordings) || [])
  const source = (await from.device.get(DEVICE))!.counter
  const outbox = await from.outbox.orderBy('counter').toArray()
  await takeAsides(from).catch(() => {})
  const there = new Map((await to.drafts.toArray()).map(({ key, value }) => [key, value]))
  // A form begun in the team's book stands; the other waits until that is done.
  const drafts = (await draftsIn(from)).filter(({ key, value }) => !there.has(key) || Array.isArray(value))
  await to.transaction('rw', to.device, to.outbox, to.drafts, async () => {
    const device = (await to.device.get(DEVICE))!
    const isCarried = device.carried?.database === from.name
    const upTo = isCarried ? device.carried!.source : 0
    if (isCarried && source <= upTo && recordings.length === 0 && drafts.length === 0) return
    const renumbered = new Map<number, number>()
    let { counter } = device
    const made = outbox.filter(sent => sent.counter > upTo && sent.counter <= source)
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
    const { member } = before
    const moved = drafts.map(draft => ofMember(draft, member, after.member))
    await to.drafts.bulkPut(moved.map(({ key, value }) => ({ key, value: added(there.get(key), value) })))
    await to.device.put(
      { ...device, counter, carried: { database: from.name, source, member, upTo: counter, recordings } },
      DEVICE,
    )
  })
  await dropMoved(from, drafts).catch(() => {})
}

/** A form may have been filled with who wrote it. */
function ofMember<T>(draft: T, before: string, after: string): T {
  return JSON.parse(JSON.stringify(draft).replaceAll(before, after))
}

/** A list that the device keeps for itself, such as of the forms left half-written, is of both. */
function added(there: unknown, more: unknown): unknown {
  if (!Array.isArray(there) || !Array.isArray(more)) return more
  const nameOf = (one: { key?: string }) => one.key ?? JSON.stringify(one)
  const known = new Set(there.map(nameOf))
  return [...there, ...more.filter(one => !known.has(nameOf(one)))]
}

/** Where that fails, as in a database that takes nothing any more, they are moved once more. */
async function dropMoved(from: Database, drafts: { key: string; value: unknown }[]): Promise<void> {
  await from.transaction('rw', from.drafts, async () => {
    for (const { key, value } of drafts)
      if (isSame((await from.drafts.get(key))?.value, value)) await from.drafts.delete(key)
  })
}

/** Without what the device keeps for its next start. */
async function draftsIn(db: Database): Promise<{ key: string; value: unknown }[]> {
  return (await db.drafts.toArray()).filter(draft => draft.key !== 'first-screen')
}

/** Closes a database from which all was taken over to any later write; false where there is more to take. */
async function sealed(source: Database, { source: upTo, recordings = [] }: Carried): Promise<boolean> {
  return source.transaction('rw', source.device, source.recordings, source.drafts, async () => {
    const device = await source.device.get(DEVICE)
    const recorded = await source.recordings.toCollection().primaryKeys()
    const isMore = recorded.some(id => !recordings.includes(id)) || (await draftsIn(source)).length > 0
    if (isMore || (device && device.counter > upTo)) return false
    if (device) await source.device.put({ ...device, schema: Number.POSITIVE_INFINITY }, DEVICE)
    return true
  })
}

/**
 * The "Just this device" database goes once the last change taken over from it has its verdict, this book is the one that will be
 * opened next, and nothing has been made there since; what has been is taken over first.
 */
export async function forgetCarried(db: Database, me: Me, spare?: Spare): Promise<void> {
  const device = await db.device.get(DEVICE)
  if (!device?.carried) return
  const waiting = await db.outbox.where('counter').belowOrEqual(device.carried.upTo).count()
  const current = await readPointer('current')
  if (waiting > 0 || !current || databaseOf(current) !== db.name) return
  const { carried } = device
  const source = new Database(carried.database)
  await source.open()
  const isMore = !(await sealed(source, carried))
  if (isMore) await carryOver(source, db, carried, me)
  source.close()
  if (isMore) return
  await deleteBook(carried.database)
  if (spare) await deleteCopies(spare, [carried.database])
  await db.transaction('rw', db.device, async () => {
    const { carried: _, ...rest } = (await db.device.get(DEVICE))!
    await db.device.put(rest, DEVICE)
  })
}
