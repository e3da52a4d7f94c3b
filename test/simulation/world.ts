import { createHash } from 'node:crypto'
import type { Me } from '../../app/data/book.ts'
import { later } from '../../app/data/lazily.ts'
import type { Verdict } from '../../app/model/change.ts'
import './copies.ts'
import { Backups, type Lost, withOffered } from './backups.ts'
import { Clock } from './clock.ts'
import { SimulatedDevice } from './device.ts'
import { judge } from './judge.ts'
import { Life } from './life.ts'
import { FaultyNetwork } from './network.ts'
import { Random } from './random.ts'
import { confirm, happen } from './seldom.ts'
import { type SimulatedServer, startServer } from './server.ts'
import { Upgrades } from './upgrades.ts'

/** What happened in one history, so that the suite can show that each kind of fault did. */
export interface Told {
  seed: number
  trace: string
  counts: Record<string, number>
}

const START = Date.UTC(2026, 10, 23, 8)
const QUIET_TAKES_AT_MOST = 400
/** An answer as slow as this tells a device nothing of its clock: what it stamps stays as wrong as its clock is. */
const SLOW_ANSWER_MS = 2_500

/** How clocks are off, and in milliseconds. */
const CLOCKS: [string, number][] = [
  ['nothing', 0],
  ['nothing', 0],
  ['nothing', 0],
  ['a minute', 60_000],
  ['minus a minute', -60_000],
  ['a day', 86_400_000],
  ['minus a day', -86_400_000],
  ['ten years', 10 * 365 * 86_400_000],
]

/** Plays one seeded history to its end and checks every law. Throws with the seed in the message when one is broken. */
export async function play(seed: number, { steps = 300 } = {}): Promise<Told> {
  // How long a file takes to load is no matter of the seed.
  await later()
  const world = new World(seed)
  try {
    await world.begin(steps)
    for (let step = 0; step < steps; step++) await world.step(step)
    await world.quiet()
    await judge(world)
    for (const row of world.server.rows().sort((a, b) => (a.id < b.id ? -1 : 1)))
      world.trace.update(JSON.stringify(row))
    return { seed, trace: world.trace.digest('hex'), counts: world.tell() }
  } catch (cause) {
    throw new Error(
      `Seed ${seed} breaks a law (npm run simulate -- --seed ${seed}): ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  } finally {
    world.end()
  }
}

/** Everything there is in one history, and what happens in it step by step. */
export class World {
  readonly trace = createHash('sha256')
  readonly random: Random
  readonly time = { time: START }
  readonly counts = new Map<string, number>()
  server!: SimulatedServer
  lives: Life[] = []
  /** Devices that were revoked, have handed in what they had, and are gone. */
  readonly ended: SimulatedDevice[] = []
  members: Me[] = []
  #named = 0
  #backups: Backups | undefined
  #upgrades: Upgrades | undefined
  /** Changes the server had accepted and, restored from its backup, has forgotten: their rows come back, their history does not. */
  readonly forgotten = new Set<string>()
  /** What each device held of the rows that the backup lacks; a device that is cleared or ends before it has offered them takes them with it. */
  readonly mustReturn = new Map<SimulatedDevice, Lost[]>()

  /** How the last thing written on each device is undone. */
  readonly lastWritten = new Map<string, () => Promise<unknown>>()

  /** In a quarter of the histories browsers throw databases away, and only there a second copy is kept: it takes a fifth of the time. */
  readonly losesDatabases: boolean

  constructor(seed: number) {
    this.random = new Random(seed)
    this.losesDatabases = seed % 4 === 0
  }

  async begin(steps: number): Promise<void> {
    const random = this.random
    this.server = await startServer(
      () => this.time.time,
      n => random.bytes(n),
    )
    // Often few: they meet the more often in the same row.
    const devices = 2 + Math.min(random.below(5), random.below(5), random.below(5))
    const first = this.newId()
    const founder = await this.server.signIn(first, 'a')
    this.members = [founder]
    for (let i = 1 + random.below(3); i > 0; i--) await this.#addMember()
    if (random.chance(0.15)) this.#backups = new Backups(this, steps)
    // Of the time before there is nobody but the founder, and no device that could tell a restored server.
    this.#upgrades = new Upgrades(this, steps)
    await this.addDevice(founder, first, first, !this.#backups && this.#upgrades.isOfDevice)
    for (let i = 1; i < devices; i++) {
      // Mostly another's; who holds none may still be given accounts.
      const me = (random.chance(0.7) && this.members[i]) || random.pick(this.members)
      const id = this.newId()
      await this.server.signInAs(me, id)
      await this.addDevice(me, id)
    }
  }

  async #addMember(): Promise<void> {
    const random = this.random
    const about = random.pick([
      { role: 'rep', manager: random.pick(this.members).member },
      { role: 'rep' },
      { role: 'manager' },
      { role: 'admin' },
    ])
    this.members.push(await this.server.addMember(`m${this.members.length}`, about))
  }

  async addDevice(me: Me, id: string, session = id, isOld = false): Promise<SimulatedDevice> {
    const random = this.random
    const [off, error] = random.pick(CLOCKS)
    const clock = new Clock(this.time, error)
    const name = String.fromCharCode(97 + this.#named++)
    const isSlow = random.chance(0.25)
    const network = new FaultyNetwork((path, init) => {
      if (isSlow) this.time.time += SLOW_ANSWER_MS
      const answer = this.server.ask(session, path, init)
      if (path === '/api/offer') this.#noteOffered(device, init, answer)
      return answer
    }, random)
    const tabs = random.chance(0.15) ? 2 : 1
    if (tabs === 2) this.add('second tab', 1)
    this.add(`clock off by ${off}`, 1)
    const device = new SimulatedDevice(name, id, session, me, network, clock, () => random.next(), tabs)
    device.isOld = isOld
    await device.start()
    this.lives.push(
      new Life(
        device,
        random,
        what => this.add(what, 1),
        this.members.map(({ member }) => member),
      ),
    )
    return device
  }

  /** What the server has taken in of what it was offered; its exchange does not wait for this. */
  async #noteOffered(
    device: SimulatedDevice,
    { body }: RequestInit,
    answer: Promise<Response>,
  ): Promise<void> {
    const { ok } = await answer.catch(() => ({ ok: false }))
    const lost = this.mustReturn.get(device)
    if (ok && lost) this.mustReturn.set(device, withOffered(lost, JSON.parse(String(body)).rows))
  }

  newId(): string {
    return Buffer.from(this.random.bytes(8)).toString('hex')
  }

  async step(step: number): Promise<void> {
    const random = this.random
    await this.#backups?.step(step)
    await this.#upgrades!.step(step)
    // Copies of one device are revoked together: there may be none left.
    if (this.lives.length === 0) return
    if (random.chance(0.03)) await happen(this)
    if (this.lives.length === 0) return
    const life = random.pick(this.lives)
    const { device } = life
    // Often within the same minute: edits that close together must not be told apart by when they arrive.
    this.time.time += random.below(random.chance(0.75) ? 2_000 : 120_000)
    device.network.nextStep()
    device.network.trouble = random.chance(0.5) ? 0.5 : 0
    const dice = random.next()
    // Little is exchanged of what is written: what nobody has seen of each other is where sync is hard.
    if (dice < 0.38) await this.#perhapsDying(life, 'write', () => this.#write(life))
    else if (dice < 0.46) await this.#perhapsDying(life, 'turn', () => this.#turn(device))
    else if (dice < 0.5) await this.#perhapsDying(life, 'poke', () => this.#poke(device))
    else if (dice < 0.51) await this.count('reload', this.#restart(device))
    else if (dice < 0.71) device.network.release()
    else if (dice < 0.81) await this.count('late repeat', device.network.repeatLate())
    else if (dice < 0.94) await this.count('clock jump', this.#jump(device))
    else await this.count('undo', this.#undo(device))
    device.clock.ring()
    // Nobody waits for the copy: now and then there is none of the last, or no room for it.
    device.spare.isFull = random.chance(0.03)
    if (random.chance(0.9) && this.losesDatabases) await device.copyUnsent()
    this.#judgeEnding(device)
    await this.#letEnd(life)
    this.trace.update(`${device.name}${dice.toFixed(6)}:${device.book.pending.count};`)
  }

  async #letEnd(life: Life): Promise<void> {
    const { device } = life
    const told = [device, ...(device.tab ? [device.tab] : [])].filter(({ sync }) => sync.state.handedIn)
    // One tab may have been told before a restore that takes the device in again, of which the other knows.
    if (told.length < (this.counts.has('restore') && device.tab ? 2 : 1)) return
    if ((await device.waiting()).length + (await device.refused()).length > 0) return
    if ((await device.kept()).length > 0)
      throw new Error(`device ${device.name} has ended and still tells of rows that were kept`)
    this.add('ended device', 1)
    this.ended.push(device)
    this.mustReturn.delete(device)
    this.lives = this.lives.filter(other => other !== life)
    device.close()
  }

  /** Faults stop; everything held is let go; devices exchange until nothing is left to exchange. */
  async quiet(): Promise<void> {
    for (const { device } of this.lives) {
      device.network.trouble = 0
      device.network.release()
      await device.resend()
      await this.#deleteAgain(device)
    }
    for (let round = 0; round < QUIET_TAKES_AT_MOST; round++) {
      this.time.time += 400_000
      await confirm(this)
      for (const life of [...this.lives]) {
        const { device } = life
        device.network.nextStep()
        device.clock.ring()
        for (const { sync } of [device, ...(device.tab ? [device.tab] : [])]) {
          sync.poke(true)
          await sync.settled()
          await device.resending
        }
        if (await device.letMissingGo()) this.add('missing let go', 1)
        this.#judgeEnding(device)
        await this.#letEnd(life)
      }
      if (await this.#isQuiet()) return
    }
    throw new Error('a queue is stuck: the devices never came to rest')
  }

  /** All that happened, what befell single requests too. */
  tell(): Record<string, number> {
    for (const { device } of this.lives)
      for (const [fault, times] of device.network.happened) this.add(fault, times)
    for (const { device } of this.lives) this.add('answer thrown away', device.thrownAway)
    for (const verdict of this.server.verdicts.values()) this.add(kindOf(verdict), 1)
    return Object.fromEntries(this.counts)
  }

  end(): void {
    for (const { device } of this.lives) device.sync.close()
    this.server?.close()
  }

  async #write(life: Life): Promise<void> {
    const { name, restarts } = life.device
    const written = await life.act()
    // Of a killed process nothing is left that could be undone by a tap.
    if (life.device.restarts > restarts) return
    if (written && written.change > 0) this.lastWritten.set(name, written.undo)
  }

  async #undo(device: SimulatedDevice): Promise<void> {
    const undo = this.lastWritten.get(device.name)
    this.lastWritten.delete(device.name)
    await undo?.()
  }

  async #turn(device: SimulatedDevice): Promise<void> {
    const { sync } = device.tab && this.random.chance(0.5) ? device.tab : device
    sync.poke(true)
    await Promise.race([sync.settled(), device.network.holding()])
    await device.resending
  }

  /** The server says that there is news. It may be lost on the way, or one from long ago may come instead. */
  async #poke(device: SimulatedDevice): Promise<void> {
    const random = this.random
    const { heard, network } = device
    const poke = await this.server.poke(device.session, device.cursor)
    if (!poke) return
    heard.push(JSON.stringify(poke))
    if (random.chance(network.trouble / 4)) return this.add('lost poke', 1)
    const isLate = random.chance(network.trouble / 4)
    this.add(isLate ? 'late poke' : poke.rows?.length ? 'poke with news' : 'poke', 1)
    const { sync } = device.tab && random.chance(0.5) ? device.tab : device
    sync.heard(isLate ? random.pick(heard) : heard.at(-1)!)
    await Promise.race([sync.settled(), device.network.holding()])
  }

  /** Now and then the process dies in the middle, before or after any request to its store. */
  async #perhapsDying(life: Life, what: string, work: () => Promise<void>): Promise<void> {
    const { device } = life
    if (!this.random.chance(0.03)) return work()
    const died = device.store.crashIn(this.random.below(14))
    const living = work().then(() => true)
    // What the dead process still does is nobody's business.
    living.catch(() => {})
    const lived = await Promise.race([living, died.then(() => false)])
    device.store.calm()
    if (lived && !device.store.isDead) return
    this.add(`crash in a ${what}`, 1)
    await this.#restart(device)
  }

  /** Of the rows that were kept, every second is deleted again. */
  async #deleteAgain(device: SimulatedDevice): Promise<void> {
    for (const [i, deletion] of (await device.kept()).entries())
      if (i % 2 === 0) await this.count('deletion again', device.deleteAgain(deletion))
  }

  async #restart(device: SimulatedDevice): Promise<void> {
    this.lastWritten.delete(device.name)
    await device.restart()
  }

  async #jump(device: SimulatedDevice): Promise<void> {
    device.clock.error = this.random.pick([0, 3_600_000, -3_600_000, 86_400_000, -86_400_000])
  }

  #judgeEnding({ name, network }: SimulatedDevice): void {
    if (network.isEndless) throw new Error(`device ${name} asks the server without end`)
  }

  async #isQuiet(): Promise<boolean> {
    const revision = await this.server.revision()
    for (const { device } of this.lives) {
      const known = (await device.db.device.get('device'))!
      if (known.restored || known.purge?.length || known.unread?.length) return false
      if (known.cursor > revision && this.counts.has('restore')) return false
      if (known.cursor > revision) throw new Error(`device ${device.name} holds a cursor ahead of the server`)
      if (known.cursor < revision || known.afresh || (await device.db.outbox.count()) > 0) return false
      // What was spared for something unsent that was then refused goes by the comparison of the next turn.
      if (known.compareAt === 0) return false
    }
    return true
  }

  readonly count = async (what: string, work: unknown): Promise<void> => {
    this.add(what, 1)
    await work
  }

  readonly add = (what: string, times: number): void => {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times)
  }
}

/** How a change was answered. */
function kindOf(verdict: Verdict): string {
  if (verdict.is === 'rejected') return `rejected: ${verdict.code}`
  if (verdict.later?.length) return 'for later'
  return verdict.is === 'merged' && verdict.redirected ? 'redirected' : verdict.is
}
