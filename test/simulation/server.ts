import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Me } from '../../app/data/book.ts'
import type { Change, Verdict } from '../../app/model/change.ts'
import { newId } from '../../app/model/id.ts'
import type { Poke, SignedIn, SyncAnswer } from '../../app/model/protocol.ts'
import type { Fields, Row } from '../../app/model/row.ts'
import { createApp } from '../../server/app.ts'
import { blobsOnDisk } from '../../server/blobs/on-disk.ts'
import { startSession } from '../../server/identity/sessions.ts'
import { newSetUpToken } from '../../server/identity/set-up.ts'
import type { Ports } from '../../server/ports.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Entry } from '../../server/store/store.ts'
import { noteBoots } from '../../server/sync/boots.ts'
import { noteRestore } from '../../server/sync/confirming.ts'
import { writeAsServer } from '../../server/sync/keep.ts'
import { pokeAfter } from '../../server/sync/pokes.ts'
import { Browser } from '../server/support/server.ts'
import { asSent, type ServerBefore } from './older.ts'

const ORIGIN = 'http://localhost'
const PASSWORD = 'twelve letters long'

const DESK = 'de5c'.repeat(4)

/** The real app over a real store in memory, its clock and randomness the simulation's. */
export async function startServer(
  clock: () => number,
  random: (bytes: number) => Uint8Array,
): Promise<SimulatedServer> {
  const silent = () => {}
  const disk = new Database(':memory:')
  const ports: Ports = {
    store: openSqlite(disk),
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
  const send = (path: string, init: RequestInit) => Promise.resolve(app.request(ORIGIN + path, init))
  return new SimulatedServer(ports, send, token, disk)
}

export class SimulatedServer {
  readonly #browsers = new Map<string, Browser>()
  #first: Browser | undefined
  #workspace = ''

  constructor(
    readonly ports: Ports,
    readonly send: (path: string, init: RequestInit) => Promise<Response>,
    readonly token: string,
    public disk: Database.Database,
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
    this.founder ??= { server, workspace: workspace.id, member: member.id, name: member.name }
    return { server, workspace: workspace.id, member: member.id, name: member.name }
  }

  /** Nancy, who founded the workspace and is its admin. */
  founder: Me | undefined

  /** Makes another member; the server's own hand, as an invitation that is accepted does. */
  async addMember(name: string, about: Fields): Promise<Me> {
    const id = newId(this.ports.clock(), this.ports.random(16))
    const workspace = this.#workspace
    await this.ports.store.transact(workspace, async tables => {
      await tables.keepMember({ id, workspace, email: `${name}@northwind.example` })
      await writeAsServer(
        tables,
        { member: id, workspace },
        'member',
        id,
        { name, ...about },
        this.ports.clock(),
      )
    })
    return { ...this.founder!, member: id, name }
  }

  async signInAs(me: Me, id: string): Promise<void> {
    const { store, clock, random } = this.ports
    const login = { id: me.member, workspace: this.#workspace, email: '' }
    const token = await store.transact(this.#workspace, tables =>
      startSession(tables, login, { id, name: me.name }, clock(), random),
    )
    const browser = new Browser(this.send)
    browser.cookie = `tend=${token}`
    this.#browsers.set(id, browser)
  }

  async changeMember(member: string, patch: Fields): Promise<void> {
    const workspace = this.#workspace
    await this.ports.store.transact(workspace, tables =>
      writeAsServer(tables, { member: '', workspace }, 'member', member, patch, this.ports.clock()),
    )
  }

  async revoke(id: string): Promise<void> {
    await this.ports.store.transact(this.#workspace, async tables => {
      const device = await tables.device(id)
      if (device) await tables.keepDevice({ ...device, revoked: true })
    })
  }

  /** Ends the process and starts another over the same disk, or over what a backup held. */
  async boot(backup?: Buffer): Promise<void> {
    if (backup) {
      this.disk.close()
      this.disk = new Database(backup)
      this.ports.store = openSqlite(this.disk)
    }
    this.ports.boot = Buffer.from(this.ports.random(8)).toString('hex')
    await noteBoots(this.ports)
  }

  /** Says that it went back to its backup, as the command that restores one does. */
  async announceRestore(): Promise<void> {
    const workspace = this.#workspace
    await this.ports.store.transact(workspace, tables => noteRestore(tables, workspace, this.ports.clock()))
  }

  /** The admin says that the members are right; false when nobody waits for it. */
  async confirm(): Promise<boolean> {
    const workspace = this.#workspace
    const rows = await this.ports.store.transact(workspace, tables => tables.rows(workspace, [workspace]))
    if (rows.get(workspace)?.fields.unconfirmed === undefined) return false
    await (await this.#admin()).post('/api/confirm', {})
    return true
  }

  backup(): Buffer {
    return this.disk.serialize()
  }

  /** Changes that were handed in, whatever became of them since. */
  handedIn(): { id: string; changes: Change[]; state: string }[] {
    const found = this.disk.prepare('SELECT id, changes, state FROM hand_in ORDER BY id').all()
    return (found as { id: string; changes: string; state: string }[]).map(one => ({
      ...one,
      changes: JSON.parse(one.changes),
    }))
  }

  /** The admin decides on one. */
  async judge(id: string, as: string): Promise<void> {
    await (await this.#admin()).post(`/api/hand-ins/${id}`, { as })
  }

  /** Nancy at her desk, signed in anew: her other devices may be revoked, and a restored server knows fewer sessions. */
  async #admin(): Promise<Browser> {
    await this.signInAs(this.founder!, DESK)
    return this.#browsers.get(DESK)!
  }

  /** While it was not updated yet. */
  before: ServerBefore | undefined

  /** Another process of today's code goes on where the code before has ended. */
  async upgrade(): Promise<void> {
    if (this.before) this.before.isOld = false
    await this.boot()
  }

  /** What it said to each change, by the change's name: a repeat is told the same. */
  readonly verdicts = new Map<string, Verdict>()

  /** A request of a device, under its cookie. */
  async ask(device: string, path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...(init.headers as Record<string, string>),
      cookie: this.#browsers.get(device)!.cookie,
    }
    if (path !== '/api/sync') return this.send(path, { ...init, headers, signal: null })
    const asked = String(init.body)
    const body = this.before ? this.before.hears(asked) : asked
    if (body === undefined) return refusal(409, 'protocol')
    const response = await this.send(path, { ...init, body, headers, signal: null })
    if (response.status !== 200 || (!this.before && asked.includes('"changes":[]'))) return response
    const text = await response.text()
    const answer = this.before ? this.before.says(text) : text
    this.#note(JSON.parse(asked).changes, JSON.parse(answer))
    return new Response(answer, response)
  }

  #note(changes: Change[], { verdicts }: SyncAnswer): void {
    for (const [i, verdict] of verdicts.entries())
      this.verdicts.set(nameOf(verdict.change, changes[i]!), verdict)
  }

  /** What the server says unasked to a device whose connection has been told up to a revision. */
  async poke(device: string, said: number | undefined): Promise<Poke | undefined> {
    const token = this.#browsers.get(device)!.cookie.split('=')[1]
    // Who was revoked is told nothing.
    return pokeAfter(this.ports, this.#workspace, token, said).catch(() => undefined)
  }

  #rows: Row[] = []
  #entries = new Map<string, Entry[]>()

  /** Looks at everything the server holds, to be asked about by the two below. */
  async look(): Promise<void> {
    const workspace = this.#workspace
    this.#entries.clear()
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

/**
 * A copy of a device may have called another change the same. Whom a change names and where it moves is left out of it: the server puts
 * those who stand for them in their place.
 */
export function nameOf(id: string, { row, patch }: Pick<Change, 'row' | 'patch'>): string {
  const said = Object.entries(asSent(patch)).filter(([field]) => !/^(with\/.*|scope|into)$/.test(field))
  return `${id} ${row} ${JSON.stringify(said)}`
}

function refusal(status: number, code: string): Response {
  const headers = { 'x-tend': '1', 'content-type': 'application/json' }
  return new Response(JSON.stringify({ code }), { status, headers })
}
