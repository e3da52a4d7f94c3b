import { beforeEach, describe, expect, test } from 'vitest'
import { inAccount, type Row } from '../../../app/model/row.ts'
import { type Device, founded } from '../support/device.ts'
import { changeMember, memberBeside } from '../support/member.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Device
let rep: Device
let other: Device
let manager: Device

/** Ada is the admin; two reps, the first in the manager's team. */
beforeEach(async () => {
  server = testServer()
  ada = await founded(server)
  manager = await memberBeside(server, ada, 'Mona', { role: 'manager' })
  rep = await memberBeside(server, ada, 'Rita', { role: 'rep', manager: manager.me.member.id })
  other = await memberBeside(server, ada, 'Otto')
  for (const device of [ada, rep, other, manager]) device.cursor = await revisionNow()
})

const idOf = (device: Device) => device.me.member.id

function revisionNow() {
  const workspace = ada.me.workspace.id
  return server.ports.store.transact(workspace, tables => tables.revision(workspace))
}

async function accountOf(device: Device, patch = {}): Promise<Row> {
  return (await device.put(device.account({ name: 'Around the Horn', ...patch }))).row
}

/** Names of the accounts a device finds by each way there is. */
async function accountsSeenBy(device: Device): Promise<string[]> {
  const named = (rows: Row[]) =>
    rows.filter(row => row.noun === 'account' && !row.left).map(row => String(row.fields.name))
  const pulled = named((await device.sync([], { cursor: 0 })).rows)
  const read = named((await device.snapshot()).rows)
  expect(read.sort()).toEqual(pulled.sort())
  return pulled
}

async function share(device: Device, row: Row, patch: Record<string, unknown>) {
  return device.put(device.change({ noun: 'account', seen: row, patch }))
}

describe('an account', () => {
  test('is read by its owner, the owner’s manager and admins, and by nobody else', async () => {
    await accountOf(rep)
    expect(await accountsSeenBy(rep)).toEqual(['Around the Horn'])
    expect(await accountsSeenBy(manager)).toEqual(['Around the Horn'])
    expect(await accountsSeenBy(ada)).toEqual(['Around the Horn'])
    expect(await accountsSeenBy(other)).toEqual([])
  })

  test('is its owner’s, not its maker’s, when it has one', async () => {
    await accountOf(ada, { owner: idOf(other) })
    expect(await accountsSeenBy(other)).toEqual(['Around the Horn'])
    expect(await accountsSeenBy(rep)).toEqual([])
  })

  test('is read by those it is shared with, until it is not', async () => {
    const row = await accountOf(rep)
    const { row: shared } = await share(rep, row, { [`share/${idOf(other)}`]: true })
    expect(await accountsSeenBy(other)).toEqual(['Around the Horn'])
    await share(rep, shared, { [`share/${idOf(other)}`]: false })
    expect(await accountsSeenBy(other)).toEqual([])
  })

  test('is written by those it is shared with, but they cannot give it away', async () => {
    const row = await accountOf(rep, { [`share/${idOf(other)}`]: true })
    const { verdict, row: edited } = await share(other, row, { town: 'London' })
    expect(verdict.is).toBe('applied')
    for (const patch of [{ owner: idOf(other) }, { [`share/${idOf(manager)}`]: true }])
      expect((await share(other, edited, patch)).verdict).toMatchObject({ is: 'rejected', code: 'forbidden' })
  })

  test('that was handed over is the new owner’s, and its manager’s no more', async () => {
    const row = await accountOf(rep)
    await share(manager, row, { owner: idOf(other) })
    expect(await accountsSeenBy(other)).toEqual(['Around the Horn'])
    expect([await accountsSeenBy(rep), await accountsSeenBy(manager)]).toEqual([[], []])
  })

  test('nobody else may read cannot be told from one that does not exist', async () => {
    const row = await accountOf(rep)
    const edit = other.change({ noun: 'account', seen: row, patch: { name: 'Mine' } })
    const child = other.change({ noun: 'note', scope: row.scope, patch: { at: 1, body: 'Mine' } })
    const again = other.change({ noun: 'account', row: row.id, scope: row.scope, patch: { name: 'Mine' } })
    const { verdicts, rows } = await other.sync([edit, child, again])
    expect(verdicts.map(verdict => 'code' in verdict && verdict.code)).toEqual(Array(3).fill('not_found'))
    expect(rows.filter(one => one.id === row.id)).toEqual([])
    expect((await other.browser.get(`/api/history?row=${row.id}`)).status).toBe(404)
    expect((await rep.browser.get(`/api/history?row=${row.id}`)).status).toBe(200)
    // Whoever looks after the server sees who reached for it, by ids alone.
    const noted = server.logged.filter(([event]) => event === 'not theirs').map(([, facts]) => facts)
    expect(noted).toEqual([1, 2, 3].map(counter => ({ device: other.id, counter, code: 'not_found' })))
  })
})

describe('a member', () => {
  test('who becomes a manager, gets a team or loses it reads as that says', async () => {
    await accountOf(other)
    await changeMember(server, ada, idOf(other), { manager: idOf(manager) })
    expect(await accountsSeenBy(manager)).toEqual(['Around the Horn'])
    await changeMember(server, ada, idOf(manager), { role: 'rep' })
    expect(await accountsSeenBy(manager)).toEqual([])
    await changeMember(server, ada, idOf(manager), { role: 'admin' })
    expect(await accountsSeenBy(manager)).toEqual(['Around the Horn'])
  })

  test('who has left reads nothing', async () => {
    await accountOf(rep)
    await changeMember(server, ada, idOf(manager), { left: true })
    expect(await accountsSeenBy(manager)).toEqual([])
  })

  test('who is no admin does not write the workspace’s own row', async () => {
    const row = (await ada.snapshot()).rows.find(one => one.noun === 'workspace')!
    const patch = { name: 'Rita’s' }
    const { verdict } = await rep.put(rep.change({ noun: 'workspace', seen: row, patch }))
    expect(verdict).toMatchObject({ is: 'rejected', code: 'forbidden' })
  })
})

describe('what a device is told of what it may read', () => {
  const turn = (device: Device, grants: number, cursor = device.cursor) => device.sync([], { grants, cursor })

  test('comes alone: no rows, and the cursor stays', async () => {
    const known = await revisionNow()
    const row = await accountOf(rep)
    await share(rep, row, { [`share/${idOf(other)}`]: true })
    const told = await turn(other, known, known)
    expect(told).toMatchObject({ rows: [], cursor: known, more: true })
    expect(told.grants).toEqual({ to: await revisionNow(), given: [{ scope: row.scope }], ended: [] })
    expect((await turn(other, told.grants!.to, known)).grants).toBeUndefined()
  })

  test('says which accounts were born with it, so that they need no reading', async () => {
    const known = await revisionNow()
    const row = await accountOf(rep)
    expect((await turn(rep, known)).grants?.given).toEqual([{ scope: row.scope, born: true }])
  })

  test('says what has ended', async () => {
    const row = await accountOf(rep, { [`share/${idOf(other)}`]: true })
    const known = await revisionNow()
    await share(rep, row, { [`share/${idOf(other)}`]: false })
    expect((await turn(other, known)).grants).toMatchObject({ given: [], ended: [row.scope] })
  })

  test('names every account at once for an admin', async () => {
    const known = await revisionNow()
    await accountOf(rep)
    await changeMember(server, ada, idOf(other), { role: 'admin' })
    expect((await turn(other, known)).grants).toMatchObject({ given: [{ scope: '*' }] })
  })

  test('reads the scopes it names, and only those it may', async () => {
    const [mine, theirs] = [await accountOf(rep), await accountOf(other, { name: 'Bottom-Dollar' })]
    const slice = await rep.snapshot(`?scopes=${mine.scope},${theirs.scope}`)
    expect(slice.rows.map(row => row.id)).toEqual([mine.id])
    expect(slice.total).toBe(1)
  })
})

test('a row that moves out of a shared account is said to have left it, and names no account one may not read', async () => {
  const [shared, own] = [await accountOf(rep, { [`share/${idOf(other)}`]: true }), await accountOf(rep)]
  const { row: note } = await rep.put(
    rep.change({ noun: 'note', scope: shared.scope, patch: { at: 1, body: 'Crates' } }),
  )
  const before = await revisionNow()
  await rep.put(rep.change({ noun: 'note', seen: note, patch: { scope: inAccount(own.id) } }))
  const heard = (await other.sync([], { cursor: before })).rows
  expect(heard).toEqual([
    expect.objectContaining({ id: note.id, scope: shared.scope, left: true, fields: {} }),
  ])
  expect((await rep.sync([], { cursor: before })).rows.map(row => [row.scope, row.left])).toEqual([
    [shared.scope, true],
    [own.scope, undefined],
  ])
  const after = await revisionNow()
  const moved = (await rep.snapshot()).rows.find(row => row.id === note.id)!
  await rep.put(rep.change({ noun: 'note', seen: moved, patch: { scope: shared.scope } }))
  const back = (await other.sync([], { cursor: after })).rows
  expect(back).toMatchObject([{ id: note.id, scope: shared.scope, fields: { body: 'Crates' } }])
  expect(back[0]).not.toHaveProperty('past')
})

test('devices that speak the conversation of before are understood', async () => {
  await accountOf(rep)
  const answer = await rep.sync([rep.account({ name: 'Second' })], { protocol: 1, cursor: 0 })
  expect(answer.verdicts[0]!.is).toBe('applied')
  expect(answer.rows.filter(row => row.noun === 'account')).toHaveLength(2)
  expect((await rep.turn([], { protocol: 0 })).status).toBe(409)
})
