import { type Change, deviceOf, readPatch, SERVER_DEVICE } from '../../app/model/change.ts'
import { holdsWhole } from '../../app/model/holds-whole.ts'
import { type Held, hasSeen, isLater, isSame } from '../../app/model/merge.ts'
import { isMergedAway, standsFor } from '../../app/model/merged-away.ts'
import type { Noun } from '../../app/model/noun.ts'
import { accountOf, type Fields, inAccount, type Scope } from '../../app/model/row.ts'
import { clampStamp } from '../../app/model/stamp.ts'
import type { Work } from '../../app/model/work.ts'
import type { Entry, Limit, Place, Tables } from '../store/store.ts'
import type { Asker } from './access.ts'
import type { Granting } from './grants.ts'
import { keepMerged, writeAsServer } from './keep.ts'

/**
 * Rows that were merged into others (`into`): what has not seen it goes to the survivor (sync.md, Merge, rule 4). It fills what the
 * survivor does not say, wins where it is the later, replaces what it would have replaced on the merged-away row, and never deletes the
 * survivor. Its texts are merged by words where the survivor has them from there, else both are kept whole.
 */

/** A row of the workspace, as it stands in this transaction. */
export type Find = (id: string) => Promise<Held | undefined>

export interface Hand {
  tables: Tables
  asker: Asker
  grants: Granting
  now: number
  /** What merging texts may still take in this push. */
  budget?: Work | undefined
}

/** Fields of an edit that are about the merged-away row alone: its being there, and who has it. */
const OF_ITS_OWN = /^(deleted|into|erased|scope|owner|share\/.*)$/
const EVERYTHING: Limit = { rows: 10_000, characters: Number.POSITIVE_INFINITY }
const START: Place = { shelf: -1, scope: '', id: '' }

/** The row that stands for one that was merged away; undefined for a row that stands for itself. */
export async function survivorOf(find: Find, row: Held | undefined): Promise<Held | undefined> {
  if (!row || !isMergedAway(row)) return undefined
  const passed = new Map<string, Held>()
  for (let at: Held | undefined = row; at && !passed.has(at.id); at = await find(String(at.fields.into))) {
    passed.set(at.id, at)
    if (!isMergedAway(at)) break
  }
  const intoOf = (id: string) => {
    const one = passed.get(id)
    return one && isMergedAway(one) ? String(one.fields.into) : undefined
  }
  const survivor = await find(standsFor(row.id, intoOf))
  return survivor?.id === row.id || survivor?.noun !== row.noun || survivor.fields.erased
    ? undefined
    : survivor
}

/** Where an edit of a row goes that was merged away without its knowing; undefined where it goes to the row itself. */
export async function survivorFor(find: Find, before: Held, change: Change): Promise<Held | undefined> {
  if (typeof change.patch.into === 'string' || hasSeen(change, before.marks.into)) return undefined
  return survivorOf(find, before)
}

/**
 * A change as it is where what it names was merged away: it lies in, or moves to, the surviving account, and the surviving contacts were
 * there. `redirected` says which row stands for which.
 */
export async function redirectNames(
  find: Find,
  noun: Noun,
  change: Change,
): Promise<{ change: Change; redirected: Record<string, string> }> {
  const redirected: Record<string, string> = {}
  const standIn = async (id: string) => {
    const survivor = id ? await survivorOf(find, await find(id)) : undefined
    if (survivor) redirected[id] = survivor.id
    return survivor?.id
  }
  const scopeFor = async (scope: Scope) => {
    const account = await standIn(accountOf(scope))
    return account ? inAccount(account) : scope
  }
  if (noun.scope !== 'account') return { change, redirected }
  const patch: Fields = {}
  for (const [field, value] of Object.entries(change.patch)) {
    const person = value === true && field.startsWith('with/') ? await standIn(field.slice(5)) : undefined
    if (person) patch[`with/${person}`] = true
    else if (field === 'scope') patch.scope = await scopeFor(value as Scope)
    else patch[field] = value
  }
  const scope = change.new ? await scopeFor(change.scope) : change.scope
  return { change: { ...change, scope, patch }, redirected }
}

export interface Carried {
  survivor: Held
  /** Fields that did not come to stand, or were no business of the survivor's. */
  lost: string[]
}

/** Keeps an edit of a merged-away row: in its own history, and on the survivor. */
export async function carryOver(
  hand: Hand,
  noun: Noun,
  away: Held,
  survivor: Held,
  change: Change,
  fields: Fields,
): Promise<Carried> {
  const { tables, asker, now } = hand
  const stamp = clampStamp(change.stamp, now)
  const wins = Object.keys(fields).filter(field => {
    const mark = away.marks[field]
    return !mark || hasSeen(change, mark) || isLater({ stamp, change: change.id }, mark)
  })
  const replaced = Object.fromEntries(wins.map(field => [field, away.fields[field]]))
  const carried = await keepOn(hand, noun, survivor, change, fields, replaced, asker.member)
  await tables.keepHistory(asker.workspace, {
    revision: await tables.takeRevision(asker.workspace),
    row: away.id,
    change: change.id,
    stamp,
    member: asker.member,
    at: now,
    patch: change.patch,
    replaced: {},
  })
  return carried
}

/**
 * A merge has arrived: edits of the merged-away row that it had not seen are made again on the survivor, in their order, as if they had
 * come after it; and what still lies in a merged-away account moves to the surviving one. Answers the rows that changed.
 */
export async function followMerge(
  hand: Hand,
  noun: Noun,
  away: Held,
  survivor: Held,
  merge: Change,
): Promise<Held[]> {
  const { tables, asker } = hand
  const history = (await tables.history(asker.workspace, away.id, EVERYTHING)).reverse()
  const known = new Set(
    (await tables.history(asker.workspace, survivor.id, EVERYTHING)).map(one => one.change),
  )
  let last = survivor
  for (const [place, { revision, change: id, stamp, patch, replaced, member }] of history.entries()) {
    const isServers = deviceOf(id) === SERVER_DEVICE
    // Two merges may say the same: what came here with the first must not win a second time over what was corrected since.
    if (isServers || known.has(id) || hasSeen(merge, { revision, stamp, change: id })) continue
    const { fields } = readPatch(noun, patch, false)
    // A text grew out of one that is not kept: what it replaced here is known, and what came of that.
    const grown = (noun.texts ?? []).filter(
      field => field in fields && replaced[field] && !hasAside(away, field),
    )
    const from = Object.fromEntries(grown.map(field => [field, textOf(replaced[field])]))
    for (const field of grown) fields[field] = textAfter(history, place, field) ?? away.fields[field] ?? null
    const change: Change = { ...merge, id, stamp, patch, from }
    last = (await keepOn(hand, noun, last, change, fields, replaced, member)).survivor
  }
  const moved = noun.scope === 'self' ? await moveRows(hand, away.scope, survivor.scope) : []
  return last === survivor ? moved : [last, ...moved]
}

/** A text as it stood after an entry of its row's history: what the next that changed it has replaced; undefined where none has. */
function textAfter(history: readonly Entry[], place: number, field: string): unknown {
  return history.find(({ replaced }, at) => at > place && replaced[field] !== undefined)?.replaced[field]
}

/** Merges an edit of another row into the survivor. `replaced` is what it replaced there: a value the survivor has from there it replaces. */
async function keepOn(
  { tables, asker, grants, now, budget }: Hand,
  noun: Noun,
  survivor: Held,
  { id, stamp, patch, from = {} }: Change,
  fields: Fields,
  replaced: Fields,
  member: string,
): Promise<Carried> {
  const mine = Object.fromEntries(Object.entries(fields).filter(([field]) => !OF_ITS_OWN.test(field)))
  const lost = Object.keys(patch).filter(field => OF_ITS_OWN.test(field))
  if (Object.keys(mine).length === 0) return { survivor, lost }
  const change: Change = {
    id,
    noun: survivor.noun,
    row: survivor.id,
    scope: survivor.scope,
    patch: mine,
    from: Object.fromEntries(
      Object.entries(from).filter(
        ([field, text]) =>
          field in mine && text !== '' && holdsWhole(textOf(survivor.fields[field]), text, budget),
      ),
    ),
    stamp,
    base: { revision: 0, change: 0 },
  }
  const author = { member, workspace: asker.workspace }
  const before = seenThere(noun, survivor, replaced, mine)
  const { held, refused } = await keepMerged(tables, author, grants, before, change, noun, mine, now, budget)
  return { survivor: held, lost: [...lost, ...refused] }
}

/** The survivor, with what it has from the merged-away row marked as seen by the edit that replaced it there. */
function seenThere(noun: Noun, survivor: Held, replaced: Fields, mine: Fields): Held {
  const marks = { ...survivor.marks }
  for (const [field, value] of Object.entries(replaced))
    if (field in mine && marks[field] && value !== undefined && !noun.texts?.includes(field))
      if (isSame(survivor.fields[field], value)) marks[field] = { ...marks[field], revision: 0 }
  return { ...survivor, marks }
}

/** Two versions of this text wait for a person to decide. */
function hasAside({ fields }: Held, text: string): boolean {
  return Object.keys(fields).some(field => field.startsWith(`met/${text}:`))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

async function moveRows({ tables, asker, now }: Hand, from: Scope, to: Scope): Promise<Held[]> {
  const { rows } = await tables.rowsBehind(asker.workspace, START, EVERYTHING, undefined, [from])
  const moving = rows.filter(row => row.noun !== 'account')
  for (const { noun, id } of moving) await writeAsServer(tables, asker, noun as never, id, { scope: to }, now)
  const moved = await tables.rows(
    asker.workspace,
    moving.map(({ id }) => id),
  )
  return [...moved.values()]
}
