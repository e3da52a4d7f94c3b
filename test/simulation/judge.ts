import { show } from '../../app/data/shown.ts'
import { type Change, deviceOf, SERVER_DEVICE } from '../../app/model/change.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { type AnyShown, accountOf, type Row } from '../../app/model/row.ts'
import type { Entry } from '../../server/store/store.ts'
import type { SimulatedDevice } from './device.ts'
import { equal, sorted } from './equal.ts'
import { asTaken } from './older.ts'
import { type Accepted, misfitOf, OF_ITS_OWN, possibleFields } from './oracle.ts'
import { readableBy } from './readable.ts'
import { nameOf } from './server.ts'
import type { World } from './world.ts'

/** The laws that must hold once a history has come to rest. */
export async function judge(world: World): Promise<void> {
  await world.server.look()
  const rows = new Map(world.server.rows().map(row => [row.id, row]))
  const devices = [...world.lives.map(({ device }) => device), ...world.ended]
  const saved = new Map<string, Change[]>()
  for (const { saved: all, renamed } of devices)
    for (const change of all.map(one => renamed.get(one.id) ?? one))
      saved.set(change.id, [...(saved.get(change.id) ?? []), change])
  await judgeDevices(world, rows)
  // Where a server was restored what was unsent counts as having seen less than it says, and what came back has no history.
  if (!world.counts.has('restore')) {
    judgeRows(world, rows, saved)
    judgeMerged(world, rows, saved)
  }
  judgeErased(rows)
  await judgePutOff(world)
  judgeReturned(world, rows)
  await judgeSaved(world, rows, devices)
  await judgeRepeats(world)
}

/** Every device equals the server, on disk and in memory. */
async function judgeDevices({ lives }: World, rows: Map<string, Row>): Promise<void> {
  for (const { device } of lives) {
    const readable = readableBy(device.me.member, rows)
    if (device.wentBack)
      throw new Error(`an answer that came late took the cursor of device ${device.name} back`)
    await judgeScreens(device, readable)
    await device.restart()
    await judgeScreens(device, readable)
    const expected = canonical(readable.values())
    equal(canonical(await device.rows()), expected, `device ${device.name} differs from the server`)
  }
}

/** What the screens could show is what the server holds, and nothing of what was erased. */
async function judgeScreens(device: SimulatedDevice, rows: Map<string, Row>): Promise<void> {
  const shown = await shownBy(device, rows)
  for (const { noun, id } of shown.values())
    if (!rows.has(id)) throw new Error(`device ${device.name} shows ${noun} ${id}, which it may not`)
  for (const row of rows.values()) {
    if (row.fields.erased && !shown.has(row.id)) continue
    equal(
      JSON.stringify(sorted(shown.get(row.id) ?? 'not at all')),
      JSON.stringify(sorted(show(row))),
      `device ${device.name} shows ${row.noun} ${row.id} otherwise than it is`,
    )
  }
}

/** Everything a device's screens could show, none of it twice. */
async function shownBy(
  { name, book }: SimulatedDevice,
  rows: Map<string, Row>,
): Promise<Map<string, AnyShown>> {
  const shown = new Map<string, AnyShown>()
  for (const row of book.replica.all()) shown.set(row.id, row)
  for (const account of [...rows.values()].filter(row => row.noun === 'account')) {
    const { checkIns, notes, done } = await book.history(account.id)
    const deleted = (await book.deleted(account.id)).filter(row => !shown.has(row.id))
    for (const row of [...checkIns, ...notes, ...done, ...deleted] as AnyShown[]) {
      if (shown.has(row.id)) throw new Error(`device ${name} shows ${row.noun} ${row.id} twice`)
      shown.set(row.id, row)
    }
  }
  return shown
}

/** Every row is what the oracle folds from the accepted changes, and what it had not seen of a merge is at the survivor. */
function judgeRows(world: World, rows: Map<string, Row>, saved: Map<string, Change[]>): void {
  const writtenTo = new Map<string, Set<string>>()
  for (const row of rows.keys())
    for (const { patch } of world.server.entries(row))
      for (const [field, value] of Object.entries(patch)) {
        const key = `${field} ${JSON.stringify(value)}`
        writtenTo.set(key, (writtenTo.get(key) ?? new Set()).add(row))
      }
  for (const row of rows.values()) {
    if (row.noun === 'workspace' || row.noun === 'member') continue
    const entries = world.server.entries(row.id)
    const accepted = entries.map(entry => acceptedBy(world, row, entry, saved))
    // A write that was cut off after its commit: on disk, but nobody was told "Saved"; or handed in, and accepted under another number.
    if (!accepted.every(one => one !== undefined)) continue
    // When the survivor was erased, an edit of the row that was merged into it is that row's own again.
    if (entries.some(({ patch }) => isErased(rows, patch.into))) continue
    const texts = nounOf(row.noun)?.texts ?? []
    const isOfAnother = (field: string, value: unknown) =>
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

/** A change as the server took it in; undefined where nobody said it was saved. */
function acceptedBy(
  { server }: World,
  row: Row,
  { change: id, patch, revision, stamp }: Entry,
  saved: Map<string, Change[]>,
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
      change: isGone ? change : { ...change, patch: asTaken(patch) },
      revision,
      stamp,
      ...(isRefused && { isRefused }),
    }
  }
  const there = known.find(one => one.row !== row.id && Object.keys(patch).every(field => field in one.patch))
  if (!there) return undefined
  // What came of a text over there is carried, with the words that were typed in it.
  const texts = (nounOf(row.noun)?.texts ?? []).filter(field => field in patch)
  const typed = texts.map(field => [field, `${patch[field] ?? ''} ${there.patch[field] ?? ''}`])
  const carried = { ...patch, ...Object.fromEntries(typed) }
  const change = { ...there, row: row.id, patch: carried, base: { revision: 0, change: 0 } }
  return { change, revision, stamp, isCarried: true }
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
function judgeMerged(world: World, rows: Map<string, Row>, saved: Map<string, Change[]>): void {
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

/** Of what was erased nothing is left, nor of what lay in an account that was. */
function judgeErased(rows: Map<string, Row>): void {
  for (const { noun, id, scope, fields } of rows.values()) {
    const account = rows.get(accountOf(scope))
    if (account?.fields.erased && !fields.erased)
      throw new Error(`${noun} ${id} lies in account ${account.id}, which was erased`)
    const left = Object.keys(fields).filter(field => !/^(deleted|erased|owner|share\/.*)$/.test(field))
    if (fields.erased && (left.length > 0 || fields.deleted !== true))
      throw new Error(`${noun} ${id} was erased and holds ${left.join(', ')}`)
  }
}

/** Nothing waits for a server that knows more than the one there is. */
async function judgePutOff({ lives }: World): Promise<void> {
  for (const { device } of lives)
    for (const { code, changes } of await device.db.attention.toArray())
      if (code === 'later')
        throw new Error(`change ${changes[0]?.id} of device ${device.name} waits for a server that is here`)
}

/** Whatever was called "Saved" is in the row's history or waits for a person's decision; every text typed is in the row or its history. */
async function judgeSaved(world: World, rows: Map<string, Row>, devices: SimulatedDevice[]): Promise<void> {
  const { server, lives, forgotten } = world
  const kept = new Set(server.handedIn().flatMap(one => one.changes.map(change => change.id)))
  for (const { device } of lives) for (const { id } of await device.refused()) kept.add(id)
  for (const device of devices)
    for (const saved of device.saved) {
      const change = device.renamed.get(saved.id) ?? saved
      const entries = server.entries(change.row)
      const row = rows.get(change.row)
      const isGone = row?.fields.erased === true
      // To erase what is erased changes nothing.
      if (isGone && change.patch.erased) continue
      const name = nameOf(change.id, change)
      const times = entries.filter(entry =>
        isGone ? entry.change === change.id : nameOf(entry.change, { ...entry, row: change.row }) === name,
      ).length
      if (times > 1 && !isGone) throw new Error(`change ${change.id} took effect ${times} times`)
      const isRenamed = entries.some(
        entry =>
          device.ids.has(deviceOf(entry.change)) &&
          nameOf('', { ...entry, row: change.row }) === nameOf('', change),
      )
      if (times === 0 && !kept.has(change.id) && !forgotten.has(change.id) && !isRenamed)
        throw new Error(`change ${change.id} of device ${device.name} was called saved and is gone`)
      if (times === 1 && !isGone) judgeText(change, row!, entries, filledWith(world, device, saved))
    }
}

/** What the form behind a change was filled with; undefined where the device has taken another name since. */
function filledWith(
  { lives }: World,
  device: SimulatedDevice,
  { id, row, base }: Change,
): AnyShown | undefined {
  const seen = lives.find(life => life.device === device)?.filled.get(id)
  return seen?.id === row && seen.revision === base.revision && seen.change === base.change ? seen : undefined
}

/** Every text that was saved is in the row or its history whole, and says truly what its editor had been filled with. */
function judgeText(change: Change, row: Row, entries: Entry[], seen?: AnyShown): void {
  for (const field of nounOf(change.noun)?.texts ?? []) {
    const text = change.patch[field]
    if (typeof text !== 'string') continue
    const kept = JSON.stringify([row.fields, entries.map(entry => entry.patch)])
    if (!kept.includes(JSON.stringify(text).slice(1, -1)))
      throw new Error(`the text of ${change.id} is nowhere to be found`)
    if (seen && change.from?.[field] !== String(seen[field] ?? ''))
      throw new Error(`change ${change.id} grew out of another text than it says`)
  }
}

/** What a restored server had forgotten has come back: each row, and every word that was last seen in it. */
function judgeReturned({ server, mustReturn }: World, rows: Map<string, Row>): void {
  const newest = new Map<string, Row>()
  for (const held of [...mustReturn.values()].flat())
    if ((newest.get(held.id)?.revision ?? 0) < held.revision) newest.set(held.id, held)
  for (const lost of newest.values()) {
    const row = rows.get(lost.id)
    if (!row && rows.get(accountOf(lost.scope))?.fields.erased) continue
    if (!row) throw new Error(`${lost.noun} ${lost.id} was on a device and has not come back`)
    if (row.fields.erased) continue
    const kept = JSON.stringify([row.fields, server.entries(row.id)])
    for (const value of Object.values(lost.fields))
      for (const word of String(value).match(/[A-Za-z]+_[a-z]\d+_\d+/g) ?? [])
        if (!kept.includes(word)) throw new Error(`${word} of ${lost.noun} ${lost.id} has not come back`)
  }
}

/** A request from any time, arriving once more, changes nothing. */
async function judgeRepeats({ counts, lives, server }: World): Promise<void> {
  // What a restored server has forgotten, and hears again, does take effect.
  if (counts.has('restore')) return
  const before = await server.revision()
  for (const { device } of lives) for (let i = 0; i < 3; i++) await device.network.repeatLate()
  equal(String(await server.revision()), String(before), 'a repeated request took effect again')
}

/** Where a row once lay is told to those who could read it there, and may be kept by them. */
function canonical(rows: Iterable<Row>): string {
  const present = [...rows].map(({ past: _, ...row }) => row)
  return JSON.stringify(present.sort((a, b) => (a.id < b.id ? -1 : 1)).map(sorted))
}

/** A field that is cleared says nothing. */
function textFor(value: unknown): string {
  return value === undefined || value === null || value === '' ? 'nothing' : JSON.stringify(sorted(value))
}
