import * as v from 'valibot'
import { ownerOf } from '../../app/model/access.ts'
import { type Change, changeId, readPatch, SERVER_DEVICE } from '../../app/model/change.ts'
import { holdsWhole } from '../../app/model/holds-whole.ts'
import { type Held, isSame, type Mark } from '../../app/model/merge.ts'
import type { Noun } from '../../app/model/noun.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { LARGEST_BODY, Offer, type Offered, readRow } from '../../app/model/protocol.ts'
import { accountOf, type Fields, type Row, type Scope } from '../../app/model/row.ts'
import { nextStamp } from '../../app/model/stamp.ts'
import { forgetErased } from '../blobs/forget-erased.ts'
import { answer } from '../http/answer.ts'
import { readJson } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { stillIn } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import type { Tables } from '../store/store.ts'
import { type Access, accessOf, can, canHandOver } from './access.ts'
import { noteBoot } from './boots.ts'
import { noteProof } from './confirming.ts'
import { erase } from './erase.ts'
import { type Granting, granting, ownedBy } from './grants.ts'
import { keepHandIn } from './hand-ins.ts'
import { mayEnd } from './may-merge.ts'
import { shelfOf } from './shelf.ts'

/**
 * `POST /api/offer`: after a restore, rows a device holds from the time the backup lacks, its own or not. A row gets back every field that
 * nobody has written since the restore; of two offers of one row that of the higher old revision stands, whichever comes first. What a member
 * may not write as things stand now, and the server lacks, waits for an admin: rows, and what was written in them.
 */
export async function takeOffer(c: Ask, ports: Ports): Promise<Response> {
  const read = v.safeParse(Offer, await readJson(c, LARGEST_BODY))
  if (!read.success) throw new Problem(400, 'invalid')
  const { asker } = c.var
  if (read.output.member !== asker.member) throw new Problem(401, 'other_member')
  if (read.output.boot !== ports.boot) throw new Problem(409, 'restored')
  const { common, had = common } = read.output
  await ports.store.transact(asker.workspace, async tables => {
    await stillIn(tables, c.var)
    await noteBoot(tables, asker.workspace, ports.boot)
    await noteProof(tables, asker.workspace, had, ports.clock())
  })
  const offered = read.output.rows.flatMap(row => readRow(row) ?? [])
  const { taken, seen } = await ports.store.transact(asker.workspace, async tables => {
    await stillIn(tables, c.var)
    const access = await accessOf(tables, asker)
    const taken = await takeRows(tables, access, offered, { common, had }, ports.clock())
    return { taken, seen: await tables.revision(asker.workspace) }
  })
  if (taken > 0) await forgetErased(ports, asker.workspace)
  if (taken > 0) ports.speech?.changed(asker.workspace)
  ports.log.info({ device: asker.device, offered: offered.length, taken }, 'restored')
  return answer(c, { taken, seen } satisfies Offered)
}

/** Accounts come first: what lies in them needs them. */
async function takeRows(
  tables: Tables,
  access: Access,
  rows: Row[],
  { common, had }: { common: number; had: number },
  now: number,
): Promise<number> {
  const grants = granting(tables, access.workspace)
  const refused: Row[] = []
  let taken = 0
  for (const row of [...rows].sort((a, b) => rankOf(a) - rankOf(b))) {
    const noun = nounOf(row.noun)
    if (!noun || row.revision <= common) continue
    const before = (await tables.rows(access.workspace, [row.id])).get(row.id)
    if (before?.fields.erased) continue
    if (!(await mayBring(tables, access, noun, row, before))) {
      if (noun.writtenBy === 'member' && !row.fields.erased && hasMore(noun, row, before)) refused.push(row)
      continue
    }
    if (row.fields.erased && before) {
      if (await eraseAgain(tables, access, grants, before, row, now)) taken += 1
      continue
    }
    if (await bringBack(tables, access, grants, noun, row, before, had, now)) taken += 1
  }
  const changes = refused.map((row, index) => asCreation(row, access.device, index + 1))
  const handIn = { device: access.device, turn: common, reason: 'restored' as const, changes, drafts: [] }
  await keepHandIn(tables, access, handIn, now)
  return taken
}

/** Whether something is offered that is not in the row as it stands: it may have gone where its holder may not write. */
function hasMore(noun: Noun, offered: Row, before: Held | undefined): boolean {
  if (!before) return true
  const fields = Object.entries(withoutServers(noun, offered.fields))
  return before.noun === offered.noun && fields.some(([field, value]) => !isSame(before.fields[field], value))
}

/** A row that its holder may not bring back by themselves, as the change that makes it. */
function asCreation({ noun, id, scope, revision, fields }: Row, device: string, counter: number): Change {
  return {
    id: changeId(device, counter),
    noun,
    row: id,
    scope,
    new: true,
    patch: fields,
    stamp: nextStamp(undefined, revision, device),
    base: { revision: 0, change: 0 },
  }
}

/** The backup holds what was erased after it was made: the tombstone that a device kept erases it again, for whom may say so. */
async function eraseAgain(
  tables: Tables,
  access: Access,
  grants: Granting,
  before: Held,
  offered: Row,
  now: number,
): Promise<boolean> {
  const account = (await tables.rows(access.workspace, [accountOf(before.scope)])).get(
    accountOf(before.scope),
  )
  if (!(await mayEnd(access, grants, account))) return false
  const stamp = nextStamp(undefined, offered.revision, SERVER_DEVICE)
  await erase(tables, access, before, { id: `${SERVER_DEVICE}:${offered.revision}`, stamp }, now)
  return true
}

function rankOf({ noun }: Row): number {
  return nounOf(noun)?.scope === 'self' ? 0 : 1
}

async function mayBring(tables: Tables, access: Access, noun: Noun, row: Row, before: Held | undefined) {
  if (noun.writtenBy !== 'member' || (before && before.noun !== row.noun)) return false
  if (noun.scope === 'self') {
    if (accountOf(row.scope) !== row.id) return false
    return !before || can(access, 'write', before)
  }
  if (before && !can(access, 'write', before)) return false
  if (noun.scope === 'account') {
    const id = accountOf(row.scope)
    const account = (await tables.rows(access.workspace, [id])).get(id)
    if (!account || account.fields.erased) return false
  }
  return can(access, 'write', row)
}

async function bringBack(
  tables: Tables,
  access: Access,
  grants: Granting,
  noun: Noun,
  offered: Row,
  before: Held | undefined,
  had: number,
  now: number,
): Promise<boolean> {
  const { workspace, member } = access
  const people = await grants.people()
  const mayHand = !before || canHandOver(access, ownedBy(before), people.get(ownerOf(ownedBy(before)) ?? ''))
  // Below every stamp of an edit, and among offers in the order in which the rows once came to be.
  const stamp = nextStamp(undefined, offered.revision, SERVER_DEVICE)
  const isSince = (mark: Mark) => mark.revision > had
  const newest = before?.marks[OFFERED]
  // What came with a newer one has taken the place of all that an older one says, also where it said nothing of a field.
  const isOlder = newest !== undefined && isSince(newest) && newest.stamp >= stamp
  const isOpen = (mark: Mark | undefined) =>
    !isOlder && (!mark || !isSince(mark) || (isOffered(mark) && mark.stamp < stamp))
  // Who may not hand an account over has not said whose it is.
  const isWhole = mayHand || noun.scope !== 'self'
  const isEdited = Object.values(before?.marks ?? {}).some(mark => isSince(mark) && !isOffered(mark))
  const { patch, replaced, late } = compare(noun, offered, before, { isOpen, isOlder, isEdited, mayHand })
  const isMove = before !== undefined && before.scope !== offered.scope && isOpen(before.marks.scope)
  if (before) await keepLate(tables, access, before, late, stamp, now)
  if (before && !isMove && Object.keys(patch).length === 0) {
    if (!isOlder && isWhole) await noteNewest(tables, workspace, before, stamp)
    return false
  }

  const departure = isMove ? await tables.takeRevision(workspace) : 0
  const revision = await tables.takeRevision(workspace)
  const change = `${SERVER_DEVICE}:${revision}`
  const mark: Mark = { revision, stamp, change }
  const by = before?.by ?? (offered.by && people.has(offered.by) ? offered.by : member)
  const scope = isMove || !before ? offered.scope : before.scope
  const past = pastOf(offered, before, scope)
  const held: Held = {
    noun: offered.noun,
    id: offered.id,
    scope,
    revision,
    by,
    ...(past.length > 0 && { past }),
    fields: { ...before?.fields },
    marks: { ...before?.marks, ...(!isOlder && isWhole && { [OFFERED]: mark }) },
  }
  for (const [key, value] of Object.entries(patch)) {
    held.marks[key] = mark
    if (value === null) delete held.fields[key]
    else held.fields[key] = value
  }
  if (isMove) held.marks.scope = mark
  await tables.keepRow(workspace, held, shelfOf(held))
  if (isMove) {
    await tables.keepDeparture(workspace, { ...before, revision: departure })
    await tables.forgetDeparture(workspace, held.id, held.scope)
  }
  await tables.keepHistory(workspace, {
    revision,
    row: held.id,
    change,
    stamp,
    member,
    at: now,
    patch,
    replaced,
  })
  const readers = held.noun === 'account' ? await grants.followAccount(before, held) : undefined
  if (readers?.has(member)) access.scopes?.add(held.scope)
  else if (readers) access.scopes?.delete(held.scope)
  return true
}

/** The row stands as it is offered: what is older and comes later must not change it. */
async function noteNewest(tables: Tables, workspace: string, row: Held, stamp: string): Promise<void> {
  const revision = await tables.takeRevision(workspace)
  const mark: Mark = { revision, stamp, change: `${SERVER_DEVICE}:${revision}` }
  await tables.keepRow(workspace, { ...row, marks: { ...row.marks, [OFFERED]: mark } }, shelfOf(row))
}

/** Every account it lay in by either's word: a device may hold it at any of them still. */
function pastOf(offered: Row, before: Held | undefined, scope: Scope): string[] {
  const lay = [...(before?.past ?? []), ...(offered.past ?? []), accountOf(before?.scope ?? scope)]
  return [...new Set(lay)].filter(account => account !== '' && account !== accountOf(scope))
}

interface Against {
  /** Whether the field with this mark may be written by the offer. */
  isOpen(mark: Mark | undefined): boolean
  /** A newer one was offered before. */
  isOlder: boolean
  /** Somebody has written in the row since the restore. */
  isEdited: boolean
  /** Who offers may hand the account over. */
  mayHand: boolean
}

/** What an offered row changes of the one that is here, what that replaces, and what has come too late: written over since the restore. */
function compare(
  noun: Noun,
  offered: Row,
  before: Held | undefined,
  { isOpen, isOlder, isEdited, mayHand }: Against,
) {
  const { fields } = readPatch(noun, withoutServers(noun, offered.fields), false)
  const [patch, replaced, late]: Fields[] = [{}, {}, {}]
  for (const key of new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(fields)])) {
    const [is, was] = [before?.fields[key], fields[key]]
    if (noun.byServer?.includes(key) || isSame(is, was)) continue
    if (!mayHand && (key === 'owner' || key === 'into' || key.startsWith('share/'))) continue
    // A deletion that has not seen an edit does not stand against it (sync.md, Merge, rule 4).
    const isUnseeing = isEdited && fields.deleted === true && (key === 'deleted' || key === 'into')
    if (!isUnseeing && isOpen(before?.marks[key])) {
      patch![key] = was ?? null
      if (is !== undefined) replaced![key] = is
    } else if (isOlder || !noun.texts?.includes(key)) {
      if (was !== undefined) late![key] = was
    } else if (!isHeldIn(before!, key, was)) {
      // Both texts are kept whole: nobody has seen the two together.
      patch![`met/${key}:${SERVER_DEVICE}:${offered.revision}`] = was
    }
  }
  return { patch: patch!, replaced: replaced!, late: late! }
}

/** Values that came too late stand in the row's history, once, where they can be brought back. */
async function keepLate(
  tables: Tables,
  { workspace, member }: Access,
  { id }: Held,
  late: Fields,
  stamp: string,
  now: number,
) {
  if (Object.keys(late).length === 0) return
  const known = await tables.history(workspace, id, BACK)
  const patch = Object.fromEntries(
    Object.entries(late).filter(([key, value]) => !known.some(entry => isSame(entry.patch[key], value))),
  )
  if (Object.keys(patch).length === 0) return
  const revision = await tables.takeRevision(workspace)
  const change = `${SERVER_DEVICE}:${revision}`
  await tables.keepHistory(workspace, {
    revision,
    row: id,
    change,
    stamp,
    member,
    at: now,
    patch,
    replaced: {},
  })
}

/** The field, or a version kept beside it, says all that the text does. */
function isHeldIn({ fields }: Held, field: string, text: unknown): boolean {
  if (typeof text !== 'string' || text === '') return true
  return Object.entries(fields).some(
    ([key, value]) =>
      (key === field || key.startsWith(`met/${field}:`)) &&
      typeof value === 'string' &&
      holdsWhole(value, text),
  )
}

function withoutServers(noun: Noun, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !noun.byServer?.includes(key)))
}

/** A stamp of an offer lies in the first minutes of 1970: it is made of a revision. */
function isOffered({ change, stamp }: Mark): boolean {
  return change.startsWith(SERVER_DEVICE) && stamp < EARLIEST_STAMP
}

/** Beside the marks of its fields, of the newest of the offers that a row was brought back by. */
const OFFERED = 'offered'
/** Enough of a history to know what stands there. */
const BACK = { rows: 500, characters: 4 * 1024 * 1024 }
/** No edit was made before Tend was. */
const EARLIEST_STAMP = nextStamp(undefined, Date.UTC(2020), SERVER_DEVICE)
