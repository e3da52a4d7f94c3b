import { createHash } from 'node:crypto'
import type { Network } from '../../app/data/api.ts'
import { LENGTH_HEADER, OFFSET_HEADER, PART_BYTES } from '../../app/model/blob.ts'

export interface Asked {
  method: string
  hash: string
  row: string
  offset: number
  size: number
}

/** What befalls a request: `ask` is the server's honest answer, and may be asked or not. */
export type Fault = (asked: Asked, ask: () => Promise<Response>) => Promise<Response>

/** The smallest server that speaks app/model/blob.ts, for rows it was told of. */
export class BlobServer implements Network {
  readonly rows = new Map<string, { hash: string; size: number }>()
  readonly held = new Map<string, Buffer>()
  readonly asked: Asked[] = []
  /** One for each request to come; then all goes well. */
  readonly faults: Fault[] = []
  ranges = true

  async fetch(path: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
    const [, hash, row] = /^\/api\/blobs\/([0-9a-f]{64})\?row=(.+)$/.exec(path)!
    const part = Buffer.from((body as ArrayBuffer | undefined) ?? new ArrayBuffer(0))
    const sent = new Headers(headers)
    if (sent.get('x-tend') !== '1') throw new Error('A request without our header')
    const asked: Asked = {
      method,
      hash: hash!,
      row: row!,
      offset: Number(sent.get(OFFSET_HEADER) ?? 0),
      size: part.byteLength,
    }
    this.asked.push(asked)
    const ask = async () => this.#answer(asked, part, sent.get('range'))
    const fault = this.faults.shift()
    return fault ? fault(asked, ask) : ask()
  }

  #answer({ method, hash, row, offset }: Asked, part: Buffer, range: string | null): Response {
    const named = this.rows.get(row)
    if (named?.hash !== hash) return json(404, 'not_found')
    const held = this.held.get(hash) ?? Buffer.alloc(0)
    if (method === 'HEAD') return empty(200, { [OFFSET_HEADER]: held.length, [LENGTH_HEADER]: named.size })
    if (method === 'GET') return held.length < named.size ? json(404, 'not_yet') : this.#bytes(held, range)
    if (part.length > PART_BYTES) return json(413, 'too_large')
    if (offset !== held.length) return json(409, 'offset', { [OFFSET_HEADER]: held.length })
    const grown = Buffer.concat([held, part])
    if (grown.length === named.size && createHash('sha256').update(grown).digest('hex') !== hash) {
      this.held.delete(hash)
      return json(422, 'hash')
    }
    this.held.set(hash, grown)
    return empty(204, { [OFFSET_HEADER]: grown.length })
  }

  #bytes(held: Buffer, range: string | null): Response {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
    const isPart = this.ranges && from !== undefined
    const bytes = isPart ? held.subarray(Number(from), Number(to) + 1) : held
    return new Response(new Uint8Array(bytes), { status: isPart ? 206 : 200, headers: { 'x-tend': '1' } })
  }
}

export const json = (status: number, code: string, headers: Record<string, string | number> = {}) =>
  new Response(JSON.stringify({ code }), {
    status,
    headers: { 'x-tend': '1', 'content-type': 'application/json', ...strings(headers) },
  })

const empty = (status: number, headers: Record<string, string | number>) =>
  new Response(null, { status, headers: { 'x-tend': '1', ...strings(headers) } })

function strings(headers: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

export const noLine: Fault = () => Promise.reject(new TypeError('Failed to fetch'))
export const lostAnswer: Fault = async (_, ask) => {
  await ask()
  throw new TypeError('Failed to fetch')
}
export const portal: Fault = async () =>
  new Response('<html>Hotel</html>', { status: 200, headers: { 'content-type': 'text/html' } })
export const refusing =
  (status: number, code: string): Fault =>
  async () =>
    json(status, code)
