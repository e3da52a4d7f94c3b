import { expect, test } from 'vitest'
import { MOST_CHANGES, PROTOCOL } from '../../../app/model/protocol.ts'
import { followDevice } from '../../../server/identity/sessions.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { type Store, StoreTrouble } from '../../../server/store/store.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { testServer } from '../support/server.ts'

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const revision = async (device: Device) => (await device.sync()).cursor

test('what one device sends, another reads', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const change = desk.account()

  const { verdict, row } = await desk.put(change)
  const { rows, cursor, more } = await phone.sync()

  expect(verdict).toEqual({ change: change.id, is: 'applied' })
  expect(rows).toContainEqual(row)
  expect(row).toMatchObject({ noun: 'account', by: desk.me.member.id, fields: { name: 'Around the Horn' } })
  expect({ cursor, more }).toEqual({ cursor: row.revision, more: false })
})

test('an edit of the same account on two devices keeps both fields', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { row } = await desk.put(desk.account())
  await phone.put(phone.change({ noun: 'account', seen: row, patch: { town: 'London' } }))
  const { row: both } = await desk.put(desk.change({ noun: 'account', seen: row, patch: { phone: '0171' } }))
  expect(both.fields).toEqual({ name: 'Around the Horn', town: 'London', phone: '0171' })
})

test('the answer carries the echo, and the row of every change even when nothing is new to the device', async () => {
  const desk = await founded(testServer())
  const change = desk.account()
  await desk.sync([change])
  const again = await desk.sync([change], { nonce: 'another' })
  expect(again).toMatchObject({ echo: 'another', rows: [{ id: change.row }], more: false })
})

test('rows come a page at a time until there are no more', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  for (let batch = 0; batch < 5; batch++)
    await desk.sync(Array.from({ length: MOST_CHANGES }, () => desk.account()))
  const first = await phone.sync()
  const second = await phone.sync()
  expect([first.more, second.more]).toEqual([true, false])
  expect(first.cursor).toBe(first.rows.at(-1)!.revision)
  expect(new Set([...first.rows, ...second.rows].map(row => row.id)).size).toBe(2502)
})

test('long texts end a page early', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { row: account } = await desk.put(desk.account())
  for (let n = 0; n < 24; n++) {
    const patch = { at: server.time.now, body: 'x'.repeat(200_000) }
    await desk.sync([desk.change({ noun: 'note', scope: account.scope, patch })])
  }
  const first = await phone.sync()
  expect(first.more).toBe(true)
  expect(JSON.stringify(first).length).toBeLessThan(5_000_000)
})

test.each([
  ['one of the future', 1e9],
  ['text', 'garbage'],
  ['nothing', null],
  ['negative', -5],
])(
  'a cursor this server never gave out (%s) means reading afresh, and the changes are taken in all the same',
  async (_, cursor) => {
    const desk = await founded(testServer())
    const change = desk.account()
    const answer = await desk.sync([change], { cursor })
    expect(answer).toMatchObject({
      afresh: true,
      cursor: 3,
      verdicts: [{ is: 'applied' }],
      rows: [{ id: change.row }],
    })
  },
)

test('a session of somebody else moves nothing', async () => {
  const server = testServer()
  const desk = await founded(server)
  const before = await revision(desk)
  const response = await desk.turn([desk.account()], { member: '01936f3c-9a10-7000-8000-000000000001' })
  expect(await codeOf(response)).toEqual([401, 'other_member'])
  expect(await revision(desk)).toBe(before)
})

test('500 edits of an expired session stay unsent, and go through after signing in again', async () => {
  const server = testServer()
  const desk = await founded(server)
  const changes = Array.from({ length: 500 }, () => desk.account())
  desk.browser.cookie = ''
  expect(await codeOf(await desk.turn(changes))).toEqual([401, 'expired'])
  const form = { email: 'ada@northwind.example', password: 'correct horse battery' }
  await desk.browser.post('/api/sign-in', { ...form, device: { id: desk.id, name: 'Desk' } })
  const { verdicts } = await desk.sync(changes)
  expect(verdicts.filter(verdict => verdict.is === 'applied')).toHaveLength(500)
})

test('a batch may hold nothing, one change or the most, and one more is answered with how many may come', async () => {
  const desk = await founded(testServer())
  const many = Array.from({ length: MOST_CHANGES + 1 }, () => desk.account())
  expect((await desk.sync([])).verdicts).toEqual([])
  const response = await desk.turn(many)
  expect([response.status, await response.json()]).toEqual([
    413,
    { code: 'too_large', maxBatch: MOST_CHANGES },
  ])
  expect((await desk.sync(many.slice(0, MOST_CHANGES))).verdicts).toHaveLength(MOST_CHANGES)
  expect((await desk.sync(many.slice(MOST_CHANGES))).verdicts).toHaveLength(1)
})

test('another protocol is told so, whatever shape its requests have', async () => {
  const desk = await founded(testServer())
  const response = await desk.browser.post('/api/sync', { protocol: PROTOCOL + 1, mutations: [] })
  expect(await codeOf(response)).toEqual([409, 'protocol'])
})

test('a request that is none is refused as a whole', async () => {
  const desk = await founded(testServer())
  for (const more of [{ device: 'phone' }, { from: -1 }, { changes: 'all' }, { member: 7 }])
    expect(await codeOf(await desk.turn([], more))).toEqual([400, 'invalid'])
})

test('a browser whose storage was cleared goes on under a new device id', async () => {
  const server = testServer()
  const desk = await founded(server)
  const cleared = Object.assign(Object.create(Object.getPrototypeOf(desk)), desk, {
    id: 'e'.repeat(16),
    counter: 0,
  })
  expect((await cleared.put(cleared.account())).verdict.is).toBe('applied')
  const { devices } = (await (await desk.browser.get('/api/devices')).json()) as {
    devices: { id: string; here: boolean }[]
  }
  expect(devices.find(device => device.here)?.id).toBe('e'.repeat(16))
})

test('a session that ended while its turn was on the way is not brought back under a new device id', async () => {
  const server = testServer()
  const { me, id } = await founded(server)
  const asker = { member: me.member.id, workspace: me.workspace.id, device: id }
  const session = { hash: 'f'.repeat(64), member: asker.member, device: id, created: 0, seen: 0 }
  await server.ports.store.transact(asker.workspace, async tables => {
    const follow = () => followDevice(tables, asker, session, 'e'.repeat(16), 0)
    await expect(follow()).rejects.toMatchObject({ status: 401, code: 'expired' })
    expect(await tables.session(session.hash)).toBeUndefined()
  })
})

test.each([
  ['busy', 503],
  ['full', 507],
] as const)(
  'a store that is %s takes in nothing of the batch and answers %i; the same batch goes through later',
  async (code, status) => {
    let failing = false
    const store = failingOn(openSqlite(':memory:'), () => {
      if (failing) throw new StoreTrouble(code, 'the disk')
    })
    const server = testServer({ store })
    const desk = await founded(server)
    const changes = [desk.account(), desk.account(), desk.account()]
    const before = await revision(desk)
    failing = true
    expect(await codeOf(await desk.turn(changes))).toEqual([status, code])
    failing = false
    expect(await revision(desk)).toBe(before)
    expect((await desk.sync(changes)).verdicts.map(verdict => verdict.is)).toEqual([
      'applied',
      'applied',
      'applied',
    ])
  },
)

test('a store that fails in the middle of a batch has taken in nothing of it, and takes in all of it the next time', async () => {
  let fails = ''
  const store = failingOn(openSqlite(':memory:'), row => {
    if (row === fails) throw new StoreTrouble('busy', 'the disk')
  })
  const desk = await founded(testServer({ store }))
  const changes = [desk.account(), desk.account(), desk.account()]
  fails = changes[1]!.row
  expect(await codeOf(await desk.turn(changes))).toEqual([503, 'busy'])
  fails = ''
  const { rows } = await desk.sync(changes)
  expect(rows.map(row => row.id)).toEqual(expect.arrayContaining(changes.map(change => change.row)))
})

test('a change that makes the server stumble is rejected alone', async () => {
  let stumbles = ''
  const store = failingOn(openSqlite(':memory:'), row => {
    if (row === stumbles) throw new TypeError('a bug of ours')
  })
  const server = testServer({ store })
  const desk = await founded(server)
  const changes = [desk.account(), desk.account(), desk.account()]
  stumbles = changes[1]!.row
  const { verdicts, rows } = await desk.sync(changes)
  expect(verdicts).toMatchObject([{ is: 'applied' }, { is: 'rejected', code: 'fault' }, { is: 'applied' }])
  expect(rows.map(row => row.id)).toEqual(expect.arrayContaining([changes[0]!.row, changes[2]!.row]))
  expect(rows.map(row => row.id)).not.toContain(stumbles)
})

/** The store, with trouble of the test's choosing at the moment a row is kept: after its revision was taken. */
function failingOn(store: Store, perhaps: (row: string) => void): Store {
  return {
    ...store,
    transact: (workspace, work) =>
      store.transact(workspace, tables =>
        work({
          ...tables,
          keepHistory: async (workspace, entry) => {
            perhaps(entry.row)
            await tables.keepHistory(workspace, entry)
          },
        }),
      ),
  }
}
