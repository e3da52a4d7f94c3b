import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../server/app.ts'
import { blobsOnDisk } from '../../../server/blobs/on-disk.ts'
import type { Passwords } from '../../../server/identity/passwords.ts'
import { newSetUpToken } from '../../../server/identity/set-up.ts'
import type { Facts } from '../../../server/log.ts'
import type { Ports } from '../../../server/ports.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'

export const NOON = Date.UTC(2026, 10, 23, 12)
const ORIGIN = 'http://localhost'

/** The whole server in memory, its clock in the test's hand. */
export function testServer(change: Partial<Ports> = {}) {
  const logged: [event: string, facts: Facts][] = []
  const note = (facts: Facts, event: string) => void logged.push([event, facts])
  const time = { now: NOON }
  const ports: Ports = {
    store: openSqlite(':memory:'),
    blobs: noBlobs(),
    clock: () => time.now,
    random: counting(),
    boot: 'b'.repeat(16),
    passwords: quickPasswords,
    log: { info: note, warn: note, error: note },
    ...change,
  }
  const app = createApp(ports)
  return {
    app,
    ports,
    time,
    logged,
    browser: () => new Browser((path, init) => Promise.resolve(app.request(ORIGIN + path, init))),
    setUpToken: () => newSetUpToken(ports),
  }
}

export type TestServer = ReturnType<typeof testServer>

/** A browser: keeps the cookie it is given and sends what ours sends. */
export class Browser {
  cookie = ''
  readonly #fetch: (path: string, init: RequestInit) => Promise<Response>

  constructor(send: (path: string, init: RequestInit) => Promise<Response>) {
    this.#fetch = send
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await this.#fetch(path, {
      method,
      headers: {
        'x-tend': '1',
        'content-type': 'application/json',
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return this.#taken(response)
  }

  /** Sends bytes as they are, at once or as they come. */
  async sendBytes(
    method: string,
    path: string,
    body: Uint8Array | ReadableStream,
    headers: Record<string, string> = {},
  ) {
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers: { 'x-tend': '1', cookie: this.cookie, ...headers },
      body: body as BodyInit,
      duplex: 'half',
    }
    return this.#taken(await this.#fetch(path, init))
  }

  #taken(response: Response): Response {
    const [pair] = (response.headers.get('set-cookie') ?? '').split(';')
    if (pair) this.cookie = pair
    return response
  }

  get(path: string, headers?: Record<string, string>) {
    return this.send('GET', path, undefined, headers)
  }

  post(path: string, body: unknown, headers?: Record<string, string>) {
    return this.send('POST', path, body, headers)
  }
}

/** Bytes of tests that keep none. */
function noBlobs() {
  return blobsOnDisk(join(tmpdir(), `tend-no-blobs-${randomUUID()}`))
}

/** As unguessable as the test needs: every call another. */
function counting() {
  let count = 0
  return (bytes: number) => {
    const random = new Uint8Array(bytes)
    new DataView(random.buffer).setUint32(bytes - 4, ++count)
    return random
  }
}

const quickPasswords: Passwords = {
  hash: async password => `quick ${password}`,
  matches: async (password, hash) => hash === `quick ${password}`,
}
