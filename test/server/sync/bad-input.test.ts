import { expect, test } from 'vitest'
import { LONGEST_TEXT } from '../../../app/model/field.ts'
import type { SyncAnswer } from '../../../app/model/protocol.ts'
import { joined } from '../support/device.ts'
import { atTheHorn, historyOf, verdictOn } from '../support/horn.ts'

test.each(['2026-02-30', '0000-00-00', '+275760-09-13', '2026-11-23T10:00:00Z', 20261123])(
  'a due date that is none (%s) is refused',
  async due => {
    const { desk, made } = await atTheHorn()
    expect(await verdictOn(desk, made('action', { text: 'Send price list', due }))).toMatchObject({
      code: 'invalid',
    })
  },
)

test.each([
  ['1970', 0],
  ['before our time', -1],
  ['the year 2150', Date.UTC(2150, 0)],
  ['the year 280,000', 8e15],
])(
  'a moment no one can have meant (%s) becomes the time of receipt, and the history keeps what was sent',
  async (_, at) => {
    const { server, desk, made } = await atTheHorn()
    const { verdict, row } = await desk.put(made('check-in', { kind: 'visit', at }))
    expect(verdict.is).toBe('applied')
    expect(row.fields.at).toBe(server.time.now)
    expect((await historyOf(desk, row.id))[0]!.patch.at).toBe(at)
  },
)

test('moments of this century and the next stand', async () => {
  const { desk, made } = await atTheHorn()
  for (const at of [Date.UTC(1990, 0, 1), Date.UTC(2100, 11, 31)])
    expect((await desk.put(made('check-in', { kind: 'visit', at }))).row.fields.at).toBe(at)
})

test.each(['yesterday', null, true])('a moment that is none (%s) is refused', async at => {
  const { desk, made } = await atTheHorn()
  expect(await verdictOn(desk, made('check-in', { kind: 'visit', at }))).toMatchObject({ code: 'invalid' })
})

test.each([
  { latitude: 91, longitude: 0, accuracy: 5 },
  { latitude: 0, longitude: 181, accuracy: 5 },
  { latitude: 0, longitude: 0, accuracy: -1 },
  { latitude: 0, longitude: 0, accuracy: null },
])('a check-in with an impossible place (%o) is saved without it', async place => {
  const { server, desk, made } = await atTheHorn()
  const { verdict, row } = await desk.put(made('check-in', { kind: 'visit', at: server.time.now, place }))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['place'] })
  expect(row.fields).toEqual({ kind: 'visit', at: server.time.now })
})

test('numbers that JSON lets through and a bank does not are refused', async () => {
  const { desk, account } = await atTheHorn()
  for (const value of ['1e400', '-1', '9007199254740993', '"12"']) {
    const change = desk.change({ noun: 'account', seen: account, patch: { value: '?' } })
    const text = JSON.stringify(desk.request([change])).replace('"?"', value)
    const { verdicts } = (await (await desk.browser.post('/api/sync', text)).json()) as SyncAnswer
    expect(verdicts, value).toMatchObject([{ is: 'rejected', code: 'invalid' }])
  }
})

test('a name of spaces is refused, a text over 256 KB is too large, one of exactly that is kept', async () => {
  const { server, desk, made } = await atTheHorn()
  const note = (length: number) => made('note', { at: server.time.now, body: 'x'.repeat(length) })
  expect(await verdictOn(desk, desk.account({ name: ' \u200b ' }))).toMatchObject({ code: 'invalid' })
  expect(await verdictOn(desk, note(LONGEST_TEXT + 1))).toMatchObject({ code: 'too_large' })
  expect((await verdictOn(desk, note(LONGEST_TEXT))).is).toBe('applied')
})

test('text is kept byte for byte, a lone half of a character replaced once', async () => {
  const { server, desk, made } = await atTheHorn()
  const body = `a\u0000b \u202Etxt.exe 😀 Z${'\u0301'.repeat(10_000)} <img onerror=alert(1)>`
  const { row } = await desk.put(made('note', { at: server.time.now, body: `${body}\ud800` }))
  expect(row.fields.body).toBe(`${body}\ufffd`)
  const phone = await joined(server, desk)
  expect((await phone.sync()).rows.find(({ id }) => id === row.id)!.fields.body).toBe(`${body}\ufffd`)
})

test.each([
  ['an id that is none', { row: 'horn' }],
  ['an id of ten thousand characters', { row: 'x'.repeat(10_000) }],
  ['a field called __proto__', { patch: JSON.parse('{"__proto__":{"deleted":true},"name":"x"}') }],
  ['no stamp', { stamp: undefined }],
])('a change with %s is a fault of its own in the middle of a batch', async (_, part) => {
  const { desk } = await atTheHorn()
  const broken = { ...desk.account(), ...part }
  const { verdicts } = await desk.sync([desk.account(), broken, desk.account()])
  expect(verdicts).toMatchObject([
    { is: 'applied' },
    { is: 'rejected', code: 'fault', change: broken.id },
    { is: 'applied' },
  ])
})

test('what is not even a change does not hold up the others', async () => {
  const { desk } = await atTheHorn()
  const { verdicts } = await desk.sync([null, 7, 'x', [], { id: {} }, desk.account()])
  expect(verdicts.map(verdict => verdict.is)).toEqual([...Array(5).fill('rejected'), 'applied'])
})

test('a poison change in the middle of 500 costs only itself', async () => {
  const { desk } = await atTheHorn()
  const changes: unknown[] = Array.from({ length: 499 }, () => desk.account())
  changes.splice(250, 0, desk.account({ name: null }))
  const { verdicts } = await desk.sync(changes)
  expect(verdicts.filter(verdict => verdict.is === 'applied')).toHaveLength(499)
  expect(verdicts[250]).toMatchObject({ is: 'rejected', code: 'invalid' })
})
