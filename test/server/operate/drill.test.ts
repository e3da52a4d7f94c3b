import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { bytesOf, hang, pathOf, sendAll, sha256, webm } from '../support/blobs.ts'
import { again, buildServer, foundedOn, ServerProcess } from '../support/process.ts'

// Real processes on a busy machine take their time; nothing here waits longer than it must.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let built: Awaited<ReturnType<typeof buildServer>>
let home: string
let data: string
beforeAll(async () => {
  built = await buildServer('tend-drill-test')
  home = mkdtempSync(join(tmpdir(), 'tend-drill-'))
  data = join(home, 'data')
})
afterAll(() => {
  rmSync(home, { recursive: true })
  return built.remove()
})

/** Runs a command as it ships: what it printed, or why it failed. */
async function run(command: string, ...args: string[]): Promise<[code: number, said: string]> {
  const env = { ...process.env, TEND_DATA: data }
  return promisify(execFile)(process.execPath, [command, ...args], { env }).then(
    ({ stdout }) => [0, stdout],
    (error: { code: number; stdout: string; stderr: string }) => [error.code, error.stdout + error.stderr],
  )
}

test('the drill: filled, backed up while pushes go on, lost, restored, and everything answered before is there', async () => {
  let server = await ServerProcess.start(built.main, data)
  let desk = await foundedOn(server)
  const { row: account } = await desk.put(desk.account())
  const recordings: [Row, Uint8Array][] = []
  for (let seed = 0; seed < 5; seed++) {
    const bytes = webm(200_000 + seed, seed)
    const row = await hang(desk, account, bytes)
    await sendAll(desk, row, bytes)
    recordings.push([row, bytes])
  }
  const answered: string[] = []
  const push = async () => {
    const changes = Array.from({ length: 50 }, () => desk.account())
    await desk.sync(changes)
    answered.push(...changes.map(({ row }) => row))
  }
  for (let n = 0; n < 5; n++) await push()

  const acknowledged = [...answered]
  const backup = join(home, 'backup')
  let isMade = false
  const backingUp = run(built.backup, backup).finally(() => {
    isMade = true
  })
  while (!isMade) await push()
  expect(await backingUp).toEqual([0, expect.stringContaining('5 recordings, photos and files')])
  expect(answered.length).toBeGreaterThan(acknowledged.length)
  expect(await (await desk.browser.get('/api/health')).json()).toMatchObject({
    lastBackup: expect.any(String),
  })
  expect(await run(built.checkData, backup)).toEqual([0, expect.stringContaining('No damage was found.')])
  expect(await run(built.restore, backup)).toEqual([1, expect.stringContaining('A server runs on')])

  const { cursor } = await desk.sync()
  await server.end('SIGKILL')
  rmSync(data, { recursive: true })
  expect(await run(built.restore, backup)).toEqual([0, expect.stringContaining('holds the backup of')])

  server = await ServerProcess.start(built.main, data)
  desk = again(desk, server)
  const ids = new Set<string>()
  for (let query = ''; ; ) {
    const { rows, next, revision } = await desk.snapshot(query)
    for (const row of rows) ids.add(row.id)
    if (!next) break
    query = `?at=${revision}&after=${encodeURIComponent(next)}`
  }
  expect(acknowledged.filter(id => !ids.has(id))).toEqual([])
  for (const [row, bytes] of recordings)
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  expect(await run(built.checkData)).toEqual([0, expect.stringContaining('No damage was found.')])
  const { rows } = JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')) as { rows: number }
  expect([rows, cursor > rows]).toEqual([ids.size, true])
  expect((await desk.put(desk.account())).verdict.is).toBe('applied')
  expect(await server.end('SIGTERM')).toBe(0)

  expect(await run(built.restore, backup)).toEqual([1, expect.stringContaining('"--replace" sets it aside')])
  expect(await run(built.restore, backup, '--replace')).toEqual([0, expect.stringContaining('before-')])
  expect(await run(built.checkData)).toEqual([0, expect.stringContaining('No damage was found.')])
})

test('commands without what they need say it in a sentence', async () => {
  expect(await run(built.backup)).toEqual([1, 'Say where to: npm run backup -- /backups/monday\n'])
  expect(await run(built.restore)).toEqual([1, 'Say from where: npm run restore -- /backups/monday\n'])
  const runBuilt = join(import.meta.dirname, '../../../server/operate/run-built.mjs')
  expect(await run(runBuilt, 'nothing-of-the-kind')).toEqual([
    1,
    'Tend is not built yet; run "npm run build" first.\n',
  ])
})
