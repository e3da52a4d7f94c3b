import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { TEND_HEADER } from '../app/model/protocol.ts'

/** Pokes are answers that never end by themselves; devices ask for them again. */
const WITHOUT_END = '/api/pokes'
/** Requests under way are given this long, and so is the closing after them; who hangs longer is cut off, and asks again. */
const PATIENCE_MS = 4000
const LOOK_AGAIN_MS = 50

export interface Ending {
  readonly isBegun: boolean
  /** Takes a signal to end. */
  signalled(): void
}

/** The answer to a request that came on a kept connection when the server was already ending: a device waits and asks again. */
export function goAway(): Response {
  return new Response('{"code":"busy"}', {
    status: 503,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      [TEND_HEADER]: '1',
      'retry-after': '5',
      'cache-control': 'no-store',
      connection: 'close',
    },
  })
}

/**
 * Lets a server end without breaking a word it gave:
 *
 *   serving ── first signal ──▶ ending: no new connection; pokes end; requests under way are answered, new ones on kept connections 503
 *                                  │  all answered, or 4 seconds over
 *                                  ▼
 *                               `close`: what hears stops, the store writes its log into its file ──▶ exit 0
 *   at any time a second signal ──▶ exit 1 at once
 *
 * Whoever was not answered asks again; whoever was has it on disk.
 */
export function endGracefully(
  server: Server,
  close: () => Promise<void>,
  exit: (code: number) => void,
  patience = PATIENCE_MS,
): Ending {
  const underWay = new Set<{ request: IncomingMessage; response: ServerResponse }>()
  let isBegun = false

  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const one = { request, response }
    underWay.add(one)
    response.once('close', () => underWay.delete(one))
    if (isBegun) response.setHeader('connection', 'close')
  })

  async function end() {
    const closed = new Promise(resolve => server.close(resolve))
    for (const { request, response } of underWay)
      if (request.url?.startsWith(WITHOUT_END)) response.destroy()
      else if (!response.headersSent) response.setHeader('connection', 'close')
    // A connection that is kept open for more requests is idle once its request was answered.
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS)
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    await closed
    clearInterval(idle)
    clearTimeout(cut)
    // What was acknowledged is on disk already: an engine that will not end may be left to the system.
    const hangs = setTimeout(exit, patience, 0)
    await close()
    clearTimeout(hangs)
    exit(0)
  }

  return {
    get isBegun() {
      return isBegun
    },
    signalled() {
      if (isBegun) return exit(1)
      isBegun = true
      void end().catch(() => exit(1))
    },
  }
}
