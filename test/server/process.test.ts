import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../../app/model/change.ts'
import { type Device, PASSWORD } from './support/device.ts'
import { again, buildServer, foundedOn, ServerProcess } from './support/process.ts'

// Real processes on a busy machine take their time; nothing here waits longer than it must.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let built: Awaited<ReturnType<typeof buildServer>>
let data: string
let server: ServerProcess
beforeAll(async () => {
  built = await buildServer('tend-process-test')
})
afterAll(() => built.remove())
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'tend-process-'))
  server = await ServerProcess.start(built.main, data)
})
afterEach(async () => {
  await server.end('SIGKILL')
  rmSync(data, { recursive: true })
})

test('asked to stop, it ends the pokes, closes its file and says it went well', async () => {
  const desk = await foundedOn(server)
  const response = await desk.browser.get('/api/pokes')
  const reader = response.body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('data: {"revision":2,')
  await desk.sync([desk.account()])
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('"revision":3')
  expect(await server.end('SIGTERM')).toBe(0)
  const store = new Database(join(data, 'tend.sqlite'))
  expect(store.pragma('wal_checkpoint(PASSIVE)')).toMatchObject([{ log: 0 }])
  store.close()
})

test('asked to stop while a request is still coming, it takes it in, answers it and keeps it', async () => {
  const desk = await foundedOn(server)
  const change = desk.account()
  const slow = await begin(desk, [change], -30)
  const ended = server.end('SIGTERM')
  await refused()
  slow.socket.write(slow.rest)
  const answer = String((await once(slow.socket, 'data'))[0])
  expect(answer).toMatch(/^HTTP\/1.1 200 [\s\S]*connection: close/i)
  expect(answer).toContain(`"change":"${change.id}","is":"applied"`)
  expect(await ended).toBe(0)
  server = await ServerProcess.start(built.main, data)
  expect((await again(desk, server).snapshot()).rows.map(row => row.id)).toContain(change.row)
})

test('asked to stop while somebody hangs, it waits some seconds, cuts them off and says it went well', async () => {
  const desk = await foundedOn(server)
  const hanging = await begin(desk, [desk.account()], -30)
  const began = Date.now()
  const cut = once(hanging.socket, 'close')
  expect(await server.end('SIGTERM')).toBe(0)
  await cut
  expect(Date.now() - began).toBeGreaterThan(3000)
  expect(Date.now() - began).toBeLessThan(15_000)
  expect(statSync(join(data, 'tend.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})

test('asked twice, it ends at once', async () => {
  const desk = await foundedOn(server)
  const hanging = await begin(desk, [desk.account()], -30)
  hanging.socket.on('error', () => undefined)
  const ended = server.end('SIGTERM')
  await refused()
  server.child.kill('SIGINT')
  expect(await ended).toBe(1)
})

/** A push of which all but the end has been sent, on a line of its own; the server has begun to read it. */
async function begin(desk: Device, changes: Change[], end: number) {
  const body = JSON.stringify(desk.request(changes))
  const socket = connect(server.port, '127.0.0.1')
  const head =
    `POST /api/sync HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncookie: ${desk.browser.cookie}\r\nx-tend: 1\r\n` +
    `content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`
  socket.write(head)
  expect(String((await once(socket, 'data'))[0])).toContain('100 Continue')
  socket.write(body.slice(0, end))
  return { socket, rest: body.slice(end) }
}

/** Resolves when the server takes no more connections. */
async function refused() {
  await vi.waitFor(async () => {
    const socket = connect(server.port, '127.0.0.1')
    const outcome = await once(socket, 'connect').then(
      () => 'taken',
      (error: NodeJS.ErrnoException) => error.code,
    )
    socket.destroy()
    expect(outcome).toBe('ECONNREFUSED')
  })
}

test('a request torn off in the middle moves nothing, and one too large is cut short', async () => {
  const desk = await foundedOn(server)
  const body = JSON.stringify(desk.request([desk.account()]))
  const head = (length: number) =>
    `POST /api/sync HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncookie: ${desk.browser.cookie}\r\nx-tend: 1\r\n` +
    `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
  const torn = connect(server.port, '127.0.0.1')
  torn.write(head(body.length) + body.slice(0, -20))
  await once(torn, 'ready')
  torn.destroy()
  const large = connect(server.port, '127.0.0.1')
  large.write(`${head(50_000_000)}{`)
  expect(String((await once(large, 'data'))[0])).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i)
  large.destroy()
  expect((await desk.sync()).cursor).toBe(2)
})

test('whoever has the machine may set a new password for a member', async () => {
  const desk = await foundedOn(server)
  const recover = async (email: string, password: string) => {
    const run = promisify(execFile)(process.execPath, [built.recover, email], {
      env: { ...process.env, TEND_DATA: data },
    })
    run.child.stdin!.end(`${password}\n`)
    return run.then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    )
  }
  expect(await recover('eve@northwind.example', 'whatever it may be')).toContain(
    'Nobody signs in as eve@northwind.example',
  )
  expect(await recover('ada@northwind.example', 'short')).toContain('too short')
  expect((await desk.turn()).status).toBe(200)
  expect(await recover('Ａda@northwind.example', 'a new and longer one')).toContain('The password is set')
  expect((await desk.turn()).status).toBe(401)
  const form = { email: 'ada@northwind.example', device: { id: desk.id, name: 'Desk' } }
  expect((await desk.browser.post('/api/sign-in', { ...form, password: PASSWORD })).status).toBe(403)
  expect(
    (await desk.browser.post('/api/sign-in', { ...form, password: 'a new and longer one' })).status,
  ).toBe(200)
})

test('a start that cannot be ends with a sentence', async () => {
  const start = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [built.main], {
      env: { ...process.env, TEND_DATA: data, ...env },
    }).catch((error: { code: number; stderr: string }) => [error.code, error.stderr.trim()])
  expect(await start({ PORT: 'eighty' })).toEqual([
    1,
    'PORT is "eighty"; it must be a number from 0 to 65535.',
  ])
  const elsewhere = { TEND_DATA: join(data, 'elsewhere') }
  expect(await start({ ...elsewhere, HOST: '127.0.0.1', PORT: String(server.port) })).toEqual([
    1,
    expect.stringContaining(`Tend cannot listen on port ${server.port}`),
  ])
  expect(await start({ PORT: '0' })).toEqual([1, expect.stringContaining(`Another Tend runs on ${data}`)])
})
