import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Change } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import type { Fields, Row } from '../../../app/model/row.ts'
import { blobsOnDisk } from '../../../server/blobs/on-disk.ts'
import type { Ports } from '../../../server/ports.ts'
import { type Device, founded } from './device.ts'
import { NOON, testServer } from './server.ts'

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tend-blobs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Ada at her desk with one account, on a server that keeps bytes; how to hang bytes on a note, and how to send them. */
export async function withBytes(change: Partial<Ports> = {}) {
  const folder = testFolder()
  const server = testServer({ blobs: blobsOnDisk(folder, { leftFree: 0 }), ...change })
  const desk = await founded(server)
  const { row: account } = await desk.put(desk.account())
  return {
    server,
    desk,
    account,
    folder,
    /** Creates the row of an attachment. */
    hang: (bytes: Uint8Array, patch: Fields = {}, more: Partial<Change> = {}) =>
      hang(desk, account, bytes, patch, more),
  }
}

export async function hang(
  device: Device,
  account: Row,
  bytes: Uint8Array,
  patch: Fields = {},
  more: Partial<Change> = {},
): Promise<Row> {
  const fields = { of: newId(), kind: 'audio', blob: named(bytes), at: NOON, ...patch }
  const change = device.change({ noun: 'attachment', scope: account.scope, patch: fields, ...more })
  const { verdict, row } = await device.put(change)
  if (verdict.is !== 'applied') throw new Error(JSON.stringify(verdict))
  return row
}

export function named(bytes: Uint8Array, type = 'audio/webm') {
  return { hash: sha256(bytes), size: bytes.byteLength, type }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The address of an attachment's bytes; under another hash or row when those are given. */
export function pathOf(row: Row, { hash = hashIn(row), id = row.id } = {}): string {
  return `/api/blobs/${hash}?row=${id}`
}

function hashIn(row: Row): string {
  return (row.fields.blob as { hash: string }).hash
}

/** Sends a part and says what came back: status, code of a problem, where to go on. */
export async function sendPart(
  device: Device,
  path: string,
  offset: number | string,
  bytes: Uint8Array | ReadableStream,
) {
  const response = await device.browser.sendBytes('PATCH', path, bytes, { 'upload-offset': String(offset) })
  const text = await response.text()
  return {
    status: response.status,
    code: text && (JSON.parse(text) as { code: string }).code,
    offset: Number(response.headers.get('upload-offset') ?? Number.NaN),
  }
}

/** Sends everything, in parts of this length. */
export async function sendAll(device: Device, row: Row, bytes: Uint8Array, part = 1024 * 1024) {
  for (let at = 0; at < bytes.byteLength; at += part) {
    const { status } = await sendPart(device, pathOf(row), at, bytes.subarray(at, at + part))
    if (status !== 204) throw new Error(`A part at ${at} was answered ${status}.`)
  }
}

/** The state of an upload as `HEAD` tells it. */
export async function stateOf(device: Device, path: string) {
  const { status, headers } = await device.browser.send('HEAD', path)
  return [status, headers.get('upload-offset'), headers.get('upload-length')]
}

/** A recording of this many bytes, each seed another: it begins as WebM does. */
export function webm(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  bytes.set(
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex').subarray(0, length),
  )
  for (let at = 28; at < length; at++) bytes[at] = (at * 31 + seed * 17 + (at >> 8)) & 0xff
  return bytes
}

export async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer())
}
