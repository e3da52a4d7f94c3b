import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { KEPT_MS } from '../../../server/blobs/sweep.ts'
import { StoreTrouble, type Tables } from '../../../server/store/store.ts'
import { sweepDaily } from '../../../server/sweep-daily.ts'
import { noteRestore } from '../../../server/sync/confirming.ts'
import { eraseDeleted } from '../../../server/sync/erase-deleted.ts'
import { sendAll, webm, withBytes } from '../support/blobs.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { atTheHorn, historyOf, verdictOn } from '../support/horn.ts'
import { memberBeside } from '../support/member.ts'
import { NOON, type TestServer, testServer } from '../support/server.ts'

const DAY = 24 * 60 * 60 * 1000
const TOMBSTONE = { deleted: true, erased: true }

async function rowOf(desk: Device, id: string): Promise<Row> {
  return (await desk.snapshot()).rows.find(row => row.id === id)!
}

async function deleted(by: Device, seen: Row, at = NOON): Promise<Row> {
  const { row } = await by.put(by.change({ noun: seen.noun, seen, patch: { deleted: true }, at }))
  expect(row.fields.deleted).toBe(true)
  return row
}

/** The days go by, and the server looks. */
function lookAfter(server: TestServer, ms: number) {
  server.time.now = NOON + ms
  return eraseDeleted(server.ports)
}

async function aNote() {
  const horn = await atTheHorn()
  const { row: note } = await horn.desk.put(horn.made('note', { body: 'A secret.', at: NOON }))
  return { ...horn, note, phone: await joined(horn.server, horn.desk) }
}

describe('what was deleted', () => {
  test('is kept to the ninetieth day, then nothing is but that it was: not in the row, not in its history', async () => {
    const { server, desk, phone, note } = await aNote()
    server.time.now = NOON + DAY
    await deleted(desk, note)
    await phone.sync()
    expect(await lookAfter(server, DAY + KEPT_MS - 1)).toBe(0)
    expect((await rowOf(desk, note.id)).fields).toMatchObject({ body: 'A secret.' })
    expect((await phone.sync()).rows).toEqual([])

    expect(await lookAfter(server, DAY + KEPT_MS)).toBe(1)
    expect((await phone.sync()).rows).toMatchObject([{ id: note.id, scope: note.scope, fields: TOMBSTONE }])
    expect(
      (await historyOf(desk, note.id)).map(({ patch, replaced }) => ({ ...patch, ...replaced })),
    ).toEqual([TOMBSTONE, {}, {}])
    expect(await lookAfter(server, 3 * KEPT_MS)).toBe(0)
  })

  test('is counted by the server’s clock, however many years behind the device’s is', async () => {
    const { server, desk, note } = await aNote()
    await deleted(desk, note, NOON - 3000 * DAY)
    expect(await lookAfter(server, KEPT_MS - 1)).toBe(0)
    expect(await lookAfter(server, KEPT_MS)).toBe(1)
  })

  test('stays when it was brought back, and its days count anew when it is deleted again', async () => {
    const { server, desk, note } = await aNote()
    const gone = await deleted(desk, note)
    server.time.now = NOON + 60 * DAY
    const { row: back } = await desk.put(desk.change({ noun: 'note', seen: gone, patch: { deleted: null } }))
    expect(await lookAfter(server, KEPT_MS + DAY)).toBe(0)
    await deleted(desk, back)
    expect(await lookAfter(server, 2 * KEPT_MS)).toBe(0)
    expect((await rowOf(desk, note.id)).fields).toMatchObject({ body: 'A secret.' })
    expect(await lookAfter(server, 2 * KEPT_MS + DAY)).toBe(1)
  })

  test('is brought back by no edit that comes later, and one that had not seen the deletion is told why', async () => {
    const { server, desk, phone, note } = await aNote()
    await deleted(desk, note)
    await lookAfter(server, KEPT_MS)
    const late = phone.change({ noun: 'note', seen: note, patch: { body: 'A secret, and more.' } })
    expect(await verdictOn(phone, late)).toMatchObject({ is: 'rejected', code: 'erased' })
    expect((await rowOf(desk, note.id)).fields).toEqual(TOMBSTONE)
  })

  test('is an account with all that lies in it, what was deleted by itself later as well, and its readers hear of it', async () => {
    const { server, desk, account, note, made } = await aNote()
    const nancy = await memberBeside(server, desk, 'Nancy')
    const share = { [`share/${nancy.me.member.id}`]: true }
    const { row: shared } = await desk.put(desk.change({ noun: 'account', seen: account, patch: share }))
    const { row: person } = await desk.put(made('contact', { name: 'Thomas Hardy' }))
    const { row: other } = await desk.put(desk.account({ name: 'B’s Beverages' }))
    await nancy.sync()
    await deleted(desk, shared)
    server.time.now = NOON + 30 * DAY
    await deleted(desk, person)
    expect(await lookAfter(server, KEPT_MS)).toBe(3)
    const told = (await nancy.sync()).rows.filter(row => row.fields.erased).map(({ id }) => id)
    expect(told.sort()).toEqual([account.id, note.id, person.id].sort())
    expect((await rowOf(desk, person.id)).fields).toEqual(TOMBSTONE)
    expect((await rowOf(desk, other.id)).fields).toEqual({ name: 'B’s Beverages' })
    expect(await lookAfter(server, 2 * KEPT_MS)).toBe(0)
  })

  test('leaves the account it lay in, and what was deleted there since, as they are', async () => {
    const { server, desk, account, note, made } = await aNote()
    const { row: person } = await desk.put(made('contact', { name: 'Thomas Hardy' }))
    await deleted(desk, note)
    server.time.now = NOON + DAY
    await deleted(desk, account)
    await deleted(desk, person)
    expect(await lookAfter(server, KEPT_MS)).toBe(1)
    expect((await rowOf(desk, account.id)).fields).toEqual({ name: 'Around the Horn', deleted: true })
    expect((await rowOf(desk, person.id)).fields).toEqual({ name: 'Thomas Hardy', deleted: true })
  })

  test('takes its bytes off the disk, and nobody else’s', async () => {
    const { server, desk, hang, folder } = await withBytes()
    const bytes = webm(5000)
    const [going, staying] = [await hang(bytes), await hang(bytes)]
    for (const row of [going, staying]) await sendAll(desk, row, bytes)
    await deleted(desk, going)
    const holds = (row: Row) =>
      readdirSync(folder, { recursive: true }).some(file => String(file).includes(row.id))
    await lookAfter(server, KEPT_MS - 1)
    expect([holds(going), holds(staying)]).toEqual([true, true])
    await lookAfter(server, KEPT_MS)
    expect([holds(going), holds(staying)]).toEqual([false, true])
  })
})

describe('what was merged into another', () => {
  async function merged() {
    const horn = await aNote()
    const { desk, phone, made } = horn
    const { row: survivor } = await desk.put(made('contact', { name: 'Thomas Hardy', phone: '1' }))
    const { row: away } = await desk.put(made('contact', { name: 'Tom Hardy', phone: '1' }))
    await phone.sync()
    await desk.sync([
      desk.change({ noun: 'contact', seen: away, patch: { deleted: true, into: survivor.id } }),
    ])
    return { ...horn, survivor, away }
  }

  test('still leads an edit that had not seen it to the survivor, which replaces there what it had seen', async () => {
    const { server, desk, phone, survivor, away } = await merged()
    expect(await lookAfter(server, KEPT_MS)).toBe(0)
    const edit = phone.change({ noun: 'contact', seen: away, patch: { phone: '2' }, at: NOON - DAY })
    expect(await verdictOn(phone, edit)).toMatchObject({ redirected: { [away.id]: survivor.id } })
    expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Thomas Hardy', phone: '2' })
  })

  test('goes when the one that stands for it is gone: it leads nowhere any more', async () => {
    const { server, desk, survivor, away } = await merged()
    server.time.now = NOON + DAY
    await deleted(desk, survivor)
    await lookAfter(server, KEPT_MS)
    expect((await rowOf(desk, away.id)).fields).toMatchObject({ name: 'Tom Hardy' })
    for (const days of [1, 2]) await lookAfter(server, KEPT_MS + days * DAY)
    for (const { id } of [survivor, away]) expect((await rowOf(desk, id)).fields).toEqual(TOMBSTONE)
  })
})

describe('after a restore', () => {
  const announce = ({ ports, time }: TestServer, { me }: Device) =>
    ports.store.transact(me.workspace.id, tables => noteRestore(tables, me.workspace.id, time.now))

  test('the days count anew: what was brought back since the backup, a device may still say', async () => {
    const { server, desk, note } = await aNote()
    await deleted(desk, note)
    server.time.now = NOON + KEPT_MS
    await announce(server, desk)
    expect(await lookAfter(server, 2 * KEPT_MS - 1)).toBe(0)
    expect(await lookAfter(server, 2 * KEPT_MS)).toBe(1)
  })

  test('nothing is erased while members wait until an admin has confirmed them', async () => {
    const { server, desk, note } = await aNote()
    await memberBeside(server, desk, 'Nancy')
    await deleted(desk, note)
    await announce(server, desk)
    server.time.now = NOON + 80 * DAY
    await desk.sync()
    expect(await lookAfter(server, 160 * DAY)).toBe(0)
    expect((await desk.browser.post('/api/confirm', {})).status).toBe(200)
    expect(await lookAfter(server, 160 * DAY + KEPT_MS - 1)).toBe(0)
    expect(await lookAfter(server, 160 * DAY + KEPT_MS)).toBe(1)
  })
})

/** The server's ports over a store whose tables are others, or that notes its transactions. */
function over(server: TestServer, change: (tables: Tables, workspace: string | undefined) => Tables) {
  const { store } = server.ports
  return {
    ...server.ports,
    store: {
      ...store,
      transact: <T>(workspace: string | undefined, work: (tables: Tables) => Promise<T>) =>
        store.transact(workspace, tables => work(change(tables, workspace))),
    },
  }
}

test('a workspace whose store fails is noted by its id, and the others go', async () => {
  const { server, desk, note } = await aNote()
  await deleted(desk, note)
  // Before the other by its id.
  await server.ports.store.transact(undefined, tables => tables.createWorkspace('0'))
  server.time.now = NOON + KEPT_MS
  const ports = over(server, (tables, workspace) => {
    if (workspace === '0') throw new StoreTrouble('broken', 'the disk of Around the Horn')
    return tables
  })
  expect(await eraseDeleted(ports)).toBe(1)
  const [event, facts] = server.logged.find(([event]) => event === 'erase deleted')!
  expect([event, facts.workspace, facts.code]).toEqual(['erase deleted', '0', 'broken'])
  expect(JSON.stringify(server.logged)).not.toContain('Horn')
})

test('a row that fails is noted by its id, whole as it was, and the others go', async () => {
  const { server, desk, note, made } = await aNote()
  const { row: other } = await desk.put(made('note', { body: 'Another secret.', at: NOON }))
  for (const row of [note, other]) await deleted(desk, row)
  server.time.now = NOON + KEPT_MS
  const ports = over(server, tables => ({
    ...tables,
    emptyHistory: async (workspace, row) => {
      if (row === note.id) throw new Error('A secret.')
      return tables.emptyHistory(workspace, row)
    },
  }))
  expect(await eraseDeleted(ports)).toBe(1)
  expect((await rowOf(desk, note.id)).fields).toMatchObject({ body: 'A secret.' })
  expect((await rowOf(desk, other.id)).fields).toEqual(TOMBSTONE)
  expect(server.logged).toContainEqual(['erase deleted', expect.objectContaining({ row: note.id })])
  expect(JSON.stringify(server.logged)).not.toContain('secret')
})

test('many go in steps, each a transaction of its own, with pushes between; cut off, the next run goes on', async () => {
  const { server, desk, made } = await atTheHorn()
  const notes = Array.from({ length: 230 }, (_, n) => made('note', { body: `Note ${n}`, at: NOON }))
  const { rows } = await desk.sync(notes)
  const seen = new Map(rows.map(row => [row.id, row]))
  const gone = notes.map(({ row }) =>
    desk.change({ noun: 'note', seen: seen.get(row)!, patch: { deleted: true } }),
  )
  await desk.sync(gone)
  server.time.now = NOON + KEPT_MS

  const cut = new AbortController()
  const steps: number[] = []
  const counting = over(server, tables => {
    steps.push(0)
    return {
      ...tables,
      keepRow: (workspace, row, shelf) => {
        steps[steps.length - 1]!++
        cut.abort()
        return tables.keepRow(workspace, row, shelf)
      },
    }
  })
  expect(await eraseDeleted(counting, cut.signal)).toBe(50)
  const [erased, pushed] = await Promise.all([eraseDeleted(counting), desk.put(desk.account())])
  expect([erased, pushed.verdict.is]).toEqual([180, 'applied'])
  expect(steps.filter(Boolean)).toEqual([50, 50, 50, 50, 30])
})

test('accounts go whole, and a step ends with the one that fills it', async () => {
  const { server, desk } = await atTheHorn()
  for (let n = 0; n < 3; n++) {
    const { row: account } = await desk.put(desk.account({ name: `Account ${n}` }))
    const note = { noun: 'note', scope: account.scope, patch: { body: 'A secret.', at: NOON } }
    await desk.sync(Array.from({ length: 59 }, () => desk.change(note)))
    await deleted(desk, account)
  }
  server.time.now = NOON + KEPT_MS
  const reached: number[] = []
  server.ports.store.watch(desk.me.workspace.id, revision => reached.push(revision))
  const before = await server.ports.store.transact(undefined, tables => tables.revision(desk.me.workspace.id))
  expect(await eraseDeleted(server.ports)).toBe(180)
  expect(reached.map(revision => revision - before)).toEqual([120, 180])
})

test('one look passes by what may not go yet, however much lies before', async () => {
  const { server, desk, made } = await atTheHorn()
  const { row: survivor } = await desk.put(made('contact', { name: 'Thomas Hardy' }))
  for (let n = 0; n < 60; n++) {
    const { row } = await desk.put(made('contact', { name: `Tom ${n}` }))
    await desk.sync([
      desk.change({ noun: 'contact', seen: row, patch: { deleted: true, into: survivor.id } }),
    ])
  }
  const { row: note } = await desk.put(made('note', { body: 'A secret.', at: NOON }))
  await deleted(desk, note)
  expect(await lookAfter(server, KEPT_MS)).toBe(1)
  expect((await rowOf(desk, note.id)).fields).toEqual(TOMBSTONE)
})

describe('a server that runs on', () => {
  afterEach(() => void vi.useRealTimers())

  test('looks when it starts and every day after, and a look that fails does not hold up the sweep of bytes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    let looked = () => {}
    const swept = () => new Promise<void>(resolve => (looked = resolve))
    let fails = true
    const note = (_: object, event: string) => void (event === 'bytes swept' && looked())
    const server = testServer({ log: { info: note, warn: note, error: note } })
    const desk = await founded(server)
    const { row } = await desk.put(desk.account())
    await deleted(desk, row)
    const ports = over(server, tables => ({
      ...tables,
      workspaces: async () => {
        if (fails) throw new Error('no')
        return tables.workspaces()
      },
    }))
    let next = swept()
    const end = sweepDaily(ports)
    await next
    fails = false
    server.time.now = NOON + KEPT_MS
    next = swept()
    vi.advanceTimersByTime(DAY)
    await next
    expect((await rowOf(desk, row.id)).fields).toEqual(TOMBSTONE)
    await end()
  })
})
