import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PART_BYTES } from '../../../app/model/blob.ts'
import { joined } from '../support/device.ts'
import { ask, attach, deskWithBlobs, upload, webm } from './support.ts'

const LONG = webm(2 * PART_BYTES + 1000)

describe('bytes sent in parts', () => {
  test('are whole when the last one has come, and another device reads them', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const { path } = await attach(desk, account, LONG)
    const early = await ask(desk, server, path, {})
    expect([early.status, await early.json()]).toEqual([404, { code: 'not_yet' }])
    expect((await upload(desk, server, path, LONG)).status).toBe(204)
    const phone = await joined(server, desk)
    const response = await ask(phone, server, path, {})
    expect(response.status).toBe(200)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(LONG)
  })

  test('go on from where they were cut off', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const { path } = await attach(desk, account, LONG)
    const pieces = [LONG.slice(0, 70_000)]
    const cut = new ReadableStream({
      pull(controller) {
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.error(new Error('the tunnel'))
      },
    })
    const headers = { 'upload-offset': '0' }
    await ask(desk, server, path, { method: 'PATCH', headers, body: cut, duplex: 'half' } as RequestInit)
    const head = await ask(desk, server, path, { method: 'HEAD' })
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
      '70000',
      String(LONG.length),
    ])
    expect((await upload(desk, server, path, LONG)).status).toBe(204)
    expect((await ask(desk, server, path, {})).status).toBe(200)
  })

  test('a part that comes again, or out of order, changes nothing and says where to go on', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const { path } = await attach(desk, account, LONG)
    const part = (offset: number, body: Uint8Array) =>
      ask(desk, server, path, {
        method: 'PATCH',
        headers: { 'upload-offset': String(offset) },
        body: body.slice(),
      })
    expect((await part(0, LONG.slice(0, 100))).status).toBe(204)
    for (const offset of [0, 50, 5000]) {
      const response = await part(offset, LONG.slice(offset, offset + 100))
      expect([response.status, response.headers.get('upload-offset')]).toEqual([409, '100'])
    }
    expect((await upload(desk, server, path, LONG)).status).toBe(204)
  })

  test('that come twice at once are taken once', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const bytes = webm(200_000)
    const { path } = await attach(desk, account, bytes)
    const send = () =>
      ask(desk, server, path, { method: 'PATCH', headers: { 'upload-offset': '0' }, body: bytes.slice() })
    const statuses = (await Promise.all([send(), send(), send()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([204, 409, 409])
    expect(new Uint8Array(await (await ask(desk, server, path, {})).arrayBuffer())).toEqual(bytes)
  })

  test('that are not the ones named are thrown away, and may be sent anew', async () => {
    const { server, desk, account, folder } = await deskWithBlobs()
    const bytes = webm(5000)
    const { path } = await attach(desk, account, bytes)
    const response = await upload(
      desk,
      server,
      path,
      bytes.map(byte => byte ^ 1),
    )
    expect([response.status, await response.json()]).toEqual([422, { code: 'hash' }])
    expect(readdirSync(folder, { recursive: true }).filter(name => String(name).includes('/'))).toEqual([])
    expect((await upload(desk, server, path, bytes)).status).toBe(204)
  })

  test('longer than a part, or than the row says, are refused whatever was said of their length', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const { path } = await attach(desk, account, webm(1000))
    const endless = (pieces: number) =>
      new ReadableStream({
        pull(controller) {
          if (pieces-- > 0) controller.enqueue(new Uint8Array(64 * 1024))
          else controller.close()
        },
      })
    for (const body of [endless(2), endless(400), new Uint8Array(PART_BYTES + 1)]) {
      const init = { method: 'PATCH', headers: { 'upload-offset': '0' }, body, duplex: 'half' }
      expect((await ask(desk, server, path, init as RequestInit)).status).toBe(413)
    }
    const head = await ask(desk, server, path, { method: 'HEAD' })
    expect(head.headers.get('upload-offset')).toBe('0')
  })
})

describe('who may have them', () => {
  test('a hash opens nothing without a row that names it', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const bytes = webm(1000)
    const { row, path } = await attach(desk, account, bytes)
    await upload(desk, server, path, bytes)
    const other = await attach(desk, account, webm(999))
    const paths = [
      path.replace(row.id, account.id),
      path.replace(row.id, other.row.id),
      path.replace(/row=.*/, 'row=nothing'),
      path.replace(/\?.*/, ''),
      path.replace(/blobs\/./, 'blobs/0'),
    ]
    for (const wrong of paths)
      for (const method of ['GET', 'HEAD', 'PATCH']) {
        const init = {
          method,
          headers: { 'upload-offset': '0' },
          ...(method === 'PATCH' && { body: bytes.slice() }),
        }
        expect((await ask(desk, server, wrong, init)).status).toBe(404)
      }
  })

  test('a form of another page can send none', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const { path } = await attach(desk, account, webm(1000))
    const send = (headers: Record<string, string>) =>
      ask(desk, server, path, {
        method: 'PATCH',
        headers: { 'upload-offset': '0', ...headers },
        body: webm(10) as BodyInit,
      })
    expect((await send({ 'content-type': 'text/plain' })).status).toBe(415)
    expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('what is served', () => {
  test('is a file to be saved, never a page of ours', async () => {
    const { server, desk, account } = await deskWithBlobs()
    const bytes = webm(1000)
    const { path } = await attach(desk, account, bytes, { name: '../../evil\r\nset-cookie: x.webm' })
    await upload(desk, server, path, bytes)
    const { headers } = await ask(desk, server, path, {})
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="evilset-cookie x.webm"/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['bytes=0-9', 206, 'bytes 0-9/1000', 10],
    ['bytes=990-', 206, 'bytes 990-999/1000', 10],
    ['bytes=-1', 206, 'bytes 999-999/1000', 1],
    ['bytes=500-99999', 206, 'bytes 500-999/1000', 500],
    ['bytes=1000-', 416, 'bytes */1000', undefined],
    ['bytes=-0', 416, 'bytes */1000', undefined],
    ['bytes=9-1', 200, null, 1000],
    ['bytes=0-1,3-4', 200, null, 1000],
    ['lines=1-2', 200, null, 1000],
  ])('the range %s is answered %i', async (range, status, contentRange, length) => {
    const { server, desk, account } = await deskWithBlobs()
    const bytes = webm(1000)
    const { path } = await attach(desk, account, bytes)
    await upload(desk, server, path, bytes)
    const response = await ask(desk, server, path, { headers: { range } })
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange])
    if (length !== undefined) expect((await response.arrayBuffer()).byteLength).toBe(length)
  })
})
