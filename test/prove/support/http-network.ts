import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Network } from '../../../app/data/api.ts'

/**
 * The network of a device that runs in this process: real HTTP to a server's origin, under the device's cookie. Not by Node's own
 * `fetch`: given up in the middle of a compressed answer it sometimes never settles, and a device would wait for ever.
 */
export class HttpNetwork implements Network {
  /** How often each status came, and how often no whole answer did (`none`). */
  readonly answers = new Map<string, number>()
  readonly #agent = new Agent({ keepAlive: true })

  constructor(
    public origin: string,
    readonly cookie: string,
  ) {}

  async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      const answer = await this.open(path, init)
      const bytes = await bytesOf(answer)
      this.#note(String(answer.statusCode))
      return new Response(new Uint8Array(bytes), { status: answer.statusCode!, headers: headersOf(answer) })
    } catch (cause) {
      this.#note('none')
      throw cause
    }
  }

  /** Resolves when an answer begins. A connection that the server had just closed for idleness is replaced, as browsers do. */
  async open(path: string, init: RequestInit): Promise<IncomingMessage> {
    const first = this.#ask(path, init)
    return first.answer.catch(cause => {
      const wasClosed = first.asking.reusedSocket && (cause as { code?: string }).code === 'ECONNRESET'
      if (!wasClosed || init.signal?.aborted) throw cause
      return this.#ask(path, init).answer
    })
  }

  #ask(path: string, { method = 'GET', headers, body, signal }: RequestInit) {
    const sent = { ...(headers as Record<string, string>), cookie: this.cookie, 'accept-encoding': 'gzip' }
    const options = { method, headers: sent, agent: this.#agent, ...(signal && { signal }) }
    const asking = request(this.origin + path, options)
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      asking.on('response', resolve)
      asking.on('error', reject)
    })
    asking.end(body ?? undefined)
    return { asking, answer }
  }

  #note(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
  }
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const bytes = await buffer(answer)
  return answer.headers['content-encoding'] === 'gzip' ? promisify(gunzip)(bytes) : bytes
}

/** Those that a device reads. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const read = ['x-tend', 'content-type', 'retry-after'].flatMap(name => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  return Object.fromEntries(read)
}
