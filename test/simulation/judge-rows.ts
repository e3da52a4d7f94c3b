import { type Change, deviceOf, SERVER_DEVICE, type Verdict } from '../../app/model/change.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { accountOf, type Row } from '../../app/model/row.ts'
import type { Entry } from '../../server/store/store.ts'
import { sorted } from './equal.ts'
import { asTaken } from './older.ts'
import { type Accepted, misfitOf, OF_ITS_OWN, possibleFields, wordsIn } from './oracle.ts'
import { nameOf } from './server.ts'
import type { World } from './world.ts'

/** Every row is what the oracle folds from the accepted changes, and what it had not seen of a merge is at the survivor. */
export function judgeRows(world: World, rows: Map<string, Row>, saved: Map<string, Change[]>): void {
  const writtenTo = new Map<string, Set<string>>()
  for (const row of rows.keys())
    for (const { patch } of world.server.entries(row))
      for (const [field, value] of Object.entries(patch)) {
        const key = `${field} ${JSON.stringify(value)}`
        writtenTo.set(key, (writtenTo.get(key) ?? new Set()).add(row))
      }
  const merged = mergedAway([...saved.values()].flat())
  for (const row of rows.values()) {
    if (row.noun === 'workspace' || row.noun === 'member') continue
    const entries = world.server.entries(row.id)
    const accepted = entries.map(entry => acceptedBy(world, row, entry, saved, merged))
    // A write that was cut off after its commit: on disk, but nobody was told "Saved"; or handed in, and accepted under another number.
    if (!accepted.every(one => one !== undefined)) continue
    // When the survivor was erased, an edit of the row that was merged into it is that row's own again.
    if (accepted.some(({ change }) => isErased(rows, change.patch.into))) continue
    // Nor is it known of a row that was erased what the server's own hand had written in it.
    if (row.fields.erased && entries.some(({ change }) => deviceOf(change) === SERVER_DEVICE)) continue
    const texts = nounOf(row.noun)?.texts ?? []
    // What stood in one that was merged into this and then erased, nobody can tell any more.
    const isUntold = entries.some(({ patch }) => mergedIn(patch).some(id => isErased(rows, id)))
    const isOfAnother = (field: string, value: unknown) =>
      isUntold ||
      [...(writtenTo.get(`${field} ${JSON.stringify(value)}`) ?? [])].some(other => other !== row.id)
    const carried: Change[] = []
    const possible = possibleFields(accepted, texts, isOfAnother, carried)
    world.add('rows judged', 1)
    if (entries.some(({ patch, replaced }) => replaced.deleted && !('deleted' in patch)))
      world.add('revival', 1)
    for (const change of carried) judgeCarried(world, rows, row, change)
    for (const field of new Set([...possible.keys(), ...Object.keys(row.fields)])) {
      if (field === 'scope' || texts.includes(field) || field.startsWith('met/')) continue
      const [is, may] = [textFor(row.fields[field]), (possible.get(field) ?? [undefined]).map(textFor)]
      if (!may.includes(is))
        throw new Error(
          `${row.noun} ${row.id} is not what its changes make it: ${field} is ${is}, should be ${may.join(' or ')}`,
        )
    }
    const here = accepted.filter(({ change }) => !carried.includes(change))
    if (!row.fields.erased) for (const field of texts) judgeWords(world, row, field, here)
  }
}

/** What was put off until a newer server is no part of what was taken in. */
function withoutLater(patch: Change['patch'], verdict: Verdict | undefined): Change['patch'] {
  const later = verdict && 'later' in verdict ? (verdict.later ?? []) : []
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !later.includes(field)))
}

/** Rows that somebody merged away: of one that was erased since, the server itself knows it no more. */
function mergedAway(changes: readonly Change[]): Set<string> {
  return new Set(changes.flatMap(({ row, patch }) => (typeof patch.into === 'string' ? [row] : [])))
}

/** Rows that a change says were merged into the one it is for. */
function mergedIn(patch: Entry['patch']): string[] {
  return Object.keys(patch).flatMap(field => (field.startsWith('merged/') ? [field.slice(7)] : []))
}

/** A change as the server took it in, of this row or of one that was `merged` away; undefined where nobody said it was saved. */
function acceptedBy(
  { server }: World,
  row: Row,
  { change: id, patch, revision, stamp }: Entry,
  saved: Map<string, Change[]>,
  merged: ReadonlySet<string>,
): Accepted | undefined {
  const base = { revision: revision - 1, change: 0 }
  if (deviceOf(id) === SERVER_DEVICE)
    return {
      change: { id, noun: row.noun, row: row.id, scope: row.scope, patch, stamp, base },
      revision,
      stamp,
    }
  const known = saved.get(id) ?? []
  const isGone = row.fields.erased === true
  const own = known.filter(
    one => one.row === row.id && (isGone || nameOf(id, one) === nameOf(id, { row: row.id, patch })),
  )
  if (own.length === 1) {
    const [change] = own as [Change]
    const verdict = server.verdicts.get(nameOf(id, change))
    const isRefused = verdict?.is === 'merged' && verdict.refused.includes('into')
    return {
      change: { ...change, patch: isGone ? withoutLater(change.patch, verdict) : asTaken(patch) },
      revision,
      stamp,
      ...(isRefused && { isRefused }),
    }
  }
  // A copy of a device may have called a change of quite another row the same.
  const there = known.find(
    one => one.row !== row.id && Object.keys(patch).every(field => field in one.patch) && merged.has(one.row),
  )
  if (!there) return undefined
  const change = {
    ...there,
    ...carriedText(row, patch, there),
    row: row.id,
    base: { revision: 0, change: 0 },
  }
  return { change, revision, stamp, isCarried: true }
}

/** What came of a text at the row that was merged away is carried, with the words that were typed in it there, and the want of those taken out. */
function carriedText(row: Row, patch: Entry['patch'], there: Change): Pick<Change, 'patch' | 'from'> {
  const carried = { patch: { ...patch }, from: { ...there.from } }
  for (const field of (nounOf(row.noun)?.texts ?? []).filter(field => field in patch)) {
    const [before, after, here] = [there.from?.[field], there.patch[field], patch[field]].map(wordsIn)
    const typed = after!.filter(word => !before!.includes(word) && !here!.includes(word))
    carried.patch[field] = [here, typed].flat().join(' ')
    carried.from[field] = before!.filter(word => !after!.includes(word)).join(' ')
  }
  return carried
}

/** An edit of a row that had been merged away without its knowing stands in the history of one that did stay. */
function judgeCarried(
  { server }: World,
  rows: Map<string, Row>,
  away: Row,
  { id, patch }: Pick<Change, 'id' | 'patch'>,
): void {
  if (Object.keys(asTaken(patch)).every(field => OF_ITS_OWN.test(field))) return
  const isThere = [...rows.keys()].some(
    row => row !== away.id && server.entries(row).some(entry => entry.change === id),
  )
  if (!isThere) throw new Error(`change ${id} of ${away.noun} ${away.id}, merged away, has gone to no other`)
}

/** No word is lost that nobody took out, none is doubled; and what was merged is more than the last who wrote it wrote. */
function judgeWords({ add }: World, row: Row, field: string, accepted: Accepted[]): void {
  const text = String(row.fields[field] ?? '')
  const aside = Object.keys(row.fields).filter(key => key.startsWith(`met/${field}:`))
  const misfit = misfitOf(text, field, accepted, aside.map(key => row.fields[key]).join(' '))
  if (misfit) throw new Error(`${misfit} in ${field} of ${row.noun} ${row.id}: ${text}`)
  if (text && accepted.every(({ change }) => change.patch[field] !== text)) add('texts merged', 1)
  if (aside.length > 0) add('versions met', 1)
}

/**
 * Whoever was merged away has somebody who stands for them, in whom lies what lay in them; and what the merge had not seen is there too,
 * once.
 */
export function judgeMerged(world: World, rows: Map<string, Row>, saved: Map<string, Change[]>): void {
  for (const row of rows.values()) {
    const names = world.server
      .entries(row.id)
      .map(({ change, patch }) => nameOf(change, { row: row.id, patch }))
    if (!row.fields.erased && new Set(names).size < names.length)
      throw new Error(`an edit took effect twice at ${row.noun} ${row.id}`)
    const account = rows.get(accountOf(row.scope))
    if (!row.fields.erased && account && account !== row && survivorOf(rows, account))
      throw new Error(`${row.noun} ${row.id} still lies in account ${account.id}, which was merged away`)
    if (isAway(row) && survivorOf(rows, row)) judgeFollowed(world, rows, row, saved)
  }
}

/** What the merge that stands had not seen of the row it merged away was made again elsewhere. */
function judgeFollowed(world: World, rows: Map<string, Row>, away: Row, saved: Map<string, Change[]>): void {
  const entries = world.server.entries(away.id)
  const merges = entries.filter(entry => entry.patch.into === away.fields.into)
  const merge = saved.get(merges[0]?.change ?? '')?.find(one => one.row === away.id)
  // Of two that say the same, or one that nobody was told of, it is not known which had seen what.
  if (merges.length !== 1 || !merge) return
  const [device, upTo] = [merge.id.split(':')[0], merge.base]
  for (const { change: id, revision, patch } of entries) {
    const [by, counter] = id.split(':')
    const isOwn = by === device && Number(counter) <= upTo.change
    const isSeen = revision <= upTo.revision || isOwn || by === SERVER_DEVICE
    if (!isSeen && revision < merges[0]!.revision) judgeCarried(world, rows, away, { id, patch })
  }
}

function isAway({ fields }: Row): boolean {
  return fields.deleted === true && typeof fields.into === 'string'
}

/** Who stands for a row that was merged away; undefined for one that was not, or whose survivor was erased. */
function survivorOf(rows: Map<string, Row>, row: Row): Row | undefined {
  const passed = new Set<Row>()
  let at = row
  while (isAway(at)) {
    if (passed.has(at)) throw new Error(`${row.noun} ${row.id} was merged away in a circle`)
    passed.add(at)
    const next = rows.get(String(at.fields.into))
    if (!next) throw new Error(`${row.noun} ${row.id} was merged into nothing`)
    at = next
  }
  return at === row || at.fields.erased ? undefined : at
}

/** Whether a merge led to a row that was erased, by now. */
function isErased(rows: Map<string, Row>, into: unknown): boolean {
  const passed = new Set<Row>()
  let at = rows.get(String(into))
  while (at && isAway(at) && !passed.has(at)) {
    passed.add(at)
    at = rows.get(String(at.fields.into))
  }
  return at?.fields.erased === true
}

/** A field that is cleared says nothing. */
function textFor(value: unknown): string {
  return value === undefined || value === null || value === '' ? 'nothing' : JSON.stringify(sorted(value))
}
