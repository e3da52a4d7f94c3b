import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PART_BYTES } from '../../../app/model/blob.ts'
import type { Row } from '../../../app/model/row.ts'
import { bytesOf, hang, named, pathOf, sendAll, sendPart, sha256, stateOf, webm } from '../support/blobs.ts'
import { again, buildServer, foundedOn, ServerProcess } from '../support/process.ts'

// Real processes on a busy machine take their time; nothing here waits longer than it must.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let built: Awaited<ReturnType<typeof buildServer>>
let data: string
let server: ServerProcess
beforeAll(async () => {
  built = await buildServer('tend-bytes-process-test')
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

test('killed in the middle of uploads, the server goes on from at least what it acknowledged, to the right bytes', async () => {
  let desk = await foundedOn(server)
  const { row: account } = await desk.put(desk.account())
  const recordings = [1, 2, 3, 4].map(seed => webm(3 * PART_BYTES + 1000 * seed, seed))
  const rows: Row[] = []
  for (const bytes of recordings) rows.push(await hang(desk, account, bytes))
  const acknowledged = recordings.map(() => 0)
  let answers = 0

  /** Sends from where the server stands, until the server is gone or has it all. */
  async function upload(index: number, killAfter: number) {
    const [bytes, path] = [recordings[index]!, pathOf(rows[index]!)]
    const [, held] = await stateOf(desk, path)
    expect(Number(held)).toBeGreaterThanOrEqual(acknowledged[index]!)
    for (let at = Number(held); at < bytes.length; ) {
      const { status, offset } = await sendPart(desk, path, at, bytes.subarray(at, at + PART_BYTES))
      expect(status).toBe(204)
      acknowledged[index] = at = offset
      if (++answers === killAfter) void server.end('SIGKILL')
    }
  }

  for (const killAfter of [1, 4, 9, Number.NaN]) {
    const uploads = await Promise.allSettled(recordings.map((_, index) => upload(index, killAfter)))
    const broken = uploads.filter(({ status }) => status === 'rejected')
    if (Number.isNaN(killAfter)) expect(broken).toEqual([])
    else {
      await server.end('SIGKILL')
      server = await ServerProcess.start(built.main, data)
      desk = again(desk, server)
    }
  }
  for (const [index, row] of rows.entries())
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(recordings[index]!))
})

test('a part torn off by the line is kept as far as it came, and one too large is cut short', async () => {
  const desk = await foundedOn(server)
  const { row: account } = await desk.put(desk.account())
  const bytes = webm(200_000)
  const row = await hang(desk, account, bytes)
  const head = (length: number) =>
    `PATCH ${pathOf(row)} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncookie: ${desk.browser.cookie}\r\n` +
    `x-tend: 1\r\nupload-offset: 0\r\ncontent-length: ${length}\r\n\r\n`
  const torn = connect(server.port, '127.0.0.1')
  torn.write(head(bytes.length))
  torn.write(bytes.subarray(0, 150_000))
  torn.end()
  const held = async () => Number((await stateOf(desk, pathOf(row)))[1])
  await vi.waitFor(async () => expect(await held()).toBe(150_000), { timeout: 20_000 })
  const large = connect(server.port, '127.0.0.1')
  large.write(head(3_000_000_000))
  expect(String((await once(large, 'data'))[0])).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i)
  large.destroy()
  await sendPart(desk, pathOf(row), 150_000, bytes.subarray(150_000))
  expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
})

test('asked to stop while an engine hears, it ends that with all it started and hears again at the next start', async () => {
  await server.end('SIGKILL')
  const script = join(data, 'engine.mjs')
  const engine = { TEND_TRANSCRIBE_COMMAND: JSON.stringify([process.execPath, script, '{file}']) }
  writeFileSync(script, 'setInterval(() => {}, 1000)')
  server = await ServerProcess.start(built.main, data, engine)
  let desk = await foundedOn(server)
  const { row: account } = await desk.put(desk.account())
  const bytes = new Uint8Array(silence(8000))
  const row = await hang(desk, account, bytes, { blob: named(bytes, 'audio/wav') })
  await sendAll(desk, row, bytes)
  const words = async () => (await desk.snapshot()).rows.find(({ id }) => id === row.id)!.fields
  await vi.waitFor(async () => expect(await words()).toMatchObject({ words: { is: 'writing' } }), {
    timeout: 20_000,
  })
  expect(await server.end('SIGTERM')).toBe(0)
  writeFileSync(script, 'console.log("Call Maria.")')
  server = await ServerProcess.start(built.main, data, engine)
  desk = again(desk, server)
  await vi.waitFor(async () => expect(await words()).toMatchObject({ transcript: 'Call Maria.' }), {
    timeout: 20_000,
  })
  expect(await words()).toMatchObject({ words: { is: 'written' } })
})

/** A WAV file in which nothing is said. */
function silence(samples: number): Buffer {
  const head = Buffer.from('RIFF----WAVEfmt ----------------------data----', 'latin1').subarray(0, 44)
  head.writeUInt32LE(36 + 2 * samples, 4)
  head.write('fmt ', 12, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(16_000, 24)
  head.writeUInt32LE(32_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(2 * samples, 40)
  return Buffer.concat([head, Buffer.alloc(2 * samples)])
}
