import { LENGTH_HEADER, OFFSET_HEADER } from '../../app/model/blob.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { type Attached, requireAttached } from './access.ts'
import type { Held } from './blobs.ts'
import { disposition } from './disposition.ts'
import { rangeOf } from './range.ts'
import { readPart } from './read-part.ts'
import { holdings } from './twins.ts'

/** `HEAD /api/blobs/:hash?row=`: how much is held. */
export async function headBlob(c: Ask, ports: Ports): Promise<Response> {
  const attached = await requireAttached(c, ports, 'bring')
  const held = await holdings(ports, attached.access, attached)
  if (held.isWhole) arrived(ports, attached)
  return c.body(null, 200, { ...offset(held), [LENGTH_HEADER]: String(attached.at.size) })
}

/** `PATCH /api/blobs/:hash?row=`: one part, at `upload-offset`. */
export async function addToBlob(c: Ask, ports: Ports): Promise<Response> {
  const at = c.req.header(OFFSET_HEADER) ?? ''
  if (!/^\d{1,15}$/.test(at)) throw new Problem(400, 'invalid')
  const attached = await requireAttached(c, ports, 'bring')
  await ports.quota?.require(attached)
  const part = await readPart(c)
  const appended = await ports.blobs.append(attached.at, Number(at), part.bytes, attached.fits)
  if (part.isTorn) throw new Problem(400, 'invalid')
  if (appended.is === 'offset') throw new Problem(409, 'offset', {}, offset(appended.held))
  if (appended.is === 'too_large') throw new Problem(413, 'too_large')
  if (appended.is !== 'kept') throw new Problem(422, appended.is, {}, offset({ bytes: 0 }))
  if (appended.held.isWhole) arrived(ports, attached)
  return c.body(null, 204, offset(appended.held))
}

/** `GET /api/blobs/:hash?row=`: the bytes, or a range of them. */
export async function readBlob(c: Ask, ports: Ports): Promise<Response> {
  const attached = await requireAttached(c, ports, 'read')
  if (!(await holdings(ports, attached.access, attached)).isWhole) throw new Problem(404, 'not_yet')
  const { hash, size } = attached.at
  const etag = `"${hash}"`
  const condition = c.req.header('if-range')
  const range = condition && condition !== etag ? undefined : rangeOf(c.req.header('range'), size)
  if (range === 'none') throw new Problem(416, 'range', {}, { 'content-range': `bytes */${size}` })
  const { from, end } = range ?? { from: 0, end: size - 1 }
  return c.body(ports.blobs.read(attached.at, from, end), range ? 206 : 200, {
    'content-type': attached.typeOf(await ports.blobs.head(attached.at)),
    'content-length': String(end - from + 1),
    'content-disposition': disposition(attached.fields.name, attached.fields.kind),
    'accept-ranges': 'bytes',
    // Compressed, a range would be one of other bytes.
    'cache-control': 'no-store, no-transform',
    etag,
    ...(range && { 'content-range': `bytes ${from}-${end}/${size}` }),
  })
}

function offset({ bytes }: Pick<Held, 'bytes'>) {
  return { [OFFSET_HEADER]: String(bytes) }
}

/** A recording whose bytes are all there can be heard. */
function arrived({ speech }: Ports, { id, at, fields }: Attached) {
  if (fields.kind === 'audio') speech?.arrived(at.workspace, id)
}
