import { TEND_HEADER } from '../model/protocol.ts'

/** The network as the device uses it; tests put their own in its place. */
export interface Network {
  fetch(path: string, init: RequestInit): Promise<Response>
}

/**
 * What came back. `trouble` is everything that is not our server's own answer; none of it may ever cost a change:
 * `offline` no answer, `portal` somebody else's answer, `expired` and `revoked` and `other_member` the session, `busy` come back later,
 * `unconfirmed` once an admin has confirmed the members of a restored server,
 * `too_large` send less, `server` it broke, `refused` it understood and declined.
 */
export type Answer =
  | { ok: true; body: unknown }
  | {
      ok: false
      trouble:
        | 'offline'
        | 'portal'
        | 'expired'
        | 'revoked'
        | 'other_member'
        | 'busy'
        | 'unconfirmed'
        | 'too_large'
        | 'server'
        | 'protocol'
      wait?: number
    }
  | { ok: false; trouble: 'refused'; status: number; code: string; body: unknown }

const PATIENCE_MS = 30_000
/** However long somebody says to wait: what is unsent is tried at least this often. */
const LONGEST_WAIT_MS = 5 * 60_000

export async function ask(
  network: Network,
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  const init: RequestInit = {
    method,
    headers: { [TEND_HEADER]: '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }
  try {
    return await readAnswer(await network.fetch(path, init))
  } catch {
    return { ok: false, trouble: 'offline' }
  }
}

/** A captive portal answers 200 with its own page, a proxy redirects to a log-in: only JSON under our header is an answer. */
async function readAnswer(response: Response): Promise<Answer> {
  const isOurs =
    response.headers.get(TEND_HEADER) === '1' &&
    (response.headers.get('content-type') ?? '').includes('application/json')
  if (isOurs && response.ok) return { ok: true, body: await response.json() }
  // A proxy that takes no large bodies says so in its own words.
  if (response.status === 413) return { ok: false, trouble: 'too_large' }
  return troubleOf(response, isOurs)
}

/** What an answer that is not a good one means. */
export async function troubleOf(
  response: Response,
  isOurs = response.headers.get(TEND_HEADER) === '1',
): Promise<Exclude<Answer, { ok: true }>> {
  if (!isOurs)
    return response.status >= 500 ? { ok: false, trouble: 'server' } : { ok: false, trouble: 'portal' }
  const body: unknown = await response.json()
  const code = (body as { code?: unknown }).code
  if (response.status === 401 && (code === 'expired' || code === 'revoked' || code === 'other_member'))
    return { ok: false, trouble: code }
  if (response.status === 413) return { ok: false, trouble: 'too_large' }
  if (response.status === 409 && code === 'protocol') return { ok: false, trouble: 'protocol' }
  if (response.status === 429 || response.status === 503)
    return { ok: false, trouble: code === 'unconfirmed' ? code : 'busy', wait: waitOf(response) }
  // That a member's bytes are too many is no trouble of the server that would pass: a person has to see to it.
  if (response.status >= 500 && code !== 'quota') return { ok: false, trouble: 'server' }
  return {
    ok: false,
    trouble: 'refused',
    status: response.status,
    code: typeof code === 'string' ? code : 'trouble',
    body,
  }
}

function waitOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after'))
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : undefined
}
