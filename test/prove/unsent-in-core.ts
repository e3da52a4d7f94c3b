import type { Network } from '../../app/data/api.ts'
import type { Me } from '../../app/data/book.ts'
import type { Change } from '../../app/model/change.ts'
import { newId } from '../../app/model/id.ts'
import type { SignedIn } from '../../app/model/protocol.ts'
import { writeAsServer } from '../../server/sync/keep.ts'
import { PASSWORD } from '../server/support/device.ts'
import { type Browser, testServer } from '../server/support/server.ts'
import { device, newAccount } from '../support/device.ts'
import { type Figure, hold } from './proof.ts'

const PHONE = { id: 'aaaaaaaaaaaaaaaa', name: 'Phone' }
const DESKTOP = { id: 'bbbbbbbbbbbbbbbb', name: 'Desktop' }
const BOBS = { id: 'cccccccccccccccc', name: 'Phone' }
const NANCYS_MAIL = 'nancy@northwind.example'
const BOBS_MAIL = 'bob@northwind.example'
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A session that is not used for ninety days ends. */
const IDLE_DAYS = 91

interface Misfortune {
  name: string
  /** What the device then says is the trouble. */
  trouble: string
  befall(world: World): Promise<void>
  /** How it ends well. */
  end(world: World): Promise<void>
}

const MISFORTUNES: Misfortune[] = [
  {
    name: 'session expired',
    trouble: 'expired',
    befall: async world => world.pass(IDLE_DAYS * DAY_MS),
    end: world => world.signInAgain(),
  },
  {
    name: '5xx',
    trouble: 'server',
    befall: async world => world.answerAll(500, 502, 504),
    end: async world => world.answerHonestly(),
  },
  {
    name: 'captive portal',
    trouble: 'portal',
    befall: async world => world.answerAll(200),
    end: async world => world.answerHonestly(),
  },
  {
    // It hands in what is unsent and keeps nothing; an admin judges it.
    name: 'device revoked',
    trouble: 'revoked',
    befall: world => world.revoke(),
    end: world => world.acceptHandIns(),
  },
  {
    name: 'other member signs in',
    trouble: 'other_member',
    befall: world => world.signInAsBob(),
    end: world => world.signInAgain(),
  },
]

/** The app's core and the real server in one process, in virtual time. The seed has no part in it: nothing here is left to chance. */
export async function unsentInCore(times: number, _seed: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const misfortune of MISFORTUNES) {
    const world = await World.begin()
    const { kept, arrived } = await suffer(world, misfortune, times)
    figures.push(
      { name: `${misfortune.name}: kept`, value: kept, is: times },
      { name: `${misfortune.name}: then on the server, in the right name`, value: arrived, is: times },
    )
    world.close()
  }
  return figures
}

async function suffer(world: World, { name, trouble, befall, end }: Misfortune, times: number) {
  const saved = await world.write(times)
  await befall(world)
  await world.tryForAnHour()
  hold(world.trouble === trouble, `${name}: the device speaks of ${world.trouble}`)
  hold((await world.namesOf(saved)).length === 0, `${name}: the server took in something`)
  const held = await world.unsent()
  const kept = saved.filter(id => held.includes(id)).length
  hold(kept === times && held.length === times, `${name}: ${kept} of ${times} are kept`)
  await end(world)
  await world.turn()
  const names = await world.namesOf(saved)
  const arrived = names.filter(member => member === world.nancy.member).length
  hold(
    arrived === times && names.length === times,
    `${name}: ${arrived} of ${times} arrived in the right name`,
  )
  hold((await world.unsent()).length === 0, `${name}: something still waits`)
  return { kept, arrived }
}

/** Nancy with a phone and a desktop, Bob, and the server of both. */
class World {
  #dishonest: number[] = []
  #asked = 0

  private constructor(
    readonly server: ReturnType<typeof testServer>,
    readonly nancy: Me,
    /** The phone's browser: one cookie, whoever signs in. */
    readonly browser: Browser,
    readonly desktop: Browser,
  ) {}

  phone!: Awaited<ReturnType<typeof device>>

  static async begin(): Promise<World> {
    const server = testServer()
    const [browser, desktop] = [server.browser(), server.browser()]
    const token = await server.setUpToken()
    const form = { workspace: 'Northwind', name: 'Nancy', email: NANCYS_MAIL, password: PASSWORD }
    const answer = await browser.post('/api/set-up', { ...form, token, device: PHONE })
    const { server: id, workspace, member } = (await answer.json()) as SignedIn
    const me = { server: id, workspace: workspace.id, member: member.id, name: member.name }
    const world = new World(server, me, browser, desktop)
    await world.#signIn(desktop, NANCYS_MAIL, DESKTOP)
    world.phone = await device({ id: PHONE.id, network: world.#network(), reads: true, me })
    await world.turn()
    return world
  }

  #network(): Network {
    return {
      fetch: async (path, { method = 'GET', body, headers }) => {
        const status = this.#dishonest[this.#asked++ % this.#dishonest.length]
        if (status)
          return new Response('<h1>Not Tend</h1>', { status, headers: { 'content-type': 'text/html' } })
        return this.browser.send(method, path, body ?? undefined, headers as Record<string, string>)
      },
    }
  }

  get trouble(): string | undefined {
    return this.phone.sync.state.trouble
  }

  /** Saves so many changes on the phone, each of a new row; the rows' ids. */
  async write(times: number): Promise<string[]> {
    await this.phone.book.write(
      Array.from({ length: times }, (_, index) => newAccount({ name: `Account ${index}` })),
    )
    return this.unsent()
  }

  /** What has not been taken in: in the outbox, waiting for its author, or handed in and waiting for an admin. */
  async unsent(): Promise<string[]> {
    const waiting = await this.phone.db.outbox.toArray()
    const refused = await this.phone.db.attention.toArray()
    const handedIn = await this.#handIns()
    hold(
      handedIn.every(one => one.member === this.nancy.member),
      'Something was handed in under a wrong name',
    )
    return [...waiting, ...refused, ...handedIn].flatMap(one =>
      (one.changes as Change[]).map(({ row }) => row),
    )
  }

  #handIns() {
    const { workspace } = this.nancy
    return this.server.ports.store.transact(workspace, tables => tables.handIns(workspace, 'waiting'))
  }

  async acceptHandIns(): Promise<void> {
    for (const { id } of await this.#handIns()) {
      const answer = await this.desktop.post(`/api/hand-ins/${id}`, { as: 'accepted' })
      hold(answer.ok, `Accepting a hand-in was answered ${answer.status}`)
    }
  }

  async turn(): Promise<void> {
    this.phone.sync.poke(true)
    await this.phone.sync.settled()
  }

  async tryForAnHour(): Promise<void> {
    await this.turn()
    for (let minute = 0; minute < 60; minute++) {
      this.server.time.now += MINUTE_MS
      await this.phone.later(MINUTE_MS)
    }
  }

  pass(ms: number): void {
    this.server.time.now += ms
    this.phone.clock.world.time += ms
  }

  answerAll(...statuses: number[]): void {
    this.#dishonest = statuses
  }

  answerHonestly(): void {
    this.#dishonest = []
  }

  async revoke(): Promise<void> {
    const answer = await this.desktop.send('DELETE', `/api/devices/${PHONE.id}`, {})
    hold(answer.ok, `Revoking a device was answered ${answer.status}`)
  }

  signInAgain(): Promise<void> {
    return this.#signIn(this.browser, NANCYS_MAIL, PHONE)
  }

  /** Bob signs in on Nancy's phone: the browser's cookie is his from now on, her book lies where it was. */
  async signInAsBob(): Promise<void> {
    const { ports } = this.server
    const { workspace } = this.nancy
    const member = newId(ports.clock())
    const hash = await ports.passwords.hash(PASSWORD)
    await ports.store.transact(workspace, async tables => {
      await tables.keepMember({ id: member, workspace, email: BOBS_MAIL })
      await tables.keepPassword(member, hash)
      const fields = { name: 'Bob', email: BOBS_MAIL, role: 'member' }
      await writeAsServer(tables, { member, workspace }, 'member', member, fields, ports.clock())
    })
    await this.#signIn(this.browser, BOBS_MAIL, BOBS)
  }

  async #signIn(browser: Browser, email: string, on: typeof PHONE): Promise<void> {
    const answer = await browser.post('/api/sign-in', { email, password: PASSWORD, device: on })
    hold(answer.ok, `Signing in was answered ${answer.status}: ${await answer.text()}`)
  }

  /** In whose names the server holds changes of these rows, one for each change. */
  async namesOf(rows: string[]): Promise<string[]> {
    const { workspace } = this.nancy
    const all = { rows: 1e6, characters: 1e9 }
    return this.server.ports.store.transact(workspace, async tables => {
      const names: string[] = []
      for (const row of rows)
        for (const entry of await tables.history(workspace, row, all)) names.push(entry.member)
      return names
    })
  }

  close(): void {
    this.phone.sync.close()
    this.phone.db.close()
    this.server.ports.store.close()
  }
}
