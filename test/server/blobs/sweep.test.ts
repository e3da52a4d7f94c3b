import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import type { Row } from '../../../app/model/row.ts'
import { KEPT_MS, sweep } from '../../../server/blobs/sweep.ts'
import { noteRestore } from '../../../server/sync/confirming.ts'
import { named, pathOf, sendAll, sendPart, stateOf, webm, withBytes } from '../support/blobs.ts'
import { founded } from '../support/device.ts'
import { memberBeside } from '../support/member.ts'
import { NOON, testServer } from '../support/server.ts'

const DAY = 24 * 60 * 60 * 1000

let home: Awaited<ReturnType<typeof withBytes>>
beforeEach(async () => {
  home = await withBytes()
})

async function recorded(seed: number, length = 3000): Promise<Row> {
  const bytes = webm(length, seed)
  const row = await home.hang(bytes)
  await sendAll(home.desk, row, bytes)
  touch(row, NOON)
  return row
}

/** Dates a row's bytes, as though they had come then. */
function touch(row: Row, at: number) {
  for (const path of pathsOf(row)) utimesSync(path, at / 1000, at / 1000)
}

function pathsOf(row: Row): string[] {
  const files = readdirSync(home.folder, { recursive: true, withFileTypes: true })
  return files
    .filter(file => file.isFile() && file.name.startsWith(row.id))
    .map(file => join(file.parentPath, file.name))
}

const isThere = (row: Row) => pathsOf(row).length > 0
const put = (seen: Row, patch: Row['fields']) =>
  home.desk.put(home.desk.change({ noun: 'attachment', seen, patch, at: home.server.time.now }))

const sweptAfter = (ms: number) => sweep({ ...home.server.ports, clock: () => NOON + ms })

describe('bytes', () => {
  test('of a living row stay, however old', async () => {
    const row = await recorded(1)
    expect(await sweptAfter(20 * 365 * DAY)).toEqual({ whole: 0, parts: 0, bytes: 0 })
    expect(await stateOf(home.desk, pathOf(row))).toEqual([200, '3000', '3000'])
  })

  test('that came for what an admin has still to judge stay', async () => {
    const { desk, server } = home
    const rita = await memberBeside(server, desk, 'Rita')
    const { row: account } = await rita.put(rita.account({ name: 'Rita’s' }))
    const bytes = webm(3000, 3)
    const patch = { of: newId(), kind: 'audio', blob: named(bytes), at: NOON }
    const late = rita.change({ noun: 'attachment', scope: account.scope, patch })
    const about = { member: rita.me.member.id, device: rita.id, turn: 7, reason: 'access', drafts: [] }
    await rita.browser.post('/api/hand-ins', { ...about, changes: [late] })
    const row = { id: late.row, fields: late.patch } as unknown as Row
    await sendAll(rita, row, bytes)
    touch(row, NOON)
    await sweptAfter(KEPT_MS + DAY)
    expect(isThere(row)).toBe(true)
    await desk.browser.post(`/api/hand-ins/${rita.id}:7`, { as: 'discarded' })
    await sweptAfter(KEPT_MS + DAY)
    expect(isThere(row)).toBe(false)
  })

  test('of a deleted row stay for ninety days from a restore, which may not know that it was brought back', async () => {
    const row = await recorded(1)
    await put(row, { deleted: true })
    const { workspace } = home.desk.me
    await home.server.ports.store.transact(workspace.id, tables =>
      noteRestore(tables, workspace.id, NOON + 95 * DAY),
    )
    await sweptAfter(96 * DAY)
    expect(isThere(row)).toBe(true)
    await sweptAfter(95 * DAY + KEPT_MS)
    expect(isThere(row)).toBe(false)
  })

  test('of a deleted row stay for ninety days by the server’s clock, and go after', async () => {
    const [kept, deleted] = [await recorded(1), await recorded(2)]
    home.server.time.now = NOON + 10 * DAY
    // A phone whose clock is years behind.
    const change = home.desk.change({
      noun: 'attachment',
      seen: deleted,
      patch: { deleted: true },
      at: NOON - 3000 * DAY,
    })
    expect((await home.desk.put(change)).verdict.is).toBe('applied')
    await sweptAfter(10 * DAY + KEPT_MS - 1)
    expect(isThere(deleted)).toBe(true)
    expect(await sweptAfter(10 * DAY + KEPT_MS)).toEqual({ whole: 1, parts: 0, bytes: 3000 })
    expect([isThere(kept), isThere(deleted)]).toEqual([true, false])
    expect(await sweptAfter(10 * DAY + KEPT_MS)).toEqual({ whole: 0, parts: 0, bytes: 0 })
  })

  test('of a row that was brought back stay', async () => {
    const row = await recorded(1)
    const { row: gone } = await put(row, { deleted: true })
    home.server.time.now = NOON + 60 * DAY
    await put(gone, { deleted: null })
    await sweptAfter(3 * KEPT_MS)
    expect((await stateOf(home.desk, pathOf(row)))[1]).toBe('3000')
  })

  test('of a row that a deletion left to a twin stay with the twin', async () => {
    const row = await recorded(1)
    const twin = await home.hang(webm(3000, 1))
    expect((await stateOf(home.desk, pathOf(twin)))[1]).toBe('3000')
    await put(row, { deleted: true })
    await sweptAfter(2 * KEPT_MS)
    expect([isThere(row), isThere(twin)]).toEqual([false, true])
  })

  test('of a row that is not there, as after a restore, wait ninety days for it', async () => {
    const row = await recorded(1)
    const other = testServer({ blobs: home.server.ports.blobs })
    await founded(other)
    other.time.now = NOON + KEPT_MS - 1
    await sweep(other.ports)
    expect(isThere(row)).toBe(true)
    other.time.now = NOON + KEPT_MS
    await sweep(other.ports)
    expect(isThere(row)).toBe(false)
  })

  test('that nobody has gone on sending for ninety days go, and can be begun anew', async () => {
    const bytes = webm(3000)
    const row = await home.hang(bytes)
    await sendPart(home.desk, pathOf(row), 0, bytes.subarray(0, 1000))
    touch(row, NOON)
    await sweptAfter(KEPT_MS - 1)
    expect((await stateOf(home.desk, pathOf(row)))[1]).toBe('1000')
    expect(await sweptAfter(KEPT_MS)).toEqual({ whole: 0, parts: 1, bytes: 1000 })
    expect((await stateOf(home.desk, pathOf(row)))[1]).toBe('0')
    await sendAll(home.desk, row, bytes)
    expect((await stateOf(home.desk, pathOf(row)))[1]).toBe('3000')
  })
})

test('a sweep that is cut off is gone on with, and lets pushes between its steps', async () => {
  const rows: Row[] = []
  for (let seed = 0; seed < 60; seed++) rows.push(await recorded(seed, 100))
  for (const row of rows) await put(row, { deleted: true })
  const ports = { ...home.server.ports, clock: () => NOON + KEPT_MS + DAY }
  const cut = new AbortController()
  const { transact } = home.server.ports.store
  let steps = 0
  const store = { ...home.server.ports.store }
  store.transact = (workspace, work) => {
    if (++steps === 1) cut.abort()
    return transact(workspace, work)
  }
  const { whole } = await sweep({ ...ports, store }, cut.signal)
  expect([whole, steps]).toEqual([50, 1])
  const [swept, pushed] = await Promise.all([sweep(ports), home.desk.put(home.desk.account())])
  expect([swept.whole, pushed.verdict.is]).toEqual([10, 'applied'])
})

test('a sweep logs counts and nothing else', async () => {
  await recorded(1)
  await sweptAfter(KEPT_MS)
  expect(home.server.logged.at(-1)).toEqual(['bytes swept', { whole: 0, parts: 0, bytes: 0 }])
})
