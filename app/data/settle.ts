import { type Change, counterOf, type Verdict } from '../model/change.ts'
import { accountOf, type Row } from '../model/row.ts'
import { bookAddress, historyAddress } from './address.ts'
import type { Arrival } from './apply.ts'
import type { Attention } from './connection.ts'
import type { Database, DeviceRecord, Sent } from './database.ts'
import { fieldsOf, show } from './shown.ts'

export interface Settled {
  /** Something needs attention that did not before. */
  refused: boolean
  /** Rows held here that the server says it does not have: as what needs attention, they wait for a person. */
  gone: Row[]
}

/** Takes answered changes out of the outbox; what was refused goes to attention with all that hangs on it. */
export async function settle(
  db: Database,
  arrival: Pick<Arrival, 'sent' | 'verdicts' | 'rows'>,
  device: DeviceRecord,
  now: number,
): Promise<Settled> {
  const verdicts = new Map(arrival.verdicts.map(verdict => [verdict.change, verdict]))
  const batch = (await db.outbox.bulkGet(arrival.sent)).filter((sent): sent is Sent => sent !== undefined)
  const refused = batch
    .flatMap(sent => sent.changes)
    .filter(change => needsAttention(verdicts.get(change.id)))
  const kept = refused.length ? await keepRefused(db, refused, verdicts, device, now) : new Set<string>()
  const unknown = refused.filter(change => isGone(verdicts.get(change.id)))
  const held = await Promise.all(unknown.map(change => heldRow(db, change)))
  const touched = kept.size ? await db.outbox.toArray() : batch
  const left: Sent[] = []
  const gone: number[] = []
  for (const sent of touched) {
    const changes = sent.changes.filter(change => !verdicts.has(change.id) && !kept.has(change.id))
    if (changes.length === 0) gone.push(sent.counter)
    else if (changes.length < sent.changes.length) left.push({ ...sent, changes })
  }
  await Promise.all([db.outbox.bulkDelete(gone), db.outbox.bulkPut(left)])
  // Of what was erased the server has a tombstone, and so has this device.
  const tombstones = new Set(arrival.rows.map(row => row.id))
  const isNowhere = (row: Row) => !row.fields.erased && !tombstones.has(row.id)
  return { refused: kept.size > 0, gone: held.filter(row => row !== undefined).filter(isNowhere) }
}

function isGone(verdict: Verdict | undefined): boolean {
  return verdict?.is === 'rejected' && verdict.code === 'gone'
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
  const [held, account] = await Promise.all([heldRow(db, first), accountName(db, first)])
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
    ...(account && { account }),
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

/** Noted now: of what was erased for good nothing is known here later. */
async function accountName(db: Database, { scope }: Change): Promise<string | undefined> {
  const id = accountOf(scope)
  const pack = await db.packs.get(bookAddress('account', id))
  const name = pack?.rows.find(row => row.id === id)?.fields.name
  return typeof name === 'string' ? name : undefined
}

async function heldRow(db: Database, change: Change): Promise<Row | undefined> {
  const account = accountOf(change.scope)
  const keys = [bookAddress(change.noun, account || change.row), historyAddress(account, change.row)]
  const packs = await db.packs.bulkGet(keys)
  return packs.flatMap(pack => pack?.rows ?? []).find(row => row.id === change.row)
}
