import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { PART_BYTES } from '../../../app/model/blob.ts'
import type { Row } from '../../../app/model/row.ts'
import { openBlobFiles } from '../../../server/blobs/files.ts'
import { type Device, founded } from '../support/device.ts'
import { NOON, testServer } from '../support/server.ts'

/** Bytes that begin as a recording of a browser does. */
export function webm(size: number): Uint8Array {
  const bytes = new Uint8Array(size).map((_, i) => (i * 7) % 251)
  bytes.set([0x1a, 0x45, 0xdf, 0xa3])
  return bytes
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Ada's desk on a server that keeps bytes in a folder of this test's own. */
export async function deskWithBlobs() {
  const folder = mkdtempSync(join(tmpdir(), 'tend-blobs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const server = testServer({ blobs: openBlobFiles(folder) })
  const desk = await founded(server)
  const { row: account } = await desk.put(desk.account())
  return { server, desk, account, folder }
}

/** The row of a recording, photo or file that names these bytes. */
export async function attach(
  desk: Device,
  account: Row,
  bytes: Uint8Array,
  fields: Record<string, unknown> = {},
): Promise<{ row: Row; path: string }> {
  const blob = { hash: hashOf(bytes), size: bytes.byteLength, type: 'audio/webm' }
  const { row } = await desk.put(
    desk.change({
      noun: 'attachment',
      scope: account.scope,
      patch: { of: account.id, kind: 'audio', blob, at: NOON, ...fields },
    }),
  )
  return { row, path: `/api/blobs/${blob.hash}?row=${row.id}` }
}

export function ask(device: Device, server: ReturnType<typeof testServer>, path: string, init: RequestInit) {
  return server.app.request(`http://localhost${path}`, {
    ...init,
    headers: {
      'x-tend': '1',
      cookie: device.browser.cookie,
      ...(init.body !== undefined && { 'content-type': 'application/octet-stream' }),
      ...(init.headers as Record<string, string>),
    },
  })
}

/** Sends bytes part by part, from where the server says. */
export async function upload(
  device: Device,
  server: ReturnType<typeof testServer>,
  path: string,
  bytes: Uint8Array,
): Promise<Response> {
  const head = await ask(device, server, path, { method: 'HEAD' })
  for (let offset = Number(head.headers.get('upload-offset')); ; ) {
    const body = bytes.slice(offset, offset + PART_BYTES)
    const headers = { 'upload-offset': String(offset) }
    const response = await ask(device, server, path, { method: 'PATCH', headers, body })
    offset += body.byteLength
    if (response.status !== 204 || offset >= bytes.byteLength) return response
  }
}
