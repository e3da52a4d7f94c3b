import type { ATTACHED } from '../../app/model/attachment.ts'
import { type BlobName, LENGTH_HEADER, OFFSET_HEADER, PART_BYTES } from '../../app/model/blob.ts'
import { isId } from '../../app/model/field.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { can } from '../sync/access.ts'
import type { Blobs } from './blobs.ts'
import { attachmentHeader } from './file-name.ts'
import { rangeOf } from './range.ts'
import { HEAD_BYTES, isWhatItSays } from './sniff.ts'

/** An attachment that the asker may read or write, and that names the bytes asked for. */
interface Named {
  blob: BlobName
  kind: (typeof ATTACHED)[number]
  name: string
  workspace: string
}

/** `HEAD` and `GET /api/blobs/:hash?row=`: how much has arrived; the bytes, with ranges. See app/model/blob.ts. */
export async function readBlob(c: Ask, ports: Ports): Promise<Response> {
  const blobs = held(ports)
  const { blob, name, workspace } = await named(c, ports, 'read')
  const { bytes, isWhole } = await blobs.state(workspace, blob)
  if (c.req.method === 'HEAD')
    return c.body(null, 200, { [OFFSET_HEADER]: String(bytes), [LENGTH_HEADER]: String(blob.size) })
  if (!isWhole) throw new Problem(404, 'not_yet')
  const range = rangeOf(c.req.header('range'), blob.size)
  if (range === 'none') throw new Problem(416, 'range', {}, { 'content-range': `bytes */${blob.size}` })
  const { from, to } = range ?? { from: 0, to: blob.size }
  return c.body(blobs.read(workspace, blob.hash, from, to), range ? 206 : 200, {
    'content-type': blob.type,
    'content-length': String(to - from),
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${from}-${to - 1}/${blob.size}` }),
    ...INERT,
    'content-disposition': attachmentHeader(name),
  })
}

/** Bytes of strangers are never a page of ours. */
const INERT = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  // Else a cache that stands between could take it for something to shorten.
  'content-encoding': 'identity',
}

/** `PATCH /api/blobs/:hash?row=`: one part, behind what has arrived. */
export async function appendBlob(c: Ask, ports: Ports): Promise<Response> {
  const blobs = held(ports)
  const { blob, kind, workspace } = await named(c, ports, 'write')
  const offset = Number(c.req.header(OFFSET_HEADER) ?? Number.NaN)
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Problem(400, 'invalid')
  if (Number(c.req.header('content-length')) > PART_BYTES) throw new Problem(413, 'too_large', {}, CUT)
  const body: AsyncIterable<Uint8Array> = c.req.raw.body ?? nothing()
  const appended = await blobs.append(workspace, blob, offset, body)
  if (appended.is === 'offset')
    throw new Problem(409, 'offset', {}, { [OFFSET_HEADER]: String(appended.bytes) })
  if (appended.is === 'too_large') throw new Problem(413, 'too_large', {}, CUT)
  if (appended.is === 'hash') throw new Problem(422, 'hash')
  if (appended.isWhole) {
    await checkType(blobs, workspace, blob, kind)
    ports.arrived?.(workspace, blob.hash)
  }
  return c.body(null, 204, { [OFFSET_HEADER]: String(appended.bytes) })
}

/** What was not read of a body would be taken for the next request. */
const CUT = { connection: 'close' }

async function* nothing(): AsyncIterable<Uint8Array> {}

async function checkType(blobs: Blobs, workspace: string, blob: BlobName, kind: Named['kind']) {
  const head = await firstBytes(blobs.read(workspace, blob.hash, 0, Math.min(HEAD_BYTES, blob.size)))
  if (isWhatItSays(kind, head)) return
  await blobs.drop(workspace, blob)
  throw new Problem(422, 'type')
}

async function firstBytes(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

/** A hash alone opens nothing: it takes a row that names it and that the asker may see. Whatever is wrong, the answer is the same. */
async function named(c: Ask, ports: Ports, action: 'read' | 'write'): Promise<Named> {
  const { asker } = c.var
  const id = c.req.query('row') ?? ''
  const row = isId(id)
    ? (await ports.store.transact(asker.workspace, tables => tables.rows(asker.workspace, [id]))).get(id)
    : undefined
  const mayBe = row?.noun === 'attachment' && can(asker, action, row) ? row : undefined
  const blob = mayBe?.fields.blob as BlobName | undefined
  if (!mayBe || !blob || blob.hash !== c.req.param('hash')) throw new Problem(404, 'not_found')
  return {
    blob,
    kind: mayBe.fields.kind as Named['kind'],
    name: typeof mayBe.fields.name === 'string' ? mayBe.fields.name : '',
    workspace: asker.workspace,
  }
}

function held(ports: Ports): Blobs {
  if (!ports.blobs) throw new Problem(404, 'not_found')
  return ports.blobs
}
