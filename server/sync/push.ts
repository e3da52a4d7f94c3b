import {
  type Change,
  counterOf,
  deviceOf,
  type Problem,
  type Rejection,
  readPatch,
  type Verdict,
} from '../../app/model/change.ts'
import type { Held } from '../../app/model/merge.ts'
import type { Noun } from '../../app/model/noun.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { readChange } from '../../app/model/protocol.ts'
import { accountOf, type Fields, type Scope } from '../../app/model/row.ts'
import { clampStamp } from '../../app/model/stamp.ts'
import { Work } from '../../app/model/work.ts'
import { hashOf } from '../hash.ts'
import type { Log } from '../log.ts'
import { type Receipt, StoreTrouble, type Tables } from '../store/store.ts'
import { type Access, can } from './access.ts'
import { editedSince } from './edited-since.ts'
import { granting } from './grants.ts'
import { mayEnd } from './may-merge.ts'
import { type Find, redirectNames } from './merged-away.ts'
import { Refusal } from './refusal.ts'
import { taking } from './take.ts'

const EARLIEST_MOMENT = Date.UTC(1990, 0, 1)
const LATEST_MOMENT = Date.UTC(2101, 0, 1)
/**
 * What merging the texts of one push may take in all: as much as twenty merges at the limit of one. The batches of a device hold a
 * megabyte of text and stay below it. Past it texts are kept whole beside each other, so that nobody holds the lock for seconds.
 */
const STEPS_OF_TEXTS = 20_000_000

export interface Pushed {
  verdicts: Verdict[]
  /** The rows the changes were about, and those they changed beside, as they stand now. */
  rows: Held[]
  /** Something was erased: its bytes are to go once this is committed. */
  erased: boolean
}

/**
 * Answers each change of a batch with a verdict of its own: one that is wrong or fails does not hold up the others.
 * Runs inside one transaction of the workspace; effect, history and receipt of a change are kept together.
 */
export async function push(
  tables: Tables,
  asker: Access,
  inputs: unknown[],
  now: number,
  log: Log,
): Promise<Pushed> {
  const grants = granting(tables, asker.workspace)
  const changes = inputs.map(readChange)
  const readable = changes.filter(change => typeof change !== 'string')
  const known = await tables.rows(asker.workspace, namedIn(readable))
  const receipts = await tables.receipts(
    asker.device,
    readable.map(change => counterOf(change.id)),
  )
  const touched = new Set(readable.map(change => change.row))
  let hasErased = false
  const settled = (await tables.device(asker.device))?.settled ?? 0

  const find: Find = async id => {
    const held = known.get(id) ?? (await tables.rows(asker.workspace, [id])).get(id)
    if (held) known.set(id, held)
    return held
  }
  const { take } = taking({ tables, asker, grants, now, budget: new Work(STEPS_OF_TEXTS) }, find)

  async function answer(change: Change): Promise<Verdict> {
    const counter = counterOf(change.id)
    if (deviceOf(change.id) !== asker.device) return rejected(change, 'invalid')
    const hash = hashOf(JSON.stringify(change))
    const receipt = receipts.get(counter)
    if (receipt) return repeated(change, receipt, hash)
    if (counter < settled) return { change: change.id, is: 'applied' }
    const verdict = await apply(change)
    receipts.set(counter, { hash, verdict })
    await tables.keepReceipt(asker.device, counter, { hash, verdict })
    return verdict
  }

  function repeated(change: Change, receipt: Receipt, hash: string): Verdict {
    if (receipt.hash === hash) return receipt.verdict
    log.warn({ device: asker.device, counter: counterOf(change.id) }, 'id_reuse')
    return rejected(change, 'id_reuse')
  }

  async function apply(change: Change): Promise<Verdict> {
    try {
      return await tables.savepoint(() => settle(change))
    } catch (cause) {
      if (cause instanceof Refusal) return refused(change, cause)
      if (cause instanceof StoreTrouble) throw cause
      log.error({ device: asker.device, counter: counterOf(change.id), fault: nameOf(cause) }, 'fault')
      return rejected(change, 'fault')
    }
  }

  /** Who reaches for what is not theirs is noted, by ids alone. */
  function refused(change: Change, { code, field }: Refusal): Verdict {
    if (code === 'not_found' || code === 'forbidden')
      log.warn({ device: asker.device, counter: counterOf(change.id), code }, 'not theirs')
    return rejected(change, code, field)
  }

  /** Another was first: that it was asked for as well stands in the history, as all that is answered as taken does. */
  async function erasedAgain({ id }: Held, change: Change): Promise<Verdict> {
    await tables.keepHistory(asker.workspace, {
      revision: await tables.takeRevision(asker.workspace),
      row: id,
      change: change.id,
      stamp: clampStamp(change.stamp, now),
      member: asker.member,
      at: now,
      patch: { deleted: true, erased: true },
      replaced: {},
    })
    return { change: change.id, is: 'applied' }
  }

  async function settle(sent: Change): Promise<Verdict> {
    const noun = nounOf(sent.noun)
    if (!noun) return { change: sent.id, is: 'applied', later: Object.keys(sent.patch) }
    const { change, redirected } = await redirectNames(find, noun, sent)
    const before = known.get(change.row)
    if (before?.fields.erased && change.patch.erased === true) return erasedAgain(before, change)
    await refuse(noun, before, change)
    const { forged, patch } = withoutServers(noun, change.patch)
    const { fields, later, problems } = readPatch(noun, patch, !before)
    const left = [...forged, ...leftOut(problems)]
    const kept = withMoments(noun, fields, now)
    const asked = { ...change, patch }
    const taken = await take(noun, before, asked, kept)
    for (const row of taken.rows) {
      touched.add(row.id)
      known.set(row.id, row)
    }
    hasErased ||= taken.erased ?? false
    const lost = [...left, ...taken.lost]
    const instead = { ...redirected, ...(taken.survivor && { [change.row]: taken.survivor }) }
    const isRedirected = Object.keys(instead).length > 0
    const isKept = lost.includes('deleted') && !taken.survivor && patch.into === undefined
    const by = before && isKept ? await editedSince(tables, before, change) : undefined
    return {
      change: change.id,
      ...(lost.length > 0 || isRedirected ? { is: 'merged', refused: lost } : { is: 'applied' }),
      ...(isRedirected && { redirected: instead }),
      ...(by && { by }),
      ...(later.length > 0 && { later }),
    } as Verdict
  }

  /** Throws why this member may not make this change at all. */
  async function refuse(noun: Noun, before: Held | undefined, change: Change) {
    const isNewAccount = !before && noun.scope === 'self'
    const row = before ?? { noun: change.noun, id: change.row, scope: change.scope }
    if (!isNewAccount && !can(asker, 'read', row)) throw new Refusal('not_found')
    if (!isNewAccount && !can(asker, 'write', row)) throw new Refusal('forbidden')
    if (!before && !change.new) throw new Refusal('gone')
    if (!before && change.patch.erased) throw new Refusal('gone')
    if (before && before.noun !== change.noun) throw new Refusal('invalid')
    if (before?.fields.erased) throw new Refusal('erased')
    if (before && handsOver(change) && !(await mayEnd(asker, grants, before))) throw new Refusal('forbidden')
    if (!before) checkScope(noun, change, change.scope)
    if (change.patch.scope !== undefined) checkScope(noun, change, change.patch.scope as Scope)
  }

  function checkScope(noun: Noun, change: Change, scope: Scope) {
    const account = accountOf(scope)
    if (noun.scope === 'workspace' && scope !== 'workspace') throw new Refusal('invalid', 'scope')
    if (noun.scope === 'self' && account !== change.row) throw new Refusal('invalid', 'scope')
    if (noun.scope === 'account' && known.get(account)?.noun !== 'account')
      throw new Refusal('not_found', 'scope')
    if (noun.scope === 'account' && known.get(account)?.fields.erased) throw new Refusal('erased', 'scope')
    if (noun.scope === 'self') return
    if (!can(asker, 'write', { noun: change.noun, id: change.row, scope })) throw new Refusal('not_found')
  }

  const verdicts: Verdict[] = []
  for (const [index, change] of changes.entries())
    verdicts.push(
      typeof change === 'string' ? unreadable(inputs[index], asker, change, log) : await answer(change),
    )
  const rows = [...touched].flatMap(id => known.get(id) ?? [])
  return { verdicts, rows: rows.filter(row => can(asker, 'read', row)), erased: hasErased }
}

/** Whose the account is, or with whom it is shared. */
function handsOver({ noun, patch }: Change): boolean {
  return (
    noun === 'account' && Object.keys(patch).some(field => field === 'owner' || field.startsWith('share/'))
  )
}

/** Every id a batch speaks of, so that its rows and their accounts are read in one go. */
function namedIn(changes: Change[]): string[] {
  const ids = changes.flatMap(({ row, scope, patch }) => [
    row,
    accountOf(scope),
    typeof patch.scope === 'string' ? accountOf(patch.scope as Scope) : '',
    typeof patch.into === 'string' ? patch.into : '',
    ...Object.keys(patch).flatMap(field => (field.startsWith('with/') ? field.slice(5) : [])),
  ])
  return [...new Set(ids.filter(Boolean))]
}

/** Takes out the fields that only the server writes, and names them. */
function withoutServers(noun: Noun, patch: Fields): { forged: string[]; patch: Fields } {
  const forged = (noun.byServer ?? []).filter(field => field in patch)
  if (forged.length === 0) return { forged, patch }
  return {
    forged,
    patch: Object.fromEntries(Object.entries(patch).filter(([field]) => !forged.includes(field))),
  }
}

/** An impossible place is left out and named, because a check-in is worth more than where it was; anything else refuses the change. */
function leftOut(problems: Problem[]): string[] {
  const grave = problems.find(problem => problem.field !== 'place')
  if (grave) throw new Refusal(grave.why === 'too_long' ? 'too_large' : 'invalid', grave.field)
  return problems.map(problem => problem.field)
}

/** Moments no one can have meant become the time of receipt; the history keeps what was sent. */
function withMoments(noun: Noun, fields: Fields, now: number): Fields {
  const moved = { ...fields }
  for (const field of noun.moments ?? []) {
    const at = moved[field]
    if (typeof at === 'number' && (at < EARLIEST_MOMENT || at >= LATEST_MOMENT)) moved[field] = now
  }
  return moved
}

/** `why` begins with the part that could not be read; the rest may quote it and stays out of the log. */
function unreadable(input: unknown, asker: Access, why: string, log: Log): Verdict {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  log.warn({ device: asker.device, part: /^[a-z]*/.exec(why)?.[0] }, 'unreadable change')
  return { ...rejection('fault'), change: typeof id === 'string' ? id.slice(0, 64) : '' }
}

function rejected(change: Change, code: Rejection, field?: string): Verdict {
  return { ...rejection(code, field), change: change.id }
}

const SENTENCES: Record<Rejection, string> = {
  fault: 'The server could not take in this change.',
  invalid: 'A value is not possible here.',
  gone: 'The server does not have this record any more.',
  erased: 'This was erased for good.',
  not_found: 'The record this belongs to was not found.',
  forbidden: 'You may not change this.',
  id_reuse: 'Another change has been sent under the same number.',
  too_large: 'The text is too long.',
}

function rejection(code: Rejection, field?: string) {
  const sentence = field && field !== 'scope' ? `${SENTENCES[code]} (${field})` : SENTENCES[code]
  return { is: 'rejected' as const, code, sentence }
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
