import { expect, test, vi } from 'vitest'
import { LEAST_FREE } from '../../server/health.ts'
import type { Machine } from '../../server/operate/machine.ts'
import type { Ports } from '../../server/ports.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { founded } from './support/device.ts'
import { NOON, testServer } from './support/server.ts'

const good: Machine = {
  free: async () => 5e9,
  isWritable: async () => true,
  lastBackup: async () => NOON - 1000,
  uptime: () => 60_000,
}

async function healthOf(change: Partial<Ports>) {
  const server = testServer(change)
  const response = await server.browser().get('/api/health')
  return { status: response.status, body: await response.json(), server }
}

test('a server that is well says so, and how it stands', async () => {
  const { status, body } = await healthOf({ machine: good })
  expect([status, body]).toEqual([
    200,
    {
      ok: true,
      codes: [],
      now: NOON,
      uptime: 60_000,
      schema: openSqlite(':memory:').schema,
      store: { ms: expect.any(Number) },
      disk: { free: 5e9, least: LEAST_FREE },
      speech: 'none',
      lastBackup: '2026-11-23T11:59:59.000Z',
    },
  ])
})

test.each<[string, Partial<Machine>, string]>([
  ['a disk with less than the least free', { free: async () => LEAST_FREE - 1 }, 'disk'],
  ['a disk that does not answer', { free: () => Promise.reject(new Error('gone')) }, 'disk'],
  ['a folder that may not be written to', { isWritable: async () => false }, 'folder'],
])('%s is said by a code, with 503', async (_, change, code) => {
  const { status, body } = await healthOf({ machine: { ...good, ...change } })
  expect([status, body]).toEqual([503, expect.objectContaining({ ok: false, codes: [code] })])
})

test('a store that fails, or does not answer in time, is said by a code', async () => {
  const store = openSqlite(':memory:')
  store.close()
  expect(await healthOf({ store, machine: good })).toMatchObject({ status: 503, body: { codes: ['store'] } })
  const hanging = { ...openSqlite(':memory:'), transact: () => new Promise<never>(() => undefined) }
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const asked = healthOf({ store: hanging, machine: good })
  await vi.advanceTimersByTimeAsync(2000)
  vi.useRealTimers()
  expect(await asked).toMatchObject({ status: 503, body: { codes: ['store'] } })
})

test('an engine that is not there is told and makes no server ill', async () => {
  const engine = { kind: 'http' as const, name: 'whisper', leaves: 'whisper.example' }
  const speech = { engine, changed() {}, arrived() {}, settled: async () => {}, close: async () => {} }
  for (const [isDown, said] of [
    [true, 'down'],
    [false, 'up'],
  ] as const) {
    const { status, body } = await healthOf({ machine: good, speech: { ...speech, isDown: () => isDown } })
    expect([status, body]).toEqual([200, expect.objectContaining({ speech: said })])
    expect(JSON.stringify(body)).not.toContain('whisper')
  }
})

test('however many ask, it is looked up once a second', async () => {
  let looks = 0
  const machine = { ...good, free: async () => ++looks * LEAST_FREE }
  const { server } = await healthOf({ machine })
  await Promise.all(Array.from({ length: 50 }, () => server.browser().get('/api/health')))
  expect(looks).toBe(1)
  server.time.now += 1000
  await server.browser().get('/api/health')
  expect(looks).toBe(2)
})

test('it names nobody', async () => {
  const server = testServer({ machine: good })
  await founded(server)
  const text = await (await server.browser().get('/api/health')).text()
  expect(text).not.toMatch(/ada|northwind|Marsh/i)
})
