import type { Change } from '../model/change.ts'
import type { HalfWritten } from '../model/half-written.ts'
import { accountOf, type Row } from '../model/row.ts'
import { type Answer, ask, type Network } from './api.ts'
import { type Applied, NOTHING_APPLIED } from './apply.ts'
import type { Attention, LetGo } from './connection.ts'
import { cut } from './cut.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'
import { forgetInLists, halfWrittenIn } from './half-written.ts'
import { withoutThese } from './summaries.ts'

/** What is unsent and may not be sent any more. */
export interface Unsent {
  changes: Change[]
  drafts: HalfWritten[]
}

/**
 * Everything unsent, or that of some scopes: changes that wait or were refused, and half-written forms that speak of them. A deletion that
 * was not done has been sent.
 */
export async function unsentIn(db: Database, scopes?: ReadonlySet<string>): Promise<Unsent> {
  const [outbox, attention, drafts] = await Promise.all([
    db.outbox.orderBy('counter').toArray(),
    db.attention.toArray(),
    halfWrittenIn(db),
  ])
  return {
    changes: [...attention.filter(item => !isKept(item)), ...outbox]
      .flatMap(({ changes }) => changes)
      .filter(change => isIn(change, scopes)),
    drafts: drafts.filter(draft => speaksOf(draft, scopes)),
  }
}

/**
 * Hands in what is unsent, for an admin to judge. Until something else is stored it goes under one id, so that it may be sent again and again:
 * what has come is not added twice.
 */
export async function handIn(
  network: Network,
  member: string,
  { id, turn }: Pick<DeviceRecord, 'id' | 'turn'>,
  reason: 'access' | 'revoked',
  { changes, drafts }: Unsent,
): Promise<Answer> {
  let answer: Answer = { ok: true, body: undefined }
  const [partsOfChanges, partsOfDrafts] = [cut(changes), cut(drafts)]
  for (let at = 0; at < Math.max(partsOfChanges.length, partsOfDrafts.length); at++) {
    const part = { changes: partsOfChanges[at] ?? [], drafts: partsOfDrafts[at] ?? [] }
    answer = await ask(network, '/api/hand-ins', { turn, member, device: id, reason, ...part })
    if (!answer.ok) return answer
  }
  return answer
}

/**
 * Lets go of scopes that may be read no more, in one transaction: rows, summaries, bytes that are safe, and what was handed in. Undefined
 * when another turn came between, or something of them was written since.
 */
export async function letGo(
  db: Database,
  turn: number,
  scopes: ReadonlySet<string>,
  handed: Unsent,
  now: number,
): Promise<Applied | undefined> {
  const tables = [db.packs, db.summaries, db.device, db.outbox, db.attention, db.drafts, db.blobs, db.bytes]
  return db.transaction('rw', tables, async () => {
    const device = (await db.device.get(DEVICE))!
    const isHandedIn = among(handed)
    const unsent = await unsentIn(db, scopes)
    if (device.turn !== turn || ![...unsent.changes, ...unsent.drafts].every(isHandedIn)) return undefined
    await forgetChanges(db, new Set(handed.changes.map(change => change.id)))
    await forgetKept(db, ({ row }) => scopes.has(row!.scope))
    await db.drafts.bulkDelete(['first-screen', ...handed.drafts.map(draft => draft.key)])
    await forgetInLists(db, [...scopes].map(idIn))
    const gone = await forgetRows(db, scopes)
    const removed = gone.map(({ noun, id, scope }) => ({ noun, id, account: accountOf(scope) }))
    const summaries = await withoutThese(db, removed, now)
    const letGo = together([...(device.told?.letGo ?? []), ...worthTelling(scopes, handed, gone, now)])
    const told = { ...device.told, ...(letGo.length > 0 && { letGo }) }
    await db.device.put({ ...device, purge: [], told, turn: turn + 1 } satisfies DeviceRecord, DEVICE)
    return { ...NOTHING_APPLIED, summaries, removed, attention: true, settled: true }
  })
}

/** What was handed in waits here no more; what is written from now on is another hand-in. */
export async function forgetHandedIn(db: Database, { changes, drafts }: Unsent): Promise<void> {
  await db.transaction('rw', db.device, db.outbox, db.attention, db.drafts, async () => {
    const device = (await db.device.get(DEVICE))!
    await db.device.put({ ...device, turn: device.turn + 1 }, DEVICE)
    await forgetChanges(db, new Set(changes.map(change => change.id)))
    await forgetKept(db, () => true)
    const same = (await halfWrittenIn(db)).filter(among({ changes, drafts }))
    await db.drafts.bulkDelete(same.map(draft => draft.key))
  })
}

/** Whether a change was handed in, or a half-written form just as it is: somebody may have gone on writing in it. */
function among({ changes, drafts }: Unsent): (one: Change | HalfWritten) => boolean {
  const ids = new Set(changes.map(change => change.id))
  const written = new Set(drafts.map(draft => JSON.stringify(draft)))
  return one => ('id' in one ? ids.has(one.id) : written.has(JSON.stringify(one)))
}

/** Of the accounts that were let go those in which something was unsent, by the names they had here. */
function worthTelling(scopes: ReadonlySet<string>, handed: Unsent, gone: Row[], now: number): LetGo[] {
  return [...scopes].flatMap(scope => {
    const one = new Set([scope])
    const changes = handed.changes.filter(change => isIn(change, one)).length
    const drafts = handed.drafts.filter(draft => speaksOf(draft, one)).length
    const account = String(gone.find(row => row.id === idIn(scope))?.fields.name ?? '')
    return changes + drafts > 0 ? [{ account, changes, drafts, at: now }] : []
  })
}

/** An account that came and went more than once before anybody read of it is told of once. */
function together(list: readonly LetGo[]): LetGo[] {
  const byName = new Map<string, LetGo>()
  for (const one of list) {
    const { changes = 0, drafts = 0 } = byName.get(one.account) ?? {}
    byName.set(one.account, { ...one, changes: one.changes + changes, drafts: one.drafts + drafts })
  }
  return [...byName.values()]
}

function speaksOf({ key, value }: HalfWritten, scopes: ReadonlySet<string> | undefined): boolean {
  if (!scopes) return true
  const written = JSON.stringify([key, value])
  return [...scopes].some(scope => written.includes(idIn(scope)))
}

function idIn(scope: string): string {
  return scope.slice(scope.indexOf('/') + 1)
}

function isIn(change: Change, scopes: ReadonlySet<string> | undefined): boolean {
  if (!scopes) return true
  return scopes.has(change.scope) || scopes.has(String(change.patch.scope))
}

async function forgetChanges(db: Database, handed: ReadonlySet<string>): Promise<void> {
  for (const sent of await db.outbox.toArray()) {
    const changes = sent.changes.filter(change => !handed.has(change.id))
    if (changes.length === 0) await db.outbox.delete(sent.counter)
    else if (changes.length < sent.changes.length) await db.outbox.put({ ...sent, changes })
  }
  for (const item of await db.attention.toArray())
    if (item.changes.length > 0 && item.changes.every(change => handed.has(change.id)))
      await db.attention.delete(item.id)
}

function isKept({ code }: Attention): boolean {
  return code === 'kept'
}

/** Nobody decides any more on rows that were kept and go now. */
async function forgetKept({ attention }: Database, isGoing: (item: Attention) => boolean): Promise<void> {
  const going = (await attention.toArray()).filter(item => isKept(item) && isGoing(item))
  await attention.bulkDelete(going.map(({ id }) => id))
}

async function forgetRows(db: Database, scopes: ReadonlySet<string>): Promise<Row[]> {
  const packs = await db.packs.toArray()
  const gone = packs.flatMap(pack => pack.rows).filter(row => scopes.has(row.scope))
  const thinned = packs
    .filter(pack => pack.rows.some(row => scopes.has(row.scope)))
    .map(pack => ({ ...pack, rows: pack.rows.filter(row => !scopes.has(row.scope)) }))
  await db.packs.bulkPut(thinned)
  for (const row of gone) {
    const hash = (row.fields.blob as { hash?: string } | undefined)?.hash
    const held = hash ? await db.blobs.get(hash) : undefined
    // What the server has not got yet is still brought: whoever made it may.
    if (!held?.safe) continue
    await db.blobs.delete(hash!)
    await db.bytes.where('[hash+part]').between([hash, 0], [hash, Number.MAX_SAFE_INTEGER]).delete()
  }
  return gone
}
