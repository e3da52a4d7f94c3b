import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import { inAccount, type Row } from '../../../app/model/row.ts'
import { hashOf } from '../../../server/hash.ts'
import { type Access, can } from '../../../server/sync/access.ts'
import { type Device, founded } from '../support/device.ts'
import { memberBeside } from '../support/member.ts'
import { NOON, type TestServer, testServer } from '../support/server.ts'
import { stranger } from '../support/stranger.ts'

let server: TestServer
let ada: Device
let eve: Device
let secret: Row

/** Ada has an account; Eve signs in to another workspace of the same server. */
beforeEach(async () => {
  server = testServer()
  ada = await founded(server)
  secret = (await ada.put(ada.account({ name: 'Secret customer' }))).row
  eve = await stranger(server)
})

test('a stranger reads nothing of another workspace, by whichever way', async () => {
  const pulled = await eve.sync([], { cursor: 0 })
  const slice = await eve.snapshot()
  const history = await eve.browser.get(`/api/history?row=${secret.id}`)
  expect([pulled.rows, slice.rows, slice.total, history.status]).toEqual([[], [], 0, 404])
})

test('the history of a row names no account it once lay in to whoever may not read that', async () => {
  const rita = await memberBeside(server, ada, 'Rita')
  const shared = (await ada.put(ada.account({ name: 'Shared', [`share/${rita.me.member.id}`]: true }))).row
  const about = { noun: 'note' as const, scope: secret.scope, patch: { body: 'Moved', at: NOON } }
  const { row: note } = await ada.put(ada.change(about))
  await ada.put(ada.change({ noun: 'note', seen: note, patch: { scope: shared.scope } }))
  const historyFor = async (device: Device) =>
    (await device.browser.get(`/api/history?row=${note.id}`)).text()
  expect(await historyFor(ada)).toContain(secret.id)
  expect(await historyFor(rita)).toContain(shared.id)
  expect(await historyFor(rita)).not.toContain(secret.id)
})

test('a stranger cannot tell a row of another workspace from one that does not exist', async () => {
  const verdictsOn = async (row: Row) => {
    const edit = eve.change({ noun: 'account', seen: row, patch: { deleted: true } })
    const child = eve.change({ noun: 'contact', scope: row.scope, patch: { name: 'Eve' } })
    const { verdicts, rows } = await eve.sync([edit, child])
    return [verdicts.map(verdict => ({ ...verdict, change: '' })), rows]
  }
  const id = newId()
  const nowhere = { ...secret, id, scope: inAccount(id) }
  expect(await verdictsOn(secret)).toEqual(await verdictsOn(nowhere))
  expect((await ada.snapshot()).rows.find(row => row.id === secret.id)).toEqual(secret)
})

test('an id of another workspace made again is the stranger’s own row, and Ada’s stays as it is', async () => {
  const { row } = await eve.put(eve.change({ noun: 'account', row: secret.id, patch: { name: 'Mine' } }))
  expect(row).toMatchObject({ by: eve.me.member.id, revision: 1, fields: { name: 'Mine' } })
  expect((await ada.snapshot()).rows.find(row => row.id === secret.id)).toEqual(secret)
})

test('a device of somebody else can neither be used nor revoked', async () => {
  const asAda = await eve.turn([eve.account()], { device: ada.id })
  expect([asAda.status, await asAda.json()]).toEqual([401, { code: 'other_member' }])
  expect((await eve.browser.send('DELETE', `/api/devices/${ada.id}`)).status).toBe(404)
  expect((await ada.turn()).status).toBe(200)
})

test('no device may call itself the server’s own hand', async () => {
  const device = '0'.repeat(16)
  expect((await eve.turn([], { device })).status).toBe(400)
  const { code } = (await (await ada.browser.post('/api/links', {})).json()) as { code: string }
  const join = await server.browser().post('/api/join', { code, device: { id: device, name: 'Server' } })
  expect(join.status).toBe(400)
})

test('a thousand guesses at rows of others change nothing and find nothing', async () => {
  const before = await ada.snapshot()
  const nouns = ['account', 'contact', 'note', 'action', 'check-in', 'workspace', 'member']
  for (let round = 0; round < 10; round++) {
    const guesses = before.rows.flatMap(row =>
      nouns.flatMap(noun => [
        eve.change({ noun, row: row.id, scope: row.scope, patch: { deleted: true }, new: undefined }),
        eve.change({ noun, scope: row.scope, patch: { name: 'Eve', text: 'Eve', kind: 'visit', at: 1e12 } }),
        eve.change({ noun, row: newId(), scope: 'workspace', patch: { scope: row.scope, name: 'Eve' } }),
        eve.change({
          noun,
          row: row.id,
          scope: row.scope,
          patch: { role: 'admin', name: 'Eve' },
          new: undefined,
        }),
        eve.change({ noun, row: row.id, scope: `member/${ada.me.member.id}`, patch: { name: 'Eve' } }),
      ]),
    )
    const { verdicts, rows } = await eve.sync(guesses)
    expect(verdicts.filter(verdict => verdict.is !== 'rejected')).toEqual([])
    expect(rows).toEqual([])
  }
  expect((await ada.snapshot()).rows).toEqual(before.rows)
})

test('private rows are their member’s alone', () => {
  const asker: Access = {
    member: 'ada',
    workspace: 'w',
    device: 'd',
    person: { id: 'ada', role: 'admin' },
    scopes: undefined,
  }
  const row = { noun: 'note', id: 'n', scope: 'member/eve' as const }
  expect([can(asker, 'read', row), can(asker, 'write', row)]).toEqual([false, false])
  expect(can({ ...asker, member: 'eve' }, 'write', row)).toBe(true)
})

test('the store holds no token, only what recognises it', async () => {
  const token = eve.browser.cookie.slice('tend='.length)
  await server.ports.store.transact(undefined, async tables => {
    expect(await tables.session(token)).toBeUndefined()
    expect(await tables.session(hashOf(token))).toMatchObject({ member: eve.me.member.id })
  })
})
