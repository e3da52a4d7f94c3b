import { createHash } from 'node:crypto'
import type { Edit, Me } from '../../app/data/book.ts'
import { show } from '../../app/data/shown.ts'
import type { Change } from '../../app/model/change.ts'
import { nounOf } from '../../app/model/nouns.ts'
import type { AnyShown, Row } from '../../app/model/row.ts'
import { Clock } from './clock.ts'
import { SimulatedDevice } from './device.ts'
import { Life } from './life.ts'
import { FaultyNetwork } from './network.ts'
import { type Accepted, expectedFields, misfitOf } from './oracle.ts'
import { Random } from './random.ts'
import { readableBy } from './readable.ts'
import { type SimulatedServer, startServer } from './server.ts'

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

/** Plays one seeded history to its end and checks every law. Throws with the seed in the message when one is broken. */
export async function play(seed: number, { steps = 300 } = {}): Promise<Told> {
  const world = new World(seed)
  try {
    await world.begin(steps)
    for (let step = 0; step < steps; step++) await world.step(step)
    await world.quiet()
    await world.judge()
    return { seed, trace: world.trace.digest('hex'), counts: world.counts() }
  } catch (cause) {
    throw new Error(
      `Seed ${seed} breaks a law (npm run simulate -- --seed ${seed}): ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  } finally {
    world.end()
  }
}

class World {
  readonly trace = createHash('sha256')
  readonly #random: Random
  readonly #time = { time: START }
  readonly #counts = new Map<string, number>()
  #server!: SimulatedServer
  #lives: Life[] = []
  /** Devices that were revoked, have handed in what they had, and are gone. */
  readonly #ended: SimulatedDevice[] = []
  #members: Me[] = []
  #named = 0
  #backupAt: number | undefined
  #restoreAt: number | undefined
  #backup: Buffer | undefined
  /** Changes the server had accepted and, restored from its backup, has forgotten: their rows come back, their history does not. */
  readonly #forgotten = new Set<string>()
  /** What each device held of the rows that the backup lacks; a device that is cleared or ends before it has offered them takes them with it. */
  readonly #mustReturn = new Map<SimulatedDevice, Row[]>()

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  async begin(steps: number): Promise<void> {
    const random = this.#random
    this.#server = await startServer(
      () => this.#time.time,
      n => random.bytes(n),
    )
    const devices = 2 + random.below(5)
    const first = this.#newId()
    const founder = await this.#server.signIn(first, 'a')
    this.#members = [founder]
    for (let i = 1 + random.below(Math.min(4, devices)); i > 1; i--) await this.#addMember()
    await this.#addDevice(founder, first)
    for (let i = 1; i < devices; i++) {
      const me = this.#members[i] ?? random.pick(this.#members)
      const id = this.#newId()
      await this.#server.signInAs(me, id)
      await this.#addDevice(me, id)
    }
    if (random.chance(0.15)) this.#backupAt = random.below(steps - 60)
    if (this.#backupAt !== undefined)
      this.#restoreAt = this.#backupAt + 1 + random.below(steps - this.#backupAt - 1)
  }

  async #addMember(): Promise<void> {
    const random = this.#random
    const about = random.pick([
      { role: 'rep', manager: random.pick(this.#members).member },
      { role: 'rep' },
      { role: 'manager' },
      { role: 'admin' },
    ])
    this.#members.push(await this.#server.addMember(`m${this.#members.length}`, about))
  }

  async #addDevice(me: Me, id: string, session = id): Promise<SimulatedDevice> {
    const random = this.#random
    const errors = [0, 0, 0, 60_000, -60_000, 86_400_000, -86_400_000, 10 * 365 * 86_400_000]
    const clock = new Clock(this.#time, random.pick(errors))
    const name = String.fromCharCode(97 + this.#named++)
    const isSlow = random.chance(0.25)
    const network = new FaultyNetwork((path, init) => {
      if (isSlow) this.#time.time += SLOW_ANSWER_MS
      return this.#server.ask(session, path, init)
    }, random)
    const tabs = random.chance(0.15) ? 2 : 1
    const device = new SimulatedDevice(name, id, session, me, network, clock, () => random.next(), tabs)
    await device.start()
    this.#lives.push(
      new Life(
        device,
        random,
        this.#members.map(({ member }) => member),
      ),
    )
    return device
  }

  #newId(): string {
    return Buffer.from(this.#random.bytes(8)).toString('hex')
  }

  async step(step: number): Promise<void> {
    const random = this.#random
    if (step === this.#backupAt) this.#backup = this.#server.backup()
    if (step === this.#restoreAt) await this.#count('restore', this.#restore())
    // Copies of one device are revoked together: there may be none left.
    if (this.#lives.length === 0) return
    if (random.chance(0.03)) await this.#happen()
    if (this.#lives.length === 0) return
    const life = random.pick(this.#lives)
    const { device } = life
    // Often within the same minute: edits that close together must not be told apart by when they arrive.
    this.#time.time += random.below(random.chance(0.5) ? 2_000 : 120_000)
    device.network.nextStep()
    device.network.trouble = random.chance(0.5) ? 0.5 : 0
    const dice = random.next()
    if (dice < 0.5) await this.#perhapsDying(life, () => this.#write(life))
    else if (dice < 0.8) await this.#perhapsDying(life, () => this.#turn(device))
    else if (dice < 0.88) await this.#perhapsDying(life, () => this.#poke(device))
    else if (dice < 0.92) await this.#count('reload', this.#restart(device))
    else if (dice < 0.95) device.network.release()
    else if (dice < 0.97) await this.#count('late repeat', device.network.repeatLate())
    else if (dice < 0.98) await this.#count('clock jump', this.#jump(device))
    else await this.#count('undo', this.#undo(device))
    device.clock.ring()
    this.#judgeEnding(device)
    await this.#letEnd(life)
    this.trace.update(`${device.name}${dice.toFixed(6)}:${device.book.pending.count};`)
  }

  /** What happens seldom: to members and their rights, to servers, and to devices as a whole. */
  async #happen(): Promise<void> {
    const random = this.#random
    const { device } = random.pick(this.#lives)
    if (random.chance(0.3)) await this.#confirm()
    const dice = random.next()
    if (dice < 0.25) await this.#count('role', this.#changeMember())
    else if (dice < 0.4) await this.#count('server restart', this.#server.boot())
    else if (dice < 0.55) await this.#judgeHandIn()
    else if (dice < 0.7) await this.#count('comparison', device.sync.check())
    else if (dice < 0.8) await this.#count('eviction', this.#evict(device))
    else if (dice < 0.9) await this.#copy(device)
    else if (this.#lives.length > 2) await this.#count('revocation', this.#server.revoke(device.id))
  }

  /** Until the admin has done so, a restored server gives the members nothing and takes nothing from them. */
  async #confirm(): Promise<void> {
    if (await this.#server.confirm()) this.#add('members confirmed', 1)
  }

  async #changeMember(): Promise<void> {
    const random = this.#random
    const { member } = random.pick(this.#members)
    if (member === this.#members[0]!.member) return
    const patch = random.chance(0.5)
      ? { role: random.pick(['rep', 'rep', 'manager', 'admin']) }
      : { manager: random.pick(this.#members).member }
    await this.#server.changeMember(member, patch)
  }

  async #judgeHandIn(): Promise<void> {
    const waiting = this.#server.handedIn().filter(one => one.state === 'waiting')
    if (waiting.length === 0) return
    const as = this.#random.pick(['accepted', 'back', 'discarded'])
    await this.#count(`hand-in ${as}`, this.#server.judge(this.#random.pick(waiting).id, as))
  }

  async #evict(device: SimulatedDevice): Promise<void> {
    this.#lastWritten.delete(device.name)
    this.#mustReturn.delete(device)
    await device.evict(this.#newId())
  }

  async #copy(device: SimulatedDevice): Promise<void> {
    if (this.#lives.length > 6 || device.tabs === 2) return
    const other = await this.#addDevice(device.me, device.id, device.session)
    other.close()
    await device.copyTo(other)
    other.cursor = 0
    this.#add('copy', 1)
  }

  /** The server goes back to its backup; what devices hold is all there is of the time between. */
  async #restore(): Promise<void> {
    await this.#server.look()
    const revision = await this.#server.revision()
    const before = this.#server.rows()
    const entries = before.flatMap(row => this.#server.entries(row.id))
    const handedIn = this.#server.handedIn()
    await this.#server.boot(this.#backup)
    const common = await this.#server.revision()
    if (this.#random.chance(0.5)) await this.#server.announceRestore()
    for (const { change, revision } of entries) if (revision > common) this.#forgotten.add(change)
    for (const { changes } of handedIn) for (const { id } of changes) this.#forgotten.add(id)
    await this.#server.look()
    const rows = new Map(before.map(row => [row.id, row]))
    for (const { device } of this.#lives)
      for (const row of await device.rows())
        if (row.revision > common && row.revision <= revision) this.#noteReturn(device, row, rows)
  }

  /** A row must come back when somebody holds it who may still write it where it was. */
  #noteReturn(device: SimulatedDevice, row: Row, rows: Map<string, Row>): void {
    if (row.noun === 'member' || row.noun === 'workspace') return
    const now = new Map(this.#server.rows().map(one => [one.id, one]))
    const account = row.scope.slice('account/'.length)
    const isNewAccount = !now.has(account) && rows.has(account)
    if (!isNewAccount && !readableBy(device.me.member, now).has(account)) return
    if (isNewAccount && row.id !== account) return
    if (now.has(row.id) && !readableBy(device.me.member, now).has(row.id)) return
    this.#mustReturn.set(device, [...(this.#mustReturn.get(device) ?? []), row])
  }

  async #letEnd(life: Life): Promise<void> {
    const { device } = life
    if (!device.sync.state.handedIn && !device.tab?.sync.state.handedIn) return
    if ((await device.waiting()).length + (await device.refused()).length > 0) return
    this.#add('ended device', 1)
    this.#ended.push(device)
    this.#mustReturn.delete(device)
    this.#lives = this.#lives.filter(other => other !== life)
    device.close()
  }

  /** Faults stop; everything held is let go; devices exchange until nothing is left to exchange. */
  async quiet(): Promise<void> {
    for (const { device } of this.#lives) {
      device.network.trouble = 0
      device.network.release()
    }
    for (let round = 0; round < QUIET_TAKES_AT_MOST; round++) {
      this.#time.time += 400_000
      await this.#confirm()
      for (const life of [...this.#lives]) {
        const { device } = life
        device.network.nextStep()
        device.clock.ring()
        for (const { sync } of [device, ...(device.tab ? [device.tab] : [])]) {
          sync.poke(true)
          await sync.settled()
        }
        this.#judgeEnding(device)
        await this.#letEnd(life)
      }
      if (await this.#isQuiet()) return
    }
    throw new Error('a queue is stuck: the devices never came to rest')
  }

  async judge(): Promise<void> {
    await this.#server.look()
    const rows = new Map(this.#server.rows().map(row => [row.id, row]))
    await this.#judgeDevices(rows)
    this.#judgeRows(rows)
    this.#judgeReturned(rows)
    await this.#judgeSaved(rows)
    await this.#judgeRepeats()
    for (const row of [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
      this.trace.update(JSON.stringify(row))
  }

  counts(): Record<string, number> {
    for (const { device } of this.#lives)
      for (const [fault, times] of device.network.happened) this.#add(fault, times)
    return Object.fromEntries(this.#counts)
  }

  end(): void {
    for (const { device } of this.#lives) device.sync.close()
    this.#server?.close()
  }

  async #write(life: Life): Promise<void> {
    const edits = await life.act()
    if (edits) life.wrote(edits, await this.#save(life.device, edits))
  }

  async #save(device: SimulatedDevice, edits: Edit[]): Promise<number> {
    const written = await device.book.write(edits)
    if (written.change > 0) this.#lastWritten.set(device.name, written.undo)
    return written.change
  }

  readonly #lastWritten = new Map<string, () => Promise<unknown>>()

  async #undo(device: SimulatedDevice): Promise<void> {
    const undo = this.#lastWritten.get(device.name)
    this.#lastWritten.delete(device.name)
    await undo?.()
  }

  async #turn(device: SimulatedDevice): Promise<void> {
    const { sync } = device.tab && this.#random.chance(0.5) ? device.tab : device
    sync.poke(true)
    await Promise.race([sync.settled(), device.network.holding()])
  }

  /** The server says that there is news. It may be lost on the way, or one from long ago may come instead. */
  async #poke(device: SimulatedDevice): Promise<void> {
    const random = this.#random
    const { heard, network } = device
    const poke = await this.#server.poke(device.session, device.cursor)
    if (!poke) return
    heard.push(JSON.stringify(poke))
    if (random.chance(network.trouble / 4)) return this.#add('lost poke', 1)
    const isLate = random.chance(network.trouble / 4)
    this.#add(isLate ? 'late poke' : poke.rows?.length ? 'poke with news' : 'poke', 1)
    const { sync } = device.tab && random.chance(0.5) ? device.tab : device
    sync.heard(isLate ? random.pick(heard) : heard.at(-1)!)
    await Promise.race([sync.settled(), device.network.holding()])
  }

  /** Now and then the process dies in the middle, before or after any request to its store. */
  async #perhapsDying(life: Life, work: () => Promise<void>): Promise<void> {
    const { device } = life
    if (!this.#random.chance(0.08)) return work()
    const died = device.store.crashIn(this.#random.below(14))
    const living = work().then(() => true)
    // What the dead process still does is nobody's business.
    living.catch(() => {})
    const lived = await Promise.race([living, died.then(() => false)])
    device.store.calm()
    if (lived && !device.store.isDead) return
    this.#add('crash', 1)
    await this.#restart(device)
  }

  async #restart(device: SimulatedDevice): Promise<void> {
    this.#lastWritten.delete(device.name)
    await device.restart()
  }

  async #jump(device: SimulatedDevice): Promise<void> {
    device.clock.error = this.#random.pick([0, 3_600_000, -3_600_000, 86_400_000, -86_400_000])
  }

  #judgeEnding({ name, network }: SimulatedDevice): void {
    if (network.isEndless) throw new Error(`device ${name} asks the server without end`)
  }

  async #isQuiet(): Promise<boolean> {
    const revision = await this.#server.revision()
    for (const { device } of this.#lives) {
      const known = (await device.db.device.get('device'))!
      if (known.restored || known.purge?.length || known.unread?.length) return false
      if (known.cursor > revision && this.#counts.has('restore')) return false
      if (known.cursor > revision) throw new Error(`device ${device.name} holds a cursor ahead of the server`)
      if (known.cursor < revision || known.afresh || (await device.db.outbox.count()) > 0) return false
    }
    return true
  }

  /** Every device equals the server, on disk and in memory. */
  async #judgeDevices(rows: Map<string, Row>): Promise<void> {
    for (const { device } of this.#lives) {
      const readable = readableBy(device.me.member, rows)
      const expected = canonical(readable.values())
      if (device.wentBack)
        throw new Error(`an answer that came late took the cursor of device ${device.name} back`)
      await this.#judgeScreens(device, readable)
      await device.restart()
      await this.#judgeScreens(device, readable)
      equal(canonical(await device.rows()), expected, `device ${device.name} differs from the server`)
    }
  }

  /** What the screens could show is what the server holds. */
  async #judgeScreens(device: SimulatedDevice, rows: Map<string, Row>): Promise<void> {
    const shown = await this.#shownBy(device, rows)
    for (const { noun, id } of shown.values())
      if (!rows.has(id)) throw new Error(`device ${device.name} shows ${noun} ${id}, which it may not`)
    for (const row of rows.values()) {
      equal(
        JSON.stringify(sorted(shown.get(row.id) ?? 'not at all')),
        JSON.stringify(sorted(show(row))),
        `device ${device.name} shows ${row.noun} ${row.id} otherwise than it is`,
      )
    }
  }

  /** Everything a device's screens could show, none of it twice. */
  async #shownBy({ name, book }: SimulatedDevice, rows: Map<string, Row>): Promise<Map<string, AnyShown>> {
    const shown = new Map<string, AnyShown>()
    for (const row of book.replica.all()) shown.set(row.id, row)
    for (const account of [...rows.values()].filter(row => row.noun === 'account')) {
      const { checkIns, notes, done } = await book.history(account.id)
      const deleted = (await book.deleted(account.id)).filter(row => !shown.has(row.id))
      for (const row of [...checkIns, ...notes, ...done, ...deleted] as AnyShown[]) {
        if (shown.has(row.id)) throw new Error(`device ${name} shows ${row.noun} ${row.id} twice`)
        shown.set(row.id, row)
      }
    }
    return shown
  }

  /** Every row is what the oracle folds from the accepted changes. */
  #judgeRows(rows: Map<string, Row>): void {
    // There what was unsent counts as having seen less than it says, and what came back has no history.
    if (this.#counts.has('restore')) return
    const changes = new Map(this.#allSaved().map(change => [nameOf(change.id, change), change]))
    for (const row of rows.values()) {
      if (row.noun === 'workspace' || row.noun === 'member') continue
      const entries = this.#server.entries(row.id)
      const accepted = entries.map(({ change, patch, revision, stamp }) => ({
        change: changes.get(nameOf(change, { row: row.id, patch }))!,
        revision,
        stamp,
      }))
      if (accepted.some(({ change }) => !change)) continue // A write that was cut off after its commit: on disk, but nobody was told "Saved".
      const texts = nounOf(row.noun)?.texts ?? []
      const { scope: _, ...fields } = expectedFields(accepted, texts)
      const actual = Object.fromEntries(
        Object.entries(row.fields).filter(([field]) => !texts.includes(field) && !field.startsWith('met/')),
      )
      equal(
        JSON.stringify(sorted(withoutFalse(actual))),
        JSON.stringify(sorted(withoutFalse(fields))),
        `${row.noun} ${row.id} is not what its changes make it`,
      )
      for (const field of texts) this.#judgeWords(row, field, accepted)
    }
  }

  /** No word is lost that nobody took out, none is doubled; and what was merged is more than the last who wrote it wrote. */
  #judgeWords(row: Row, field: string, accepted: Accepted[]): void {
    const text = String(row.fields[field] ?? '')
    const misfit = misfitOf(text, field, accepted)
    if (misfit) throw new Error(`${misfit} in ${field} of ${row.noun} ${row.id}: ${text}`)
    if (text && accepted.every(({ change }) => change.patch[field] !== text)) this.#add('texts merged', 1)
    if (Object.keys(row.fields).some(key => key.startsWith(`met/${field}:`))) this.#add('versions met', 1)
  }

  /** Whatever was called "Saved" is in the row's history or waits for a person's decision; every text typed is in the row or its history. */
  async #judgeSaved(rows: Map<string, Row>): Promise<void> {
    const kept = new Set(this.#server.handedIn().flatMap(one => one.changes.map(change => change.id)))
    for (const { device } of this.#lives) for (const { id } of await device.refused()) kept.add(id)
    for (const device of [...this.#lives.map(life => life.device), ...this.#ended])
      for (const saved of device.saved) {
        const change = device.renamed.get(saved.id) ?? saved
        const entries = this.#server.entries(change.row)
        const name = nameOf(change.id, change)
        const times = entries.filter(entry => nameOf(entry.change, entry) === name).length
        if (times > 1) throw new Error(`change ${change.id} took effect ${times} times`)
        if (times === 0 && !kept.has(change.id) && !this.#forgotten.has(change.id))
          throw new Error(`change ${change.id} of device ${device.name} was called saved and is gone`)
        if (times === 1)
          this.#judgeText(change, rows.get(change.row)!, entries, this.#filledWith(device, saved))
      }
  }

  /** What the form behind a change was filled with; undefined where the device has taken another name since. */
  #filledWith(device: SimulatedDevice, { id, row, base }: Change): AnyShown | undefined {
    const seen = this.#lives.find(life => life.device === device)?.filled.get(id)
    return seen?.id === row && seen.revision === base.revision && seen.change === base.change
      ? seen
      : undefined
  }

  /** What a restored server had forgotten has come back: each row, and every word that was last seen in it. */
  #judgeReturned(rows: Map<string, Row>): void {
    const newest = new Map<string, Row>()
    for (const held of [...this.#mustReturn.values()].flat())
      if ((newest.get(held.id)?.revision ?? 0) < held.revision) newest.set(held.id, held)
    for (const lost of newest.values()) {
      const row = rows.get(lost.id)
      if (!row) throw new Error(`${lost.noun} ${lost.id} was on a device and has not come back`)
      const kept = JSON.stringify([row.fields, this.#server.entries(row.id)])
      for (const value of Object.values(lost.fields))
        for (const word of String(value).match(/[A-Za-z]+_[a-z]\d+_\d+/g) ?? [])
          if (!kept.includes(word)) throw new Error(`${word} of ${lost.noun} ${lost.id} has not come back`)
    }
  }

  /** Every text that was saved is in the row or its history whole, and says truly what its editor had been filled with. */
  #judgeText(change: Change, row: Row, entries: { patch: Record<string, unknown> }[], seen?: AnyShown): void {
    for (const field of nounOf(change.noun)?.texts ?? []) {
      const text = change.patch[field]
      if (typeof text !== 'string') continue
      const kept = JSON.stringify([row.fields, entries.map(entry => entry.patch)])
      if (!kept.includes(JSON.stringify(text).slice(1, -1)))
        throw new Error(`the text of ${change.id} is nowhere to be found`)
      if (seen && change.from?.[field] !== String(seen[field] ?? ''))
        throw new Error(`change ${change.id} grew out of another text than it says`)
    }
  }

  /** A request from any time, arriving once more, changes nothing. */
  async #judgeRepeats(): Promise<void> {
    // What a restored server has forgotten, and hears again, does take effect.
    if (this.#counts.has('restore')) return
    const before = await this.#server.revision()
    for (const { device } of this.#lives) for (let i = 0; i < 3; i++) await device.network.repeatLate()
    equal(String(await this.#server.revision()), String(before), 'a repeated request took effect again')
  }

  #allSaved(): Change[] {
    const devices = [...this.#lives.map(({ device }) => device), ...this.#ended]
    return devices.flatMap(({ saved, renamed }) => saved.map(change => renamed.get(change.id) ?? change))
  }

  async #count(what: string, work: unknown): Promise<void> {
    this.#add(what, 1)
    await work
  }

  #add(what: string, times: number): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + times)
  }
}

/** A copy of a device may have called another change the same. */
function nameOf(id: string, { row, patch }: Pick<Change, 'row' | 'patch'>): string {
  return `${id} ${row} ${JSON.stringify(patch)}`
}

/** Where a row once lay is told to those who could read it there, and may be kept by them. */
function canonical(rows: Iterable<Row>): string {
  const present = [...rows].map(({ past: _, ...row }) => row)
  return JSON.stringify(present.sort((a, b) => (a.id < b.id ? -1 : 1)).map(sorted))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

function withoutFalse(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => !(key === 'deleted' && !value)))
}

function equal(actual: string, expected: string, otherwise: string): void {
  if (actual === expected) return
  let at = 0
  while (actual[at] === expected[at]) at++
  throw new Error(
    `${otherwise}\n  is:     …${actual.slice(Math.max(0, at - 80), at + 200)}\n  should: …${expected.slice(Math.max(0, at - 80), at + 200)}`,
  )
}
