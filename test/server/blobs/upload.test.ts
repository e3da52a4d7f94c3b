import { readdirSync, readFileSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LARGEST_BLOB, PART_BYTES } from '../../../app/model/blob.ts'
import { blobsOnDisk } from '../../../server/blobs/on-disk.ts'
import {
  bytesOf,
  named,
  pathOf,
  sendAll,
  sendPart,
  sha256,
  stateOf,
  testFolder,
  webm,
  withBytes,
} from '../support/blobs.ts'

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry =>
    entry.isFile() || entry.isSymbolicLink() ? [join(entry.parentPath, entry.name)] : [],
  )

describe('bytes in parts', () => {
  test('are whole when the last part has come, and come back as they were', async () => {
    const { desk, hang } = await withBytes()
    const bytes = webm(2.5 * PART_BYTES)
    const row = await hang(bytes)
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', String(bytes.length)])
    expect((await desk.browser.get(pathOf(row))).status).toBe(404)
    for (const [at, status] of [
      [0, 204],
      [PART_BYTES, 204],
      [2 * PART_BYTES, 204],
    ] as const) {
      const sent = await sendPart(desk, pathOf(row), at, bytes.subarray(at, at + PART_BYTES))
      expect(sent).toEqual({ status, code: '', offset: Math.min(at + PART_BYTES, bytes.length) })
    }
    expect(await stateOf(desk, pathOf(row))).toEqual([200, String(bytes.length), String(bytes.length)])
    const response = await desk.browser.get(pathOf(row))
    expect(sha256(await bytesOf(response))).toBe(sha256(bytes))
  })

  test('go on where they ended, by another server over the same folder', async () => {
    const { desk, hang, server, folder } = await withBytes()
    const bytes = webm(3000)
    const row = await hang(bytes)
    await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1000))
    server.ports.blobs = blobsOnDisk(folder, { leftFree: 0 })
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '1000', '3000'])
    expect(await sendPart(desk, pathOf(row), 1000, bytes.subarray(1000))).toMatchObject({ status: 204 })
  })

  test('missing: the answer says that they are not yet there', async () => {
    const { desk, hang } = await withBytes()
    const row = await hang(webm(100))
    const response = await desk.browser.get(pathOf(row))
    expect([response.status, await response.json()]).toEqual([404, { code: 'not_yet' }])
  })

  test.each([
    ['ahead', 2000],
    ['behind, as a part that comes twice', 0],
  ])('at a place that is %s: the answer says where to go on', async (_, at) => {
    const { desk, hang } = await withBytes()
    const bytes = webm(3000)
    const row = await hang(bytes)
    await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1000))
    const wrong = await sendPart(desk, pathOf(row), at, bytes.subarray(at, at + 1000))
    expect(wrong).toEqual({ status: 409, code: 'offset', offset: 1000 })
    await sendPart(desk, pathOf(row), 1000, bytes.subarray(1000))
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  })

  test('the last part repeated is answered as the first time', async () => {
    const { desk, hang } = await withBytes()
    const bytes = webm(3000)
    const row = await hang(bytes)
    await sendAll(desk, row, bytes, 1500)
    const again = await sendPart(desk, pathOf(row), 1500, bytes.subarray(1500))
    expect(again).toEqual({ status: 204, code: '', offset: 3000 })
  })

  test('many parts at once for the same place: one is taken, the others are told where to go on', async () => {
    const { desk, hang } = await withBytes()
    const bytes = webm(4000)
    const row = await hang(bytes)
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => sendPart(desk, pathOf(row), 0, bytes.subarray(0, 2000))),
    )
    expect(sent.map(({ status }) => status).sort()).toEqual([204, ...Array(7).fill(409)])
    expect(sent.map(({ offset }) => offset)).toEqual(Array(8).fill(2000))
    await sendPart(desk, pathOf(row), 2000, bytes.subarray(2000))
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  })

  test('torn in the middle: what came is kept, and goes on from there', async () => {
    const { desk, hang } = await withBytes()
    const bytes = webm(3000)
    const row = await hang(bytes)
    const torn = new ReadableStream({
      pull(controller) {
        if (torn.sent) controller.error(new Error('gone'))
        else controller.enqueue(bytes.subarray(0, 700))
        torn.sent = true
      },
    }) as ReadableStream & { sent?: boolean }
    await sendPart(desk, pathOf(row), 0, torn)
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '700', '3000'])
    await sendPart(desk, pathOf(row), 700, bytes.subarray(700))
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  })

  test.each(['', '-1', '1.5', 'all', '1e3'])('at “%s”, which is no place, are refused', async at => {
    const { desk, hang } = await withBytes()
    const row = await hang(webm(100))
    expect(await sendPart(desk, pathOf(row), at, webm(100))).toMatchObject({ status: 400, code: 'invalid' })
  })
})

describe('a part too many', () => {
  test('beyond the size the row names is refused, and nothing of it is kept', async () => {
    const { desk, hang } = await withBytes()
    const row = await hang(webm(1000))
    const sent = await sendPart(desk, pathOf(row), 0, webm(1001))
    expect(sent).toMatchObject({ status: 413, code: 'too_large' })
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', '1000'])
  })

  test('larger than a part is cut off while it is read, whatever it said of its length', async () => {
    const { desk, hang } = await withBytes()
    const row = await hang(webm(1000), { blob: { ...named(webm(1000)), size: LARGEST_BLOB } })
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    expect(await sendPart(desk, pathOf(row), 0, endless)).toMatchObject({ status: 413, code: 'too_large' })
    expect(pulled).toBeLessThan(PART_BYTES + 1024 * 1024)
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', String(LARGEST_BLOB)])
  })

  test('of a blob of three gigabytes, or of none: no row names such', async () => {
    const { desk, account } = await withBytes()
    for (const size of [3 * 1024 ** 3, 0]) {
      const patch = { of: account.id, kind: 'audio', at: 1e12, blob: { ...named(webm(10)), size } }
      const { verdict } = await desk.put(desk.change({ noun: 'attachment', scope: account.scope, patch }))
      expect(verdict).toMatchObject({ is: 'rejected', code: 'invalid' })
    }
  })

  test('in another encoding is refused', async () => {
    const { desk, hang } = await withBytes()
    const row = await hang(webm(100))
    const headers = { 'upload-offset': '0', 'content-encoding': 'gzip' }
    expect((await desk.browser.sendBytes('PATCH', pathOf(row), webm(100), headers)).status).toBe(415)
  })
})

describe('bytes that are not those the row names', () => {
  test('are thrown away, and the right ones may come', async () => {
    const { desk, hang } = await withBytes()
    const bytes = webm(2000)
    const row = await hang(bytes)
    const wrong = await sendPart(desk, pathOf(row), 0, webm(2000, 2))
    expect(wrong).toEqual({ status: 422, code: 'hash', offset: 0 })
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', '2000'])
    await sendAll(desk, row, bytes)
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  })
})

describe('a server that was killed', () => {
  test('with the last part written and not yet verified verifies it when asked', async () => {
    const { desk, hang, folder } = await withBytes()
    const bytes = webm(2000)
    const row = await hang(bytes)
    await sendAll(desk, row, bytes)
    const [whole] = filesIn(folder)
    renameSync(whole!, `${whole}.part`)
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '2000', '2000'])
    expect(filesIn(folder)).toEqual([whole])
    expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
  })

  test('with bytes on disk that no one sent begins anew', async () => {
    const { desk, hang, folder } = await withBytes()
    const bytes = webm(2000)
    const row = await hang(bytes)
    await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1000))
    truncateSync(filesIn(folder)[0]!, 2000)
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', '2000'])
    await sendAll(desk, row, bytes)
    expect((await desk.browser.get(pathOf(row))).status).toBe(200)
  })

  test('at any length of what it wrote goes on from there', async () => {
    const { desk, hang, folder } = await withBytes()
    const bytes = webm(2000)
    for (const length of [0, 1, 999, 1999, 2000]) {
      const row = await hang(bytes)
      await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1))
      const part = filesIn(folder).find(file => file.includes(row.id))!
      if (part.endsWith('.part')) writeFileSync(part, bytes.subarray(0, length))
      const [, at] = await stateOf(desk, pathOf(row))
      if (Number(at) < 2000) await sendPart(desk, pathOf(row), Number(at), bytes.subarray(Number(at)))
      expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
    }
  })
})

describe('a full disk', () => {
  test.skipIf(process.platform !== 'linux')(
    '(where there is a device that is always full) is said by name, and the upload goes on once there is room',
    async () => {
      const { desk, hang, folder } = await withBytes()
      const bytes = webm(2000)
      const row = await hang(bytes)
      await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1))
      const part = filesIn(folder)[0]!
      renameSync(part, `${part}.aside`)
      // A device on which no byte fits.
      symlinkSync('/dev/full', part)
      const full = await sendPart(desk, pathOf(row), 0, bytes.subarray(0, 1000))
      expect(full).toMatchObject({ status: 507, code: 'full' })
      renameSync(`${part}.aside`, part)
      expect(readFileSync(part)).toHaveLength(1)
      expect((await sendPart(desk, pathOf(row), 1, bytes.subarray(1))).status).toBe(204)
    },
  )

  test('is not waited for: bytes leave room for the text', async () => {
    const blobs = blobsOnDisk(testFolder(), { leftFree: Number.MAX_SAFE_INTEGER })
    const { desk, hang, server } = await withBytes({ blobs })
    const row = await hang(webm(100))
    expect(await sendPart(desk, pathOf(row), 0, webm(100))).toMatchObject({ status: 507, code: 'full' })
    expect(await stateOf(desk, pathOf(row))).toEqual([200, '0', '100'])
    expect((await desk.put(desk.account())).verdict.is).toBe('applied')
    expect(server.logged.map(([event]) => event)).toContain('failed')
  })
})
