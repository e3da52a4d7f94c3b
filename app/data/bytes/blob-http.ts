import { OFFSET_HEADER } from '../../model/blob.ts'
import { TEND_HEADER } from '../../model/protocol.ts'
import { type Answer, type Network, troubleOf } from '../api.ts'

/** The questions of app/model/blob.ts as the device asks them. Only an answer under our header is one. */

export type Trouble = Exclude<Answer, { ok: true }>

/** A part of a megabyte goes over a line of 140 kbit/s in this time; over a slower one parts are cut smaller. */
const PATIENCE_MS = 60_000

/** How many bytes the server has confirmed. */
export type OffsetAnswer =
  | { ok: true; offset: number }
  | Trouble
  | { ok: false; trouble: 'offset'; offset?: number }

export async function askOffset(network: Network, hash: string, row: string): Promise<OffsetAnswer> {
  const response = await send(network, hash, row, { method: 'HEAD' })
  // It has no body, so nothing but its status says what is wrong.
  return readOffset(response && new Response('{}', { status: response.status, headers: response.headers }))
}

export async function sendPart(
  network: Network,
  hash: string,
  row: string,
  offset: number,
  part: ArrayBuffer,
): Promise<OffsetAnswer> {
  const headers = { [OFFSET_HEADER]: String(offset), 'content-type': 'application/octet-stream' }
  return readOffset(await send(network, hash, row, { method: 'PATCH', headers, body: part }))
}

/** Bytes `from` up to `to`, or all of them where the server gives no ranges. */
export async function askBytes(
  network: Network,
  hash: string,
  row: string,
  from: number,
  to: number,
): Promise<{ ok: true; bytes: ArrayBuffer; whole: boolean } | Trouble> {
  const response = await send(network, hash, row, { headers: { range: `bytes=${from}-${to - 1}` } })
  if (!response) return OFFLINE
  if (!isOurs(response) || !response.ok) return problemOf(response)
  const bytes = await response.arrayBuffer().catch(() => undefined)
  return bytes ? { ok: true, bytes, whole: response.status === 200 } : OFFLINE
}

const OFFLINE: Trouble = { ok: false, trouble: 'offline' }

async function send(
  network: Network,
  hash: string,
  row: string,
  init: { method?: string; headers?: Record<string, string>; body?: ArrayBuffer },
): Promise<Response | undefined> {
  try {
    return await network.fetch(`/api/blobs/${hash}?row=${row}`, {
      ...init,
      headers: { [TEND_HEADER]: '1', ...init.headers },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return undefined
  }
}

async function readOffset(response: Response | undefined): Promise<OffsetAnswer> {
  if (!response) return OFFLINE
  if (!isOurs(response)) return problemOf(response)
  const header = response.headers.get(OFFSET_HEADER)
  const offset = header !== null && /^\d+$/.test(header) ? Number(header) : undefined
  if (response.status === 409) return { ok: false, trouble: 'offset', offset }
  if (!response.ok) return problemOf(response)
  return offset === undefined ? { ok: false, trouble: 'server' } : { ok: true, offset }
}

async function problemOf(response: Response): Promise<Trouble> {
  const trouble = await troubleOf(response).catch(() => OFFLINE)
  // Which of the three troubles of a session it is, the next turn of sync will know.
  return trouble.trouble === 'refused' && trouble.status === 401 ? { ok: false, trouble: 'expired' } : trouble
}

function isOurs(response: Response): boolean {
  return response.headers.get(TEND_HEADER) === '1'
}
