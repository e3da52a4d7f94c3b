import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Restored } from '../../../app/model/protocol.ts'
import type { Row } from '../../../app/model/row.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { noteBoots } from '../../../server/sync/boots.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { changeMember, memberBeside } from '../support/member.ts'
import { testServer } from '../support/server.ts'

/** A server, and how to go back to a backup of it: another run over what the backup held. */
async function backedUp() {
  const file = new Database(':memory:')
  const server = testServer({ store: openSqlite(file) })
  const ada = await founded(server)
  const phone = await joined(server, ada)
  return {
    server,
    ada,
    phone,
    back: () => file.serialize(),
    restore(from: Buffer, boot = 'c'.repeat(16)) {
      const restored = testServer({ store: openSqlite(new Database(from)), boot })
      restored.time.now = server.time.now
      return { restored, again: (device: Device) => device.on(restored) }
    },
  }
}

const BOOT = 'b'.repeat(16)
const NEXT = 'c'.repeat(16)

async function json(asked: Promise<Response>) {
  return (await asked).json()
}

function offer(device: Device, common: number, rows: Row[], more = {}) {
  const about = { member: device.me.member.id, device: device.id, boot: NEXT, common, rows }
  return device.browser.post('/api/offer', { ...about, ...more })
}

describe('a server that was restored', () => {
  test('tells a device that has seen more than it remembers, though the numbers may fit again', async () => {
    const { ada, back, restore } = await backedUp()
    await ada.put(ada.account())
    const backup = back()
    await ada.put(ada.account())
    const seen = ada.cursor
    const { again } = restore(backup)
    const desk = again(ada)
    // Others have written since: by its number alone the cursor could be this server's.
    for (let i = 0; i < 5; i++) await desk.put(desk.account())
    const turn = await desk.turn([], { cursor: seen, boot: BOOT })
    expect(turn.status).toBe(409)
    const told = (await turn.json()) as Restored & { code: string }
    expect(told).toMatchObject({ code: 'restored', boot: NEXT })
    expect(told.boots.find(({ id }) => id === BOOT)).toEqual({ id: BOOT, end: seen - 1 })
  })

  test('tells a device that has seen as far as the server itself has written since it started', async () => {
    const { ada, back, restore } = await backedUp()
    await ada.put(ada.account())
    const backup = back()
    await ada.put(ada.account())
    const seen = ada.cursor
    const { restored, again } = restore(backup)
    await noteBoots(restored.ports)
    await changeMember(restored, ada, ada.me.member.id, { name: 'Ada Lovelace' })
    expect((await again(ada).turn([], { cursor: seen, boot: BOOT })).status).toBe(409)
  })

  test('tells a device that has spoken to a run it does not know', async () => {
    const { ada, back, restore } = await backedUp()
    await ada.sync()
    const { again } = restore(back())
    expect((await again(ada).turn([], { cursor: 1, boot: 'd'.repeat(16) })).status).toBe(409)
  })

  test('had told every device of its earlier runs: with the last slice of everything, and to one that spoke to an earlier run last', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row } = await ada.put(ada.account())
    const [end, scope] = [ada.cursor, row.scope]
    const { again } = restore(back())
    const desk = again(ada)
    const told = [{ id: BOOT, end }]
    expect(await json(desk.turn([], { boot: BOOT }))).toMatchObject({ boot: NEXT, boots: told })
    expect(await json(desk.turn([], { boot: NEXT }))).not.toHaveProperty('boots')
    const slice = (query: string) => json(again(phone).browser.get(`/api/snapshot${query}`))
    expect(await slice('')).toMatchObject({ boot: NEXT, boots: told })
    expect(await slice(`?scopes=${scope}`)).not.toHaveProperty('boots')
  })

  test('goes on with a device that has seen nothing it forgot', async () => {
    const { ada, back, restore } = await backedUp()
    await ada.put(ada.account())
    const { again } = restore(back())
    expect((await again(ada).turn([], { boot: BOOT })).status).toBe(200)
  })

  test('takes back rows and deletions from any device, each once, and the newest of them', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row: kept } = await ada.put(ada.account({ name: 'Kept' }))
    const { row: doomed } = await ada.put(ada.account({ name: 'Doomed' }))
    const backup = back()
    const common = ada.cursor
    const { row: older } = await ada.put(
      ada.change({ noun: 'account', seen: kept, patch: { town: 'London' } }),
    )
    const { row: newer } = await phone.put(
      phone.change({ noun: 'account', seen: older, patch: { town: 'Leeds' } }),
    )
    const { row: gone } = await ada.put(
      ada.change({ noun: 'account', seen: doomed, patch: { deleted: true } }),
    )
    const { row: fresh } = await ada.put(ada.account({ name: 'Fresh' }))
    const { again } = restore(backup)
    const [desk, second] = [again(ada), again(phone)]
    expect(await (await offer(desk, common, [older, gone, fresh])).json()).toMatchObject({ taken: 3 })
    expect(await (await offer(second, common, [newer, gone])).json()).toMatchObject({ taken: 1 })
    expect(await (await offer(desk, common, [older, gone, fresh])).json()).toMatchObject({ taken: 0 })
    const rows = new Map((await desk.snapshot()).rows.map(row => [row.id, row.fields]))
    expect(rows.get(kept.id)).toEqual({ name: 'Kept', town: 'Leeds' })
    expect(rows.get(doomed.id)).toMatchObject({ deleted: true })
    expect(rows.get(fresh.id)).toEqual({ name: 'Fresh' })
  })

  test('takes no merging away of an account from whom it is only shared with', async () => {
    const { server, ada, back, restore } = await backedUp()
    const rita = await memberBeside(server, ada, 'Rita')
    const { row: shared } = await ada.put(
      ada.account({ name: 'Shared', [`share/${rita.me.member.id}`]: true }),
    )
    const { row: own } = await rita.put(rita.account({ name: 'Rita’s' }))
    const { again } = restore(back())
    const merged = { ...shared.fields, deleted: true, into: own.id }
    const offered = { ...shared, revision: own.revision + 10, fields: merged }
    expect((await offer(again(rita), own.revision, [offered])).status).toBe(503)
    await again(ada).browser.post('/api/confirm', {})
    expect((await offer(again(rita), own.revision, [offered])).status).toBe(200)
    const row = (await again(ada).snapshot()).rows.find(({ id }) => id === shared.id)!
    expect(row.fields.into).toBeUndefined()
  })

  test('remembers every account a row lay in, whoever offers it', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row: from } = await ada.put(ada.account())
    const { row: to } = await ada.put(ada.account())
    const about = { noun: 'note', scope: from.scope, patch: { body: 'Met.', at: 1e12 } }
    const { row: note } = await ada.put(ada.change(about))
    const common = note.revision
    const backup = back()
    const { row: edited } = await phone.put(
      phone.change({ noun: 'note', seen: note, patch: { body: 'Met him.' } }),
    )
    const { again } = restore(backup)
    const desk = again(ada)
    await desk.put(desk.change({ noun: 'note', seen: note, patch: { scope: to.scope } }))
    await offer(again(phone), common, [edited])
    const row = (await desk.snapshot()).rows.find(({ id }) => id === note.id)
    expect(row).toMatchObject({ scope: to.scope, past: [from.id], fields: { body: 'Met him.' } })
  })

  test('keeps beside what was written since a text that only begins like it', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row: account } = await ada.put(ada.account())
    const about = { noun: 'note', scope: account.scope, patch: { body: 'Ask', at: 1e12 } }
    const { row: note } = await ada.put(ada.change(about))
    const backup = back()
    const write = (by: Device, body: string) =>
      by.put(by.change({ noun: 'note', seen: note, patch: { body } }))
    const { row: forgotten } = await write(phone, 'Ask Ann')
    const { again } = restore(backup)
    const desk = again(ada)
    await write(desk, 'Ask Anna')
    await offer(again(phone), note.revision, [forgotten])
    const row = (await desk.snapshot()).rows.find(({ id }) => id === note.id)!
    expect(Object.values(row.fields)).toEqual(expect.arrayContaining(['Ask Ann', 'Ask Anna']))
  })

  test('keeps beside what was written since a text that another field holds', async () => {
    const { ada, back, restore } = await backedUp()
    const { row: made } = await ada.put(ada.account({ name: 'Horn', town: 'London' }))
    const backup = back()
    const { row: forgotten } = await ada.put(
      ada.change({ noun: 'account', seen: made, patch: { about: 'London' } }),
    )
    const desk = restore(backup).again(ada)
    await desk.put(desk.change({ noun: 'account', seen: made, patch: { about: 'Closed in August' } }))
    await offer(desk, made.revision, [forgotten])
    const row = (await desk.snapshot()).rows.find(({ id }) => id === made.id)!
    const met = Object.entries(row.fields).find(([field]) => field.startsWith('met/about:'))
    expect(met?.[1]).toBe('London')
  })

  test('takes nothing into an account that was erased', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row: account } = await ada.put(ada.account())
    const common = account.revision
    const backup = back()
    const about = { noun: 'note', scope: account.scope, patch: { body: 'Met.', at: 1e12 } }
    const { row: note } = await phone.put(phone.change(about))
    const { again } = restore(backup)
    const desk = again(ada)
    await desk.put(desk.change({ noun: 'account', seen: account, patch: { deleted: true, erased: true } }))
    await offer(again(phone), common, [note])
    expect((await desk.snapshot()).rows.some(({ id }) => id === note.id)).toBe(false)
  })

  test('takes back nothing that was erased, and erases again what the backup still holds', async () => {
    const { ada, phone, back, restore } = await backedUp()
    const { row: account } = await ada.put(ada.account())
    const about = { noun: 'contact', scope: account.scope, patch: { name: 'Thomas Hardy' } }
    const { row: person } = await ada.put(ada.change(about))
    const common = person.revision
    const backup = back()
    const { row: edited } = await ada.put(
      ada.change({ noun: 'contact', seen: person, patch: { phone: '1' } }),
    )
    const { row: tombstone } = await ada.put(
      ada.change({ noun: 'contact', seen: edited, patch: { deleted: true, erased: true } }),
    )
    const { again } = restore(backup)
    // The phone had not heard of it yet, and offers the body first and last.
    await offer(again(phone), common, [edited])
    expect(await (await offer(again(ada), common, [tombstone])).json()).toMatchObject({ taken: 1 })
    expect(await (await offer(again(phone), common, [edited])).json()).toMatchObject({ taken: 0 })
    const row = (await again(ada).snapshot()).rows.find(({ id }) => id === person.id)!
    expect(row.fields).toEqual({ deleted: true, erased: true })
    const history = await (await again(ada).browser.get(`/api/history?row=${person.id}`)).text()
    expect(history).not.toMatch(/Thomas|phone/)
  })

  test('lets what was written since stand against what is offered', async () => {
    const { ada, back, restore } = await backedUp()
    const { row } = await ada.put(ada.account({ name: 'Kept' }))
    const backup = back()
    const common = ada.cursor
    const patch = { town: 'London', phone: '555' }
    const { row: lost } = await ada.put(ada.change({ noun: 'account', seen: row, patch }))
    const { again } = restore(backup)
    const desk = again(ada)
    await desk.put(desk.change({ noun: 'account', seen: row, patch: { town: 'Bristol' } }))
    await offer(desk, common, [lost])
    const now = (await desk.snapshot()).rows.find(one => one.id === row.id)
    expect(now?.fields).toEqual({ name: 'Kept', town: 'Bristol', phone: '555' })
    // What came too late stands in the history, once, however often it is offered.
    await offer(desk, common, [lost])
    const history = JSON.stringify(await (await desk.browser.get(`/api/history?row=${row.id}`)).json())
    expect(history.match(/London/g)).toHaveLength(1)
  })

  test('hands to an admin what a member wrote in a row that has gone where they may not write', async () => {
    const { server, ada, back, restore } = await backedUp()
    const rep = await memberBeside(server, ada, 'Rita')
    const { row: hers } = await rep.put(rep.account({ name: 'Rita’s' }))
    const { row: adas } = await ada.put(ada.account({ name: 'Ada’s' }))
    const about = { noun: 'contact', scope: hers.scope, patch: { name: 'Thomas Hardy' } }
    const { row: person } = await rep.put(rep.change(about))
    const backup = back()
    const common = rep.cursor
    const { row: lost } = await rep.put(
      rep.change({ noun: 'contact', seen: person, patch: { phone: '555' } }),
    )
    const { again } = restore(backup)
    const desk = again(ada)
    await desk.put(desk.change({ noun: 'contact', seen: person, patch: { scope: adas.scope } }))
    await offer(desk, common, [])
    await desk.browser.post('/api/confirm', {})
    const same = { ...lost, fields: person.fields }
    expect(await (await offer(again(rep), common, [same])).json()).toMatchObject({ taken: 0 })
    const handIns = async () =>
      ((await (await desk.browser.get('/api/hand-ins')).json()) as { handIns: object[] }).handIns
    expect(await handIns()).toEqual([])
    await offer(again(rep), common, [lost])
    expect(await handIns()).toMatchObject([
      { reason: 'restored', changes: [{ row: person.id, patch: { phone: '555' } }] },
    ])
  })

  test('takes nothing from a member who may not write it, and no member’s own row from anybody', async () => {
    const { server, ada, back, restore } = await backedUp()
    const rep = await memberBeside(server, ada, 'Rita')
    const { row } = await ada.put(ada.account({ name: 'Ada’s' }))
    const backup = back()
    const { again } = restore(backup)
    const forged = { ...row, revision: row.revision + 9, fields: { name: 'Rita’s' } }
    const member = { ...row, noun: 'member', id: rep.me.member.id, scope: 'workspace' as const }
    const child = { ...forged, noun: 'note', id: rep.me.member.id, fields: { at: 1, body: 'Mine' } }
    const offered = [forged, { ...member, revision: 99, fields: { name: 'Rita', role: 'admin' } }, child]
    await offer(again(rep), 0, [])
    await again(ada).browser.post('/api/confirm', {})
    expect(await (await offer(again(rep), 0, offered)).json()).toMatchObject({ taken: 0 })
    expect((await offer(again(rep), 0, [], { boot: BOOT })).status).toBe(409)
    expect((await offer(again(rep), 0, [], { member: ada.me.member.id })).status).toBe(401)
  })
})

describe('a device that was copied', () => {
  const token = async (device: Device, changes: unknown[], more: object) =>
    (await device.sync(changes, more)).token

  test('is told so when the other has gone on, and what the other has sent needs no new number', async () => {
    const { ada } = await backedUp()
    const first = await token(ada, [], {})
    const both = ada.account()
    const second = await token(ada, [both], { token: first })
    await token(ada, [ada.account()], { token: second })
    const copy = await ada.turn([both, ada.account()], { token: first })
    expect([copy.status, await copy.json()]).toEqual([409, { code: 'copied', known: [both.id] }])
  })

  test('is not taken for one that has not heard its last answer', async () => {
    const { ada } = await backedUp()
    const first = await token(ada, [], {})
    const change = ada.account()
    const second = await token(ada, [change], { token: first })
    expect(await token(ada, [change], { token: first })).toBe(second)
    expect(await token(ada, [], { token: second })).toBe(second)
    expect(await token(ada, [ada.account()], { token: second })).not.toBe(second)
  })

  test('is known by counters that are settled, where the token says nothing', async () => {
    const { ada } = await backedUp()
    const first = await token(ada, [], {})
    const second = await token(ada, [ada.account()], { token: first })
    await token(ada, [], { token: second, from: 2 })
    const other = { ...ada.account(), id: `${ada.id}:1` }
    expect((await ada.turn([other], { token: first })).status).toBe(409)
  })
})
