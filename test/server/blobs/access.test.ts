import { expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import { inAccount, type Row } from '../../../app/model/row.ts'
import { hashOf } from '../../../server/hash.ts'
import {
  bytesOf,
  hang,
  named,
  pathOf,
  sendAll,
  sendPart,
  sha256,
  stateOf,
  webm,
  withBytes,
} from '../support/blobs.ts'
import { type Device, joined } from '../support/device.ts'
import { memberBeside } from '../support/member.ts'
import { stranger } from '../support/stranger.ts'

const NOT_FOUND = [404, { code: 'not_found' }]
const bytes = webm(1000)

async function withRecording() {
  const world = await withBytes()
  const row = await world.hang(bytes)
  await sendAll(world.desk, row, bytes)
  return { ...world, row }
}

async function tried(device: Device, path: string) {
  const read = await device.browser.get(path)
  const { status, code } = await sendPart(device, path, 0, bytes)
  const head = await device.browser.send('HEAD', path)
  return { read: [read.status, await read.json()], sent: [status, { code }], head: head.status }
}

const nothing = { read: NOT_FOUND, sent: NOT_FOUND, head: 404 }

test('another device of the workspace reads what the first has sent', async () => {
  const { server, desk, row } = await withRecording()
  const phone = await joined(server, desk)
  expect(await bytesOf(await phone.browser.get(pathOf(row)))).toEqual(bytes)
})

test('a stranger finds nothing under another workspace’s rows and hashes, nor under her own row with that hash', async () => {
  const { server, row } = await withRecording()
  const eve = await stranger(server)
  expect(await tried(eve, pathOf(row))).toEqual(nothing)
  const { row: account } = await eve.put(eve.account())
  const hers = await hang(eve, account, bytes)
  expect(await stateOf(eve, pathOf(hers))).toEqual([200, '0', '1000'])
  expect((await eve.browser.get(pathOf(hers))).status).toBe(404)
  const sameRow = await hang(eve, account, bytes, {}, { row: row.id })
  expect(await stateOf(eve, pathOf(sameRow))).toEqual([200, '0', '1000'])
})

test.each<[string, (row: Row) => string]>([
  ['a row that is not there', row => pathOf(row, { id: newId() })],
  ['no row', row => pathOf(row).split('?')[0]!],
  ['a row with another hash', row => pathOf(row, { hash: hashOf('other') })],
  ['an account', row => pathOf(row, { id: row.scope.slice('account/'.length) })],
  ['a path', row => pathOf(row, { hash: '..%2f..%2ftend.sqlite' })],
  ['a row that is a path', row => pathOf(row, { id: '../../tend.sqlite' })],
])('through %s there is nothing', async (_, path) => {
  const { desk, row } = await withRecording()
  expect(await tried(desk, path(row))).toEqual(nothing)
})

test('a private recording is its member’s alone, and gives nothing to another who names its hash', async () => {
  const { server, desk, account } = await withBytes()
  const scope = `member/${newId()}` as const
  const others = { noun: 'attachment', id: newId(), scope, revision: 1, marks: {} }
  const fields = { of: account.id, kind: 'audio', at: 1, blob: named(bytes) }
  await server.ports.store.transact(desk.me.workspace.id, async tables => {
    const revision = await tables.takeRevision(desk.me.workspace.id)
    await tables.keepRow(desk.me.workspace.id, { ...others, revision, fields }, 4)
  })
  const at = { workspace: desk.me.workspace.id, row: others.id, ...named(bytes) }
  expect(await server.ports.blobs.append(at, 0, [bytes], () => true)).toMatchObject({ is: 'kept' })
  expect(await tried(desk, pathOf({ ...others, fields }))).toEqual(nothing)
  const mine = await hang(desk, account, bytes)
  expect(await stateOf(desk, pathOf(mine))).toEqual([200, '0', '1000'])
})

test('the same bytes on two notes one may read are sent once', async () => {
  const { desk, hang } = await withRecording()
  const second = await hang(bytes)
  expect(await stateOf(desk, pathOf(second))).toEqual([200, '1000', '1000'])
  expect(await bytesOf(await desk.browser.get(pathOf(second)))).toEqual(bytes)
})

test('the same bytes as another kind are judged as that kind', async () => {
  const { desk, hang } = await withRecording()
  const photo = await hang(bytes, { kind: 'photo' })
  expect(await stateOf(desk, pathOf(photo))).toEqual([200, '0', '1000'])
  expect(await sendPart(desk, pathOf(photo), 0, bytes)).toMatchObject({ status: 422, code: 'type' })
})

test('a row that moves to another account keeps its bytes', async () => {
  const { desk, row } = await withRecording()
  const { row: other } = await desk.put(desk.account({ name: 'Elsewhere' }))
  const moved = await desk.put(
    desk.change({ noun: 'attachment', seen: row, patch: { scope: inAccount(other.id) } }),
  )
  expect(moved.row.scope).toBe(other.scope)
  expect((await desk.browser.get(pathOf(row))).status).toBe(200)
})

test('a deleted row shows no bytes, and shows them again when it is brought back', async () => {
  const { desk, row } = await withRecording()
  const { row: deleted } = await desk.put(
    desk.change({ noun: 'attachment', seen: row, patch: { deleted: true } }),
  )
  expect(await tried(desk, pathOf(row))).toEqual(nothing)
  await desk.put(desk.change({ noun: 'attachment', seen: deleted, patch: { deleted: false } }))
  expect((await desk.browser.get(pathOf(row))).status).toBe(200)
})

test('a row that names other bytes now has to get those', async () => {
  const { desk, row } = await withRecording()
  const others = webm(500, 7)
  const edit = desk.change({ noun: 'attachment', seen: row, patch: { blob: named(others) } })
  const { row: changed } = await desk.put(edit)
  expect((await desk.browser.get(pathOf(row))).status).toBe(404)
  await sendAll(desk, changed, others)
  expect(await bytesOf(await desk.browser.get(pathOf(changed)))).toEqual(others)
})

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page that cannot send our header', { 'x-tend': '' }],
])('a part from %s is refused', async (_, headers: Record<string, string>) => {
  const { desk, hang } = await withBytes()
  const row = await hang(bytes)
  const sent = await desk.browser.sendBytes('PATCH', pathOf(row), bytes, { 'upload-offset': '0', ...headers })
  expect([sent.status, await sent.json()]).toEqual([403, { code: 'origin' }])
  expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', '1000'])
})

test('HEAD is answered where it means something, and refused elsewhere', async () => {
  const { desk, row } = await withRecording()
  for (const [path, status] of [
    [pathOf(row), 200],
    ['/api/me', 405],
    ['/api/health', 405],
    ['/api/nothing', 404],
  ] as const)
    expect([path, (await desk.browser.send('HEAD', path)).status]).toEqual([path, status])
})

test('who may not read an account any more still brings the bytes of what they hung there or handed in, and gets none', async () => {
  const { server, desk } = await withBytes()
  const rep = await memberBeside(server, desk, 'Rita')
  const { row: account } = await desk.put(
    desk.change({ noun: 'account', patch: { name: 'Shared', [`share/${rep.me.member.id}`]: true } }),
  )
  const bytes = webm(3000)
  const blob = { hash: sha256(bytes), size: bytes.length, type: 'audio/webm' }
  const { row: note } = await rep.put(
    rep.change({ noun: 'note', scope: account.scope, patch: { at: 1, body: '' } }),
  )
  const patch = { of: note.id, kind: 'audio', blob, at: 1 }
  const { row: hung } = await rep.put(rep.change({ noun: 'attachment', scope: account.scope, patch }))
  const late = rep.change({ noun: 'attachment', scope: account.scope, patch })
  await desk.put(
    desk.change({ noun: 'account', seen: account, patch: { [`share/${rep.me.member.id}`]: false } }),
  )
  const about = { member: rep.me.member.id, device: rep.id, turn: 1, reason: 'access', drafts: [] }
  await rep.browser.post('/api/hand-ins', { ...about, changes: [late] })
  for (const id of [hung.id, late.row]) {
    const path = `/api/blobs/${blob.hash}?row=${id}`
    expect((await sendPart(rep, path, 0, bytes)).status).toBe(204)
    expect((await rep.browser.get(path)).status).toBe(404)
  }
  expect((await desk.browser.get(`/api/blobs/${blob.hash}?row=${hung.id}`)).status).toBe(200)
})
