import { expect, test, vi } from 'vitest'
import { cutWal } from './cut-wal.ts'
import { sameTrace } from './histories.ts'
import { killServer } from './kill-server.ts'
import { lossy } from './lossy.ts'
import { isMet } from './proof.ts'
import { reconnect } from './reconnect.ts'
import { restored } from './restored.ts'
import { steady } from './steady.ts'
import { unsentInCore } from './unsent-in-core.ts'

// Small samples of what `npm run prove` plays out whole. Each throws when what it proves does not hold.
vi.setConfig({ testTimeout: 120_000 })

const SEED = 1

test('killed in the middle of pushes, the server keeps all it answered, and a repeat doubles nothing', async () => {
  await killServer(12, SEED)
})

test('power that fails at any byte after a commit was answered costs nothing of it', async () => {
  await cutWal(4, SEED)
})

test('five devices on a line that cuts half of all requests lose nothing, double nothing and stay signed in', async () => {
  const figures = await lossy(0.1, SEED)
  expect(figures.filter(figure => !isMet(figure))).toEqual([])
})

test('devices that come back together are all served', async () => {
  const figures = await reconnect(8, SEED)
  expect(figures.filter(figure => !isMet(figure))).toEqual([])
})

test('a server put back to yesterday, by the command and by its files, gets back every row that five devices hold, none twice', async () => {
  const figures = await restored(2, SEED)
  expect(figures.filter(figure => !isMet(figure))).toEqual([])
})

test('200 devices that write and listen all come to hold the same', async () => {
  await steady(0.05, SEED)
})

test('500 unsent changes are kept through an ended session, a broken server, a portal, a revoked device and another member', async () => {
  await unsentInCore(500, SEED)
})

test('a seeded history leaves the same trace in every process', async () => {
  await sameTrace(4, SEED)
})
