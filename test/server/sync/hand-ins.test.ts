import { beforeEach, expect, test } from 'vitest'
import type { Change } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import type { Row } from '../../../app/model/row.ts'
import type { HandedIn } from '../../../server/store/store.ts'
import { keepHandIn } from '../../../server/sync/hand-ins.ts'
import { type Device, founded } from '../support/device.ts'
import { memberBeside } from '../support/member.ts'
import { NOON, type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Device
let rep: Device
let row: Row

beforeEach(async () => {
  server = testServer()
  ada = await founded(server)
  rep = await memberBeside(server, ada, 'Rita')
  row = (await ada.put(ada.account({ name: 'Around the Horn' }))).row
})

function handIn(device: Device, changes: Change[], more = {}) {
  const about = { member: device.me.member.id, device: device.id, turn: 7, reason: 'access', drafts: [] }
  return device.browser.post('/api/hand-ins', { ...about, changes, ...more })
}

async function listed(device: Device): Promise<HandedIn[]> {
  return ((await (await device.browser.get('/api/hand-ins')).json()) as { handIns: HandedIn[] }).handIns
}

const judge = (device: Device, as: string, id = `${rep.id}:7`) =>
  device.browser.post(`/api/hand-ins/${id}`, { as })

const edit = (patch = { town: 'London' }) => rep.change({ noun: 'account', seen: row, patch })

test('what a member may not send any more waits for an admin, and is accepted under its author’s name', async () => {
  const change = edit()
  expect((await handIn(rep, [change])).status).toBe(200)
  expect(await listed(ada)).toMatchObject([{ member: rep.me.member.id, state: 'waiting', changes: [change] }])
  const { verdicts } = (await (await judge(ada, 'accepted')).json()) as { verdicts: { is: string }[] }
  expect(verdicts.map(({ is }) => is)).toEqual(['applied'])
  expect((await ada.snapshot()).rows.find(one => one.id === row.id)?.fields.town).toBe('London')
  const history = await (await ada.browser.get(`/api/history?row=${row.id}`)).json()
  expect(history).toMatchObject({ entries: [{ member: rep.me.member.id }, { member: ada.me.member.id }] })
  expect([await listed(ada), (await judge(ada, 'accepted')).status]).toEqual([[], 404])
})

test('what is handed in twice is there once, and parts of one hand-in come together', async () => {
  const [first, second] = [edit(), edit({ town: 'Leeds' })]
  for (const changes of [[first], [first], [second]]) await handIn(rep, changes)
  await handIn(rep, [], { drafts: [{ key: 'note/new', value: { words: 'half a word' } }] })
  expect(await listed(ada)).toMatchObject([
    { changes: [first, second], drafts: [{ value: { words: 'half a word' } }] },
  ])
})

test('what another member calls the same is a hand-in of their own', async () => {
  const mal = await memberBeside(server, ada, 'Mal')
  await handIn(rep, [edit()])
  expect((await handIn(mal, [mal.account({ name: 'Mine' })], { device: rep.id })).status).toBe(200)
  const all = await listed(ada)
  expect(all.map(({ member, changes }) => [member, changes.length])).toEqual([
    [rep.me.member.id, 1],
    [mal.me.member.id, 1],
  ])
})

test('two half-written texts under one name are both there', async () => {
  for (const words of ['here', 'on its copy'])
    await handIn(rep, [], { drafts: [{ key: 'note/new', value: { words } }] })
  expect(await listed(ada)).toMatchObject([
    { drafts: [{ value: { words: 'here' } }, { value: { words: 'on its copy' } }] },
  ])
})

test('what had been taken in, its answer lost, waits for nobody, and undoes nothing that came after', async () => {
  const { row: own } = await rep.put(rep.account({ name: 'Bolido' }))
  const made = rep.change({ noun: 'note', scope: own.scope, patch: { body: 'Wrong account', at: NOON } })
  const { row: note } = await rep.put(made)
  await ada.put(ada.change({ noun: 'note', seen: note, patch: { deleted: true }, at: NOON + 60_000 }))
  const [first, second] = [made, rep.change({ noun: 'account', seen: own, patch: { town: 'London' } })]
  expect((await handIn(rep, [first, second])).status).toBe(200)
  expect(await listed(ada)).toMatchObject([{ changes: [second] }])
  await judge(ada, 'accepted')
  expect((await ada.snapshot()).rows.find(({ id }) => id === note.id)?.fields.deleted).toBe(true)
})

test('what comes under a hand-in that was judged waits to be judged itself, and so does what a copy of the device calls the same', async () => {
  const first = edit()
  await handIn(rep, [first])
  await judge(ada, 'discarded')
  const second = edit({ town: 'Leeds' })
  const copys = { ...second, patch: { town: 'Bristol' } }
  for (const changes of [[second], [copys]]) expect((await handIn(rep, changes)).status).toBe(200)
  expect(await listed(ada)).toMatchObject([{ state: 'waiting', changes: [second, copys] }])
})

test('accepted changes keep their order, though their device has gone on counting since', async () => {
  const first = edit()
  const second = rep.change({
    noun: 'account',
    seen: row,
    patch: { town: 'Leeds' },
    base: { revision: row.revision, change: rep.counter },
  })
  await rep.sync([], { from: 50 })
  await handIn(rep, [first, second])
  await judge(ada, 'accepted')
  expect((await ada.snapshot()).rows.find(one => one.id === row.id)?.fields.town).toBe('Leeds')
})

test('what is handed back is its author’s to read and to let go of', async () => {
  await handIn(rep, [edit()])
  expect(await listed(rep)).toEqual([])
  await judge(ada, 'back')
  expect(await listed(rep)).toMatchObject([{ state: 'back' }])
  expect((await judge(rep, 'discarded')).status).toBe(200)
  expect(await listed(rep)).toEqual([])
})

test('only an admin judges, and only what is their workspace’s', async () => {
  await handIn(rep, [edit()])
  const other = await memberBeside(server, ada, 'Otto', { role: 'manager' })
  for (const as of ['accepted', 'back', 'discarded'])
    expect([(await judge(other, as)).status, (await judge(rep, as)).status]).toEqual([404, 404])
  expect(await listed(other)).toEqual([])
})

test('nobody hands in under another member’s name, or without end', async () => {
  const asAda = await handIn(rep, [edit()], { member: ada.me.member.id })
  expect([asAda.status, await asAda.json()]).toEqual([401, { code: 'other_member' }])
  for (let turn = 0; turn < 100; turn++) await handIn(rep, [edit()], { turn })
  expect((await handIn(rep, [edit()], { turn: 100 })).status).toBe(429)
})

test('a device that was revoked hands in what it has unsent, and does nothing else', async () => {
  await ada.browser.send('DELETE', `/api/devices/${ada.id}`)
  const change = ada.change({ noun: 'account', seen: row, patch: { town: 'London' } })
  expect((await ada.turn([change])).status).toBe(401)
  expect((await handIn(ada, [change], { reason: 'revoked' })).status).toBe(200)
  expect((await ada.browser.get('/api/hand-ins')).status).toBe(401)
  const second = await memberBeside(server, ada, 'Anna', { role: 'admin' })
  expect(await listed(second)).toMatchObject([{ reason: 'revoked', changes: [change] }])
})

const draft = (key: string, body: string, values = {}) => ({
  key,
  value: { values: { ...values, body }, filled: { body: '' } },
})
const verdictsOf = async (response: Response) =>
  ((await response.json()) as { verdicts: { is: string }[] }).verdicts.map(({ is }) => is)

test('accepted, a half-written text becomes a note of its account, under its author’s name', async () => {
  await handIn(rep, [edit()], { drafts: [draft(`note/new/${row.id}`, 'They open a second sh')] })
  expect(await verdictsOf(await judge(ada, 'accepted'))).toEqual(['applied', 'applied'])
  const note = (await ada.snapshot()).rows.find(({ noun }) => noun === 'note')
  expect(note).toMatchObject({
    scope: row.scope,
    by: rep.me.member.id,
    fields: { body: 'They open a second sh', at: NOON },
  })
  expect(await listed(ada)).toEqual([])
})

test('what could not be taken in goes on waiting with the reason, to be decided about on its own', async () => {
  const gone = rep.change({ noun: 'note', seen: { ...row, noun: 'note', id: newId() }, patch: { body: 'x' } })
  const nowhere = draft('note/new/', 'half a word')
  const drafts = [nowhere, draft('check-in/new/', '')]
  await handIn(rep, [gone, edit(), { odd: 1 } as never], { drafts })
  expect(await verdictsOf(await judge(ada, 'accepted'))).toEqual([
    'rejected',
    'applied',
    'rejected',
    'applied',
  ])
  const left = [
    {
      id: `${rep.id}:7+`,
      member: rep.me.member.id,
      state: 'waiting',
      changes: [{ odd: 1 }, { ...gone, refused: { code: 'gone' } }],
      drafts: [{ ...nowhere, refused: { code: 'not_found' } }],
    },
  ]
  expect(await listed(ada)).toMatchObject(left)
  expect(await verdictsOf(await judge(ada, 'accepted', left[0]!.id))).toEqual(['rejected', 'rejected'])
  expect((await judge(ada, 'back', `${rep.id}:7++`)).status).toBe(200)
  expect(await listed(rep)).toMatchObject([{ ...left[0], id: `${rep.id}:7++`, state: 'back' }])
})

test('what a restored server refuses is never one hand-in with what the device could not send, whatever their numbers', async () => {
  const offered = (turn: number) =>
    server.ports.store.transact(rep.me.workspace.id, tables =>
      keepHandIn(
        tables,
        { workspace: rep.me.workspace.id, member: rep.me.member.id },
        { device: rep.id, turn, reason: 'restored', changes: [{ offered: turn }], drafts: [] },
        NOON,
      ),
    )
  await handIn(rep, [edit()])
  await offered(7)
  await offered(7)
  expect((await listed(ada)).map(({ reason, changes }) => [reason, changes.length])).toEqual([
    ['access', 1],
    ['restored', 1],
  ])
})

test('an offer that was kept under the name of an ordinary hand-in stays apart from one that comes under it', async () => {
  const { workspace, member } = rep.me
  const kept = { member: member.id, device: rep.id, at: NOON, drafts: [], state: 'waiting' as const }
  await server.ports.store.transact(workspace.id, tables =>
    tables.keepHandIn(workspace.id, {
      ...kept,
      id: `${rep.id}:7`,
      reason: 'restored',
      changes: [{ old: 1 }],
    }),
  )
  await handIn(rep, [edit()])
  expect((await listed(ada)).map(({ id, reason }) => [id, reason])).toEqual([
    [`${rep.id}:7`, 'restored'],
    [`${rep.id}:7+`, 'access'],
  ])
})

test('an admin’s turn says how many hand-ins wait to be judged, its author’s how many were handed back', async () => {
  const waiting = async (device: Device) => (await device.sync()).handIns
  await handIn(rep, [edit()])
  expect([await waiting(ada), await waiting(rep)]).toEqual([1, undefined])
  await judge(ada, 'back')
  expect([await waiting(ada), await waiting(rep)]).toEqual([undefined, 1])
  await judge(rep, 'discarded')
  expect([await waiting(ada), await waiting(rep)]).toEqual([undefined, undefined])
})
