import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Me } from '../../app/data/book.ts'
import type { Poke, SignedIn } from '../../app/model/protocol.ts'
import type { Row } from '../../app/model/row.ts'
import { createApp } from '../../server/app.ts'
import { blobsOnDisk } from '../../server/blobs/on-disk.ts'
import { newSetUpToken } from '../../server/identity/set-up.ts'
import type { Ports } from '../../server/ports.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Entry } from '../../server/store/store.ts'
import { pokeAfter } from '../../server/sync/pokes.ts'
import { Browser } from '../server/support/server.ts'

const ORIGIN = 'http://localhost'
const PASSWORD = 'twelve letters long'

/** The real app over a real store in memory, its clock and randomness the simulation's. */
export async function startServer(
  clock: () => number,
  random: (bytes: number) => Uint8Array,
): Promise<SimulatedServer> {
  const silent = () => {}
  const ports: Ports = {
    store: openSqlite(':memory:'),
    // No step of a history sends bytes.
    blobs: blobsOnDisk(join(tmpdir(), 'tend-no-blobs')),
    clock,
    random,
    boot: 'b'.repeat(16),
    passwords: { hash: async password => password, matches: async (password, hash) => password === hash },
    log: { info: silent, warn: silent, error: silent },
  }
  const app = createApp(ports)
  const token = (await newSetUpToken(ports))!
  return new SimulatedServer(ports, (path, init) => Promise.resolve(app.request(ORIGIN + path, init)), token)
}

export class SimulatedServer {
  readonly #browsers = new Map<string, Browser>()
  #first: Browser | undefined
  #workspace = ''

  constructor(
    readonly ports: Ports,
    readonly send: (path: string, init: RequestInit) => Promise<Response>,
    readonly token: string,
  ) {}

  /** The first device founds the workspace; the next ones join by link. */
  async signIn(id: string, name: string): Promise<Me> {
    const browser = new Browser(this.send)
    this.#browsers.set(id, browser)
    const device = { id, name }
    const founding = {
      token: this.token,
      workspace: 'Northwind',
      name: 'Nancy',
      email: 'nancy@northwind.example',
      password: PASSWORD,
      device,
    }
    const code =
      this.#first && ((await (await this.#first.post('/api/links', {})).json()) as { code: string }).code
    const answer = await (code
      ? browser.post('/api/join', { code, device })
      : browser.post('/api/set-up', founding))
    const { server, workspace, member } = (await answer.json()) as SignedIn
    this.#first ??= browser
    this.#workspace = workspace.id
    return { server, workspace: workspace.id, member: member.id, name: member.name }
  }

  /** A request of a device, under its cookie. */
  ask(device: string, path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...(init.headers as Record<string, string>),
      cookie: this.#browsers.get(device)!.cookie,
    }
    return this.send(path, { ...init, headers, signal: null })
  }

  /** What the server says unasked to a device whose connection has been told up to a revision. */
  async poke(device: string, said: number | undefined): Promise<Poke> {
    const token = this.#browsers.get(device)!.cookie.split('=')[1]
    return pokeAfter(this.ports, this.#workspace, token, said)
  }

  #rows: Row[] = []
  #entries = new Map<string, Entry[]>()

  /** Looks at everything the server holds, to be asked about by the two below. */
  async look(): Promise<void> {
    const workspace = this.#workspace
    await this.ports.store.transact(workspace, async tables => {
      this.#rows = (await tables.rowsAfter(workspace, 0, { rows: 1e6, characters: 1e9 })).rows
      for (const row of this.#rows)
        this.#entries.set(
          row.id,
          (await tables.history(workspace, row.id, { rows: 1e6, characters: 1e9 })).reverse(),
        )
    })
  }

  revision(): Promise<number> {
    const workspace = this.#workspace
    return this.ports.store.transact(workspace, tables => tables.revision(workspace))
  }

  rows(): Row[] {
    return this.#rows
  }

  /** What was accepted for a row, in the order it was accepted. */
  entries(row: string): Entry[] {
    return this.#entries.get(row) ?? []
  }

  close(): void {
    this.ports.store.close()
  }
}
