import { expect, test } from 'vitest'
import { MOST_CHANGES } from '../../../app/model/protocol.ts'
import type { Row } from '../../../app/model/row.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { NOON, testServer } from '../support/server.ts'

/** Reads everything, as a new device does; `between` happens after the first slice. */
async function readAll(device: Device, between: () => Promise<unknown> = async () => {}) {
  const first = await device.snapshot()
  await between()
  const slices = [first]
  for (let { next } = first; next; next = slices.at(-1)!.next)
    slices.push(await device.snapshot(`?at=${first.revision}&after=${encodeURIComponent(next)}`))
  return { slices, rows: slices.flatMap(slice => slice.rows) }
}

/** Two accounts, each with a contact, an open and a finished action, a check-in and a note. */
async function filled(desk: Device) {
  const accounts = [desk.account({ name: 'Around the Horn' }), desk.account({ name: 'Blondel' })]
  const parts = accounts.flatMap(({ scope }) =>
    [
      { noun: 'note', patch: { at: NOON, body: 'Met.' } },
      { noun: 'action', patch: { text: 'Send price list' } },
      { noun: 'contact', patch: { name: 'Thomas Hardy' } },
      { noun: 'check-in', patch: { kind: 'visit', at: NOON } },
      { noun: 'action', patch: { text: 'Call', done: NOON } },
    ].map(part => desk.change({ ...part, scope })),
  )
  await desk.sync([...accounts, ...parts])
}

test('what is most useful comes first: accounts, what is open, people, then history account by account', async () => {
  const server = testServer()
  const desk = await founded(server)
  await filled(desk)
  const { rows } = await readAll(await joined(server, desk))
  expect(rows.map(row => row.noun).slice(0, 8)).toEqual([
    'workspace',
    'member',
    'account',
    'account',
    'action',
    'action',
    'contact',
    'contact',
  ])
  const history = rows.slice(8)
  expect(history).toHaveLength(6)
  const accountChanges = history.filter((row, i) => row.scope !== history[i - 1]?.scope)
  expect(accountChanges).toHaveLength(2)
})

test('an action that is done moves to history, and back when it is opened again', async () => {
  const server = testServer()
  const desk = await founded(server)
  await filled(desk)
  const { rows } = await readAll(desk)
  const action = rows.find(row => row.noun === 'action')!
  const placeOf = async () => (await readAll(desk)).rows.findIndex(row => row.id === action.id)
  const { row: done } = await desk.put(desk.change({ noun: 'action', seen: action, patch: { done: NOON } }))
  expect(await placeOf()).toBeGreaterThan(6)
  await desk.put(desk.change({ noun: 'action', seen: done, patch: { done: null } }))
  expect(await placeOf()).toBeLessThan(6)
})

test('slices hold every row once, and what changes meanwhile comes with the pull that follows', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  for (let batch = 0; batch < 9; batch++)
    await desk.sync(Array.from({ length: MOST_CHANGES }, () => desk.account()))
  const added = desk.account({ name: 'Blondel' })
  const { slices, rows } = await readAll(phone, () => desk.sync([added]))
  expect(slices).toHaveLength(3)
  expect(slices.map(slice => slice.revision)).toEqual([4502, 4502, 4502])
  expect(slices[0]!.total).toBe(4502)
  expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
  const { rows: later } = await phone.sync([], { cursor: slices[0]!.revision })
  expect(later.map(row => row.id)).toEqual([added.row])
})

test('a deleted row is among the rest, so that it can be brought back', async () => {
  const desk = await founded(testServer())
  const { row } = await desk.put(desk.account())
  await desk.put(desk.change({ noun: 'account', seen: row, patch: { deleted: true } }))
  const { rows } = await readAll(desk)
  expect(rows.find(({ id }) => id === row.id)?.fields.deleted).toBe(true)
})

test('rows go out without what only the server needs', async () => {
  const desk = await founded(testServer())
  await desk.sync([desk.account()])
  const known: (keyof Row)[] = ['noun', 'id', 'scope', 'revision', 'by', 'past', 'fields']
  for (const row of (await readAll(desk)).rows)
    expect(known).toEqual(expect.arrayContaining(Object.keys(row)))
  const { rows } = await desk.sync([desk.account()], { cursor: 0 })
  for (const row of rows) expect(known).toEqual(expect.arrayContaining(Object.keys(row)))
})

test('a place that is none is refused', async () => {
  const desk = await founded(testServer())
  for (const query of ['?after=yesterday', '?at=now', "?after=4~account~' OR 1=1"])
    expect((await desk.browser.get(`/api/snapshot${encodeURI(query)}`)).status).toBe(400)
})

test('slices are compressed for who can read that', async () => {
  const desk = await founded(testServer())
  await desk.sync(Array.from({ length: 100 }, () => desk.account()))
  const { headers } = await desk.browser.get('/api/snapshot', { 'accept-encoding': 'gzip, br' })
  expect(headers.get('content-encoding')).toBe('gzip')
})
