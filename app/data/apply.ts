import { type Change, counterOf, type Verdict } from '../model/change.ts'
import type { CheckIn } from '../model/check-in.ts'
import { differing, digest } from '../model/digest.ts'
import type { Digest, Granted } from '../model/protocol.ts'
import { accountOf, type Row } from '../model/row.ts'
import { NOTHING_YET, type Summary, withTouch } from '../model/summary.ts'
import { addressOf, bookAddress, historyAddress, summaryAddress } from './address.ts'
import type { Attention } from './connection.ts'
import { type Database, DEVICE, type DeviceRecord, type Pack, type Sent, type StoredRow } from './database.ts'
import { heldBeside, marksOf, readNext } from './grants.ts'
import { later } from './lazily.ts'
import { readHistory } from './read-history.ts'
import { fieldsOf, show } from './shown.ts'

/** What a stored answer changed, for memory and the other tabs to follow. */
export interface Applied {
  rows: Row[]
  summaries: Record<string, Summary>
  /** Rows that are here no more: moved where this member may not read, or not seen in a reading afresh. */
  removed: { noun: string; id: string; account: string }[]
  /** How many such rows were kept, because so many are not removed unasked. */
  missing: number
  /** What needs attention, or is to be told, is another than before. */
  attention: boolean
  /** Something that waited here has its verdict. */
  settled: boolean
  /** Compared with the server: how many scopes differ and are read again. */
  repaired?: number
}

export const NOTHING_APPLIED: Applied = {
  rows: [],
  summaries: {},
  removed: [],
  missing: 0,
  attention: false,
  settled: false,
}

/** What an answer brings: verdicts on what was sent, rows, and what to remember of the exchange. */
export interface Arrival {
  sent: number[]
  verdicts: Verdict[]
  rows: Row[]
  device: Partial<DeviceRecord>
  /** These rows are the last of a reading afresh that began at this revision. */
  readFrom?: number
  /** Every account this member may read, at the end of a reading of all: what else is here may be read no more. */
  scopes?: string[]
  /** What this member may read has changed. */
  granted?: Granted
  /** What the server holds in each scope, when it was asked and nothing more is to be read. */
  digests?: Digest[]
}

/**
 * Stores an answer in one transaction: rows, the emptied outbox, refused changes, cursor; at the end of a reading afresh also what it
 * did not see goes. Nothing at all when another turn came between (`turn` is the number the question was asked under); answers
 * undefined then.
 */
export async function apply(
  db: Database,
  turn: number,
  arrival: Arrival,
  now: number,
): Promise<Applied | undefined> {
  // Without these an answer only repeats what the server has: see `relaxAnswers`.
  const isOfChanges = arrival.verdicts.length > 0 || arrival.readFrom !== undefined
  const ofChanges = isOfChanges ? [db.outbox, db.attention] : []
  const erased = arrival.rows.filter(row => row.noun === 'attachment' && row.fields.erased)
  const dropErased = erased.length ? (await later()).dropErased : undefined
  const ofBytes = dropErased ? [db.blobs, db.bytes] : []
  const tables = [db.packs, db.summaries, db.device, ...ofChanges, ...ofBytes]
  return db.transaction('rw', tables, async () => {
    const [held, packs] = await Promise.all([db.device.get(DEVICE), readPacks(db, arrival.rows)])
    const device = held!
    if (device.turn !== turn) return undefined
    const settled = arrival.verdicts.length > 0
    const refused = settled && (await settle(db, arrival, device, now))
    await dropErased?.(db, erased)
    const { rows, removed } = await storeRows(db, arrival.rows, packs, device.afresh?.number)
    const summaries = { ...(await storeSummaries(db, rows, now)), ...(await withoutThese(db, removed, now)) }
    const purge = arrival.scopes && (await heldBeside(db, arrival.scopes))
    const swept =
      arrival.readFrom === undefined
        ? NOTHING_SWEPT
        : await sweep(db, device, arrival.readFrom, new Set(purge), now)
    const marks = purge ? { purge } : arrival.granted && (await marksOf(db, device, arrival.granted))
    const wrong = arrival.digests && (await scopesThatDiffer(db, arrival.digests))
    const { offset } = arrival.device
    // A clock that jumped by more than a minute restarts the stamps: one reading of 2099 must not win for ever.
    const restarted =
      offset !== undefined && Math.abs(offset - device.offset) > 60_000 ? { stamp: undefined } : {}
    const compared = wrong && {
      ...device.told,
      comparing: undefined,
      compared: { at: now, repaired: wrong.length },
    }
    // What was spared has to go too, should the server refuse what is unsent of it: a comparison behind that finds it.
    const told = compared ?? (swept.hasSpared ? { ...device.told, comparing: true as const } : undefined)
    const repairs = wrong?.length ? readNext({ ...device, unread: wrong }) : {}
    await db.device.put(
      {
        ...device,
        ...arrival.device,
        ...marks,
        ...repairs,
        ...restarted,
        ...(told && { told }),
        turn: turn + 1,
      },
      DEVICE,
    )
    return {
      rows,
      attention: refused || told !== undefined,
      settled,
      missing: swept.missing,
      ...(wrong && { repaired: wrong.length }),
      removed: [...removed, ...swept.removed],
      summaries: { ...summaries, ...swept.summaries },
    }
  })
}

async function scopesThatDiffer(db: Database, theirs: Digest[]): Promise<string[]> {
  const newest = new Map<string, Row>()
  for (const { rows } of await db.packs.toArray())
    for (const row of rows) if ((newest.get(row.id)?.revision ?? 0) < row.revision) newest.set(row.id, row)
  return differing(digest(newest.values()), theirs)
}

/** Takes answered changes out of the outbox; what was refused goes to attention with all that hangs on it. */
async function settle(db: Database, arrival: Arrival, device: DeviceRecord, now: number): Promise<boolean> {
  const verdicts = new Map(arrival.verdicts.map(verdict => [verdict.change, verdict]))
  const batch = (await db.outbox.bulkGet(arrival.sent)).filter((sent): sent is Sent => sent !== undefined)
  const refused = batch
    .flatMap(sent => sent.changes)
    .filter(change => needsAttention(verdicts.get(change.id)))
  const kept = refused.length ? await keepRefused(db, refused, verdicts, device, now) : new Set<string>()
  const touched = kept.size ? await db.outbox.toArray() : batch
  const left: Sent[] = []
  const gone: number[] = []
  for (const sent of touched) {
    const changes = sent.changes.filter(change => !verdicts.has(change.id) && !kept.has(change.id))
    if (changes.length === 0) gone.push(sent.counter)
    else if (changes.length < sent.changes.length) left.push({ ...sent, changes })
  }
  await Promise.all([db.outbox.bulkDelete(gone), db.outbox.bulkPut(left)])
  return kept.size > 0
}

function needsAttention(verdict: Verdict | undefined): boolean {
  return (
    verdict?.is === 'rejected' ||
    (verdict !== undefined && 'later' in verdict && (verdict.later?.length ?? 0) > 0)
  )
}

/** One item per refused row; a refused creation takes later changes of its row and its children with it, to be retried in order. */
async function keepRefused(
  db: Database,
  refused: Change[],
  verdicts: Map<string, Verdict>,
  { serverSchema: schema }: DeviceRecord,
  now: number,
): Promise<Set<string>> {
  const outbox = (await db.outbox.orderBy('counter').toArray()).flatMap(sent => sent.changes)
  const kept = new Set<string>()
  for (const first of refused) {
    if (kept.has(first.id)) continue
    const verdict = verdicts.get(first.id)!
    const changes =
      verdict.is === 'rejected' && first.new
        ? outbox.filter(change => hangsOn(change, first) && isUnsettled(change, verdicts))
        : [onlyLater(first, verdict)]
    for (const change of changes) kept.add(change.id)
    // A verdict may be a repeat of what the server said when it was older than it says it is now.
    const item = await attentionItem(db, first, changes, verdict, now)
    await db.attention.put({ ...item, ...(item.code === 'later' && schema !== undefined && { schema }) })
  }
  return kept
}

async function attentionItem(
  db: Database,
  first: Change,
  changes: Change[],
  verdict: Verdict,
  now: number,
): Promise<Attention> {
  const held = await heldRow(db, first)
  const own = changes.filter(change => change.row === first.row)
  const shown =
    show(held, own) ??
    show(
      undefined,
      own.map(change => ({ ...change, new: true })),
    )!
  return {
    id: first.id,
    at: now,
    code: verdict.is === 'rejected' ? verdict.code : 'later',
    sentence: verdict.is === 'rejected' ? verdict.sentence : '',
    changes,
    row: {
      noun: first.noun,
      id: first.row,
      scope: shown.scope,
      revision: shown.revision,
      fields: fieldsOf(shown),
    },
  }
}

function hangsOn(change: Change, first: Change): boolean {
  return (
    counterOf(change.id) >= counterOf(first.id) &&
    (change.row === first.row || (first.noun === 'account' && accountOf(change.scope) === first.row))
  )
}

function isUnsettled(change: Change, verdicts: Map<string, Verdict>): boolean {
  const verdict = verdicts.get(change.id)
  return !verdict || verdict.is === 'rejected'
}

/** Of a change whose known fields were taken, the fields the server does not know yet. */
function onlyLater(change: Change, verdict: Verdict): Change {
  if (verdict.is === 'rejected' || !verdict.later) return change
  return { ...change, patch: Object.fromEntries(verdict.later.map(field => [field, change.patch[field]])) }
}

async function heldRow(db: Database, change: Change): Promise<Row | undefined> {
  const account = accountOf(change.scope)
  const keys = [bookAddress(change.noun, account || change.row), historyAddress(account, change.row)]
  const packs = await db.packs.bulkGet(keys)
  return packs.flatMap(pack => pack?.rows ?? []).find(row => row.id === change.row)
}

/** The packs that rows lie in or may have lain in, each as its rows by id. */
type Packs = Map<string, Map<string, StoredRow>>

export async function readPacks(db: Database, rows: Row[]): Promise<Packs> {
  const keys = [
    ...new Set(rows.flatMap(row => (row.left ? addressesIn(row) : [addressOf(row), ...leftAddresses(row)]))),
  ]
  if (keys.length === 0) return new Map()
  const packs = await db.packs.bulkGet(keys)
  return new Map(packs.map((pack, i) => [keys[i]!, new Map(pack?.rows.map(row => [row.id, row]))]))
}

export interface StoredRows {
  /** Those that were news. */
  rows: Row[]
  removed: Applied['removed']
}

/** Puts rows at their addresses and takes them away from where they lay before, or do not lie any more. */
export async function storeRows(
  db: Database,
  rows: Row[],
  packs: Packs,
  reading?: number,
): Promise<StoredRows> {
  if (rows.length === 0) return { rows: [], removed: [] }
  const changed = new Set<string>()
  const news: Row[] = []
  const removed: Applied['removed'] = []
  for (const row of rows) {
    if (row.left) {
      const places = addressesIn(row).filter(key => takeAway(packs.get(key)!, row))
      for (const key of places) changed.add(key)
      // It may be here already where it lies now, and is not news again.
      if (places.length > 0) removed.push({ noun: row.noun, id: row.id, account: accountOf(row.scope) })
      continue
    }
    const address = addressOf(row)
    const held = packs.get(address)!.get(row.id)
    if (held && held.revision > row.revision) continue
    if (!held || held.revision < row.revision) news.push(row)
    else if (reading === undefined || held.read === reading) continue
    const stored: StoredRow = reading === undefined ? row : { ...row, read: reading }
    packs.get(address)!.set(row.id, stored)
    changed.add(address)
    for (const left of leftAddresses(row))
      if (left !== address && packs.get(left)!.delete(row.id)) changed.add(left)
  }
  const full: Pack[] = []
  const empty: string[] = []
  for (const key of changed) {
    const left = [...packs.get(key)!.values()]
    if (left.length) full.push({ key, rows: left })
    else empty.push(key)
  }
  await Promise.all([db.packs.bulkPut(full), empty.length ? db.packs.bulkDelete(empty) : undefined])
  return { rows: news, removed }
}

/** Takes a row out of a pack, when it lies there in the scope it has left, and is not newer than the word of that. */
function takeAway(pack: Map<string, StoredRow>, left: Row): boolean {
  const held = pack.get(left.id)
  return held?.scope === left.scope && held.revision < left.revision && pack.delete(left.id)
}

/** Both places a row of this scope may lie at. */
function addressesIn({ noun, id, scope }: Row): string[] {
  return [bookAddress(noun, accountOf(scope) || id), historyAddress(accountOf(scope), id)]
}

/** Where a row may have lain before: among the open actions, or in the history of an account it was moved out of. */
function leftAddresses(row: Row): string[] {
  const moved = (row.past ?? []).flatMap(account => [
    bookAddress(row.noun, account),
    historyAddress(account, row.id),
  ])
  return row.noun === 'action' && addressOf(row).startsWith('history')
    ? [...moved, bookAddress('action', accountOf(row.scope))]
    : moved
}

/** Brings the summaries of the accounts of these check-ins up to date. */
async function storeSummaries(db: Database, rows: Row[], now: number): Promise<Record<string, Summary>> {
  const checkIns = rows.filter(row => row.noun === 'check-in')
  if (checkIns.length === 0) return {}
  const accounts = new Set(checkIns.flatMap(row => [accountOf(row.scope), ...(row.past ?? [])]))
  const packs = await summaryPacks(db, accounts)
  const summaries: Record<string, Summary> = {}
  const thin = new Set<string>()
  for (const row of checkIns) {
    const shown = show(row) as CheckIn
    for (const account of [accountOf(row.scope), ...(row.past ?? [])]) {
      const before = summaries[account] ?? packs.get(summaryAddress(account))![account] ?? NOTHING_YET
      const after = withTouch(before, shown, now, account !== shown.account)
      summaries[account] = after.summary
      if (after.thin) thin.add(account)
    }
  }
  for (const account of thin) summaries[account] = await readSummary(db, account, now)
  await keepSummaries(db, summaries, packs)
  return summaries
}

/** Summaries of the accounts that have lost check-ins. */
export async function withoutThese(
  db: Database,
  removed: Applied['removed'],
  now: number,
): Promise<Record<string, Summary>> {
  const summaries: Record<string, Summary> = {}
  for (const { noun, account } of removed)
    if (noun === 'check-in') summaries[account] ??= await readSummary(db, account, now)
  await keepSummaries(db, summaries)
  return summaries
}

type SummaryPacks = Map<string, Record<string, Summary>>

async function summaryPacks(db: Database, accounts: Iterable<string>): Promise<SummaryPacks> {
  const keys = [...new Set([...accounts].map(summaryAddress))]
  return new Map((await db.summaries.bulkGet(keys)).map((pack, i) => [keys[i]!, pack?.of ?? {}]))
}

async function keepSummaries(
  db: Database,
  summaries: Record<string, Summary>,
  known?: SummaryPacks,
): Promise<void> {
  const packs = known ?? (await summaryPacks(db, Object.keys(summaries)))
  for (const [account, summary] of Object.entries(summaries))
    packs.get(summaryAddress(account))![account] = summary
  await db.summaries.bulkPut([...packs].map(([key, of]) => ({ key, of })))
}

/** The summary of an account from its whole history. */
async function readSummary(db: Database, account: string, now: number): Promise<Summary> {
  let summary: Summary = NOTHING_YET
  for (const row of await readHistory(db, account)) {
    if (row.noun === 'check-in') summary = withTouch(summary, show(row) as CheckIn, now).summary
  }
  return summary
}

/** Largest share of what is held that a reading afresh may take away without asking. */
const SHARE_TO_ASK_ABOUT = 1 / 5

type Swept = Pick<Applied, 'removed' | 'missing' | 'summaries'> & {
  /** Rows that were not seen stayed because something of them is unsent. */
  hasSpared?: boolean
}
const NOTHING_SWEPT: Swept = { removed: [], missing: 0, summaries: {} }

/**
 * Ends a reading afresh: rows that were not seen in it, are not newer and have nothing unsent are removed. If that would be more
 * than a fifth of what is held, nothing is removed and `missing` says how many the server no longer holds. In the transaction of the
 * last slice: two tabs that both read would otherwise start each other's reading over for ever.
 */
async function sweep(
  db: Database,
  device: DeviceRecord,
  readFrom: number,
  purged: ReadonlySet<string>,
  now: number,
): Promise<Swept> {
  const reading = device.afresh?.number
  const unsent = new Set((await db.outbox.toArray()).flatMap(sent => sent.changes).map(change => change.row))
  const scopes = device.afresh?.scopes && new Set(device.afresh.scopes)
  const isUnseen = (row: StoredRow) =>
    row.read !== reading &&
    row.revision <= readFrom &&
    !purged.has(row.scope) &&
    (scopes === undefined || scopes.has(row.scope))
  const isMissing = (row: StoredRow) => isUnseen(row) && !unsent.has(row.id)
  const packs = await db.packs.toArray()
  const held = packs.reduce((sum, pack) => sum + pack.rows.length, 0)
  const missing = packs.flatMap(pack => pack.rows).filter(isMissing)
  if (missing.length > held * SHARE_TO_ASK_ABOUT) return { ...NOTHING_SWEPT, missing: missing.length }
  const thinned = packs.filter(pack => pack.rows.some(isMissing))
  await db.packs.bulkPut(thinned.map(pack => ({ ...pack, rows: pack.rows.filter(row => !isMissing(row)) })))
  // An action that was opened again leaves its finished self in the history until now; it is here all the same.
  const there = new Set(packs.flatMap(pack => pack.rows.filter(row => !isMissing(row)).map(row => row.id)))
  const removed = missing
    .filter(row => !there.has(row.id))
    .map(row => ({ noun: row.noun, id: row.id, account: accountOf(row.scope) }))
  const hasSpared = packs.some(pack => pack.rows.some(row => isUnseen(row) && unsent.has(row.id)))
  return { removed, missing: 0, summaries: await withoutThese(db, removed, now), hasSpared }
}
