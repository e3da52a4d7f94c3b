import { show } from '../../app/data/shown.ts'
import type { Change } from '../../app/model/change.ts'
import { nounOf } from '../../app/model/nouns.ts'
import { type AnyShown, accountOf, type Row } from '../../app/model/row.ts'
import type { Entry } from '../../server/store/store.ts'
import type { Lost } from './backups.ts'
import type { SimulatedDevice } from './device.ts'
import { equal, sorted } from './equal.ts'
import { judgeMerged, judgeRows } from './judge-rows.ts'
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
    for (const change of all.map(one => renamed.get(one) ?? one))
      saved.set(change.id, [...(saved.get(change.id) ?? []), change])
  await judgeDevices(world, rows)
  // Where a server was restored what was unsent counts as having seen less than it says, and what came back has no history.
  if (!world.counts.has('restore')) {
    judgeRows(world, rows, saved)
    judgeMerged(world, rows, saved)
  }
  judgeErased(rows)
  await judgePutOff(world)
  await judgeKept(world, rows)
  judgeReturned(world, rows)
  await judgeSaved(world, rows, devices)
  await judgeRepeats(world)
}

/** Every device equals the server, on disk and in memory. */
async function judgeDevices({ lives }: World, rows: Map<string, Row>): Promise<void> {
  const meant = new Map([...rows.values()].map(row => [row.id, JSON.stringify(sorted(show(row)))]))
  for (const { device } of lives) {
    const readable = readableBy(device.me.member, rows)
    if (device.wentBack)
      throw new Error(`an answer that came late took the cursor of device ${device.name} back`)
    await judgeScreens(device, readable, meant)
    await device.restart()
    await device.resending
    await judgeScreens(device, readable, meant)
    equal(
      canonical(await device.rows()),
      canonical(readable.values()),
      `device ${device.name} differs from the server`,
    )
  }
}

/** What the screens could show is what the server holds (`meant`, by row), and nothing of what was erased. */
async function judgeScreens(
  device: SimulatedDevice,
  rows: Map<string, Row>,
  meant: Map<string, string>,
): Promise<void> {
  const shown = await shownBy(device, rows)
  for (const { noun, id } of shown.values())
    if (!rows.has(id)) throw new Error(`device ${device.name} shows ${noun} ${id}, which it may not`)
  for (const row of rows.values()) {
    if (row.fields.erased && !shown.has(row.id)) continue
    equal(
      JSON.stringify(sorted(shown.get(row.id) ?? 'not at all')),
      meant.get(row.id)!,
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

/** What is told as not done was heard by the server, which has it in the row's history, and speaks of nothing one may not read. */
async function judgeKept({ lives, server, add, counts }: World, rows: Map<string, Row>): Promise<void> {
  for (const { device } of lives)
    for (const { id, row } of await device.kept()) {
      add('kept', 1)
      const isKnown = server.entries(row).some(({ change }) => change === id)
      if (!isKnown && !rows.get(row)?.fields.erased && !counts.has('restore'))
        throw new Error(`device ${device.name} tells that deletion ${id} was not done, which was never heard`)
    }
}

/** Whatever was called "Saved" is in the row's history or waits for a person's decision; every text typed is in the row or its history. */
async function judgeSaved(world: World, rows: Map<string, Row>, devices: SimulatedDevice[]): Promise<void> {
  const { server, lives, forgotten } = world
  const kept = new Set(server.handedIn().flatMap(one => one.changes.map(change => change.id)))
  for (const { device } of lives) for (const { id } of await device.refused()) kept.add(id)
  const filled = (device: SimulatedDevice) => lives.find(life => life.device === device)?.filled
  for (const device of devices)
    for (const saved of device.saved) {
      const change = device.renamed.get(saved) ?? saved
      const entries = server.entries(change.row)
      const row = rows.get(change.row)
      const isGone = row?.fields.erased === true
      // To erase what is erased changes nothing; a restored server may have forgotten it altogether.
      if ((isGone || !row) && change.patch.erased) continue
      const name = nameOf(change.id, change)
      const times = entries.filter(entry =>
        isGone ? entry.change === change.id : nameOf(entry.change, { ...entry, row: change.row }) === name,
      ).length
      if (times > 1 && !isGone) throw new Error(`change ${change.id} took effect ${times} times`)
      if (times === 0 && !kept.has(change.id) && !forgotten.has(change.id))
        throw new Error(`change ${change.id} of device ${device.name} was called saved and is gone`)
      if (times === 1 && !isGone) judgeText(change, row!, entries, filled(device)?.get(saved))
    }
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
  const newest = new Map<string, Lost>()
  const handedIn = JSON.stringify(server.handedIn())
  for (const held of [...mustReturn.values()].flat())
    if ((newest.get(held.row.id)?.row.revision ?? 0) < held.row.revision) newest.set(held.row.id, held)
  for (const { row: lost, isOwed } of newest.values()) {
    if (!isOwed) continue
    const row = rows.get(lost.id)
    if (!row && rows.get(accountOf(lost.scope))?.fields.erased) continue
    // Who held it may write there no more: an admin has it.
    if (!row && handedIn.includes(lost.id)) continue
    if (!row) throw new Error(`${lost.noun} ${lost.id} was on a device and has not come back`)
    if (row.fields.erased) continue
    const kept = JSON.stringify([row.fields, server.entries(row.id)])
    for (const value of Object.values(lost.fields))
      for (const word of String(value).match(/[A-Za-z]+_[a-z]\d+_\d+/g) ?? [])
        if (!kept.includes(word) && !handedIn.includes(word))
          throw new Error(`${word} of ${lost.noun} ${lost.id} has not come back`)
  }
}

/** A request from any time that was done, arriving once more, changes nothing. */
async function judgeRepeats({ counts, lives, server }: World): Promise<void> {
  // What a restored server has forgotten, and hears again, does take effect.
  if (counts.has('restore')) return
  const before = await server.revision()
  for (const { device } of lives)
    for (let i = 0; i < 3; i++) await device.network.repeatLate({ isDone: true })
  equal(String(await server.revision()), String(before), 'a repeated request took effect again')
}

/** Where a row once lay is told to those who could read it there, and may be kept by them. */
function canonical(rows: Iterable<Row>): string {
  const present = [...rows].map(({ past: _, ...row }) => row)
  return JSON.stringify(present.sort((a, b) => (a.id < b.id ? -1 : 1)).map(sorted))
}
