import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from '../../app/data/api.ts'
import type { Change } from '../../app/model/change.ts'
import type { Fields, Row } from '../../app/model/row.ts'
import { BLOBS, DATABASE } from '../../server/operate/folder.ts'
import type { HandedIn } from '../../server/store/store.ts'
import { sorted } from '../simulation/equal.ts'
import { Random } from '../simulation/random.ts'
import { readableBy } from '../simulation/readable.ts'
import { count, counted, type Figure, hold } from './proof.ts'
import { CoreDevice } from './support/core-device.ts'
import { Ledger } from './support/ledger.ts'
import { takeSeats } from './support/seats.ts'
import { Served } from './support/served.ts'
import { type Choose, DEEDS, doDeed } from './support/work-day.ts'

/** An admin's two devices, and two reps with two and one. */
const TEAM = { workspaces: 1, devices: 2, reps: [2, 1] }
/** How often a device does each deed between the backup and the restore. */
const TIMES_A_DAY = 2
const MOST_TURNS = 50

/** The server is put back to yesterday, so many days running, under five devices that hold newer rows: all rows return. */
export async function restored(times: number, seed: number): Promise<Figure[]> {
  const random = new Random(seed)
  const served = await Served.build('restored')
  const backups = mkdtempSync(join(tmpdir(), 'tend-prove-backups-'))
  const devices: CoreDevice[] = []
  try {
    const seats = await takeSeats(served.data, TEAM, random)
    const origin = await served.start()
    for (const seat of seats) devices.push(await CoreDevice.start(seat, origin, random))
    const restores = new Restores(served, devices, random)
    await restores.work()
    for (let day = 0; day < times; day++) await restores.day(join(backups, `day-${day}`), day % 2 === 0)
    await served.end('SIGTERM')
    await served.command('checkData')
    return restores.figures(times)
  } finally {
    for (const device of devices) device.close()
    await served.remove()
    rmSync(backups, { recursive: true, force: true })
  }
}

class Restores {
  readonly #counts = new Map<string, number>()
  #newer = 0
  #returned = 0
  #doubled = 0
  #unsent = 0
  #beside = 0

  constructor(
    readonly served: Served,
    readonly devices: CoreDevice[],
    readonly random: Random,
  ) {}

  get admins(): CoreDevice[] {
    return this.devices.slice(0, TEAM.devices)
  }

  figures(times: number): Figure[] {
    return [
      { name: 'restores', value: times },
      { name: 'rows that had to return', value: this.#newer },
      { name: 'rows returned', value: this.#returned, is: this.#newer },
      { name: 'rows missing', value: this.#newer - this.#returned, is: 0 },
      { name: 'rows doubled', value: this.#doubled, is: 0 },
      { name: 'texts kept beside that nobody wrote unseen', value: this.#beside, is: 0 },
      { name: 'changes unsent when the server was restored', value: this.#unsent },
      ...counted(this.#counts),
    ]
  }

  /** Everybody does all that a day brings, and is left holding what had come by their own last write. */
  async work(choose: Choose = () => true): Promise<void> {
    const deeds = this.devices.flatMap(device =>
      DEEDS.flatMap(deed => Array.from({ length: TIMES_A_DAY }, () => ({ device, deed }))),
    )
    for (const { device, deed } of shuffled(deeds, this.random)) {
      const done = await doDeed(deed, device, this.random, choose, this.#membersBeside(device))
      if (done) count(this.#counts, `deeds: ${deed}`)
      await device.sync.settled()
    }
  }

  /** Backed up, worked on, killed, worked on still, put back, confirmed: then all is as if nothing had happened. */
  async day(backup: string, isAnnounced: boolean): Promise<void> {
    await this.#exchangeUntilQuiet()
    await this.served.command('backup', backup)
    await this.work()
    for (const device of this.devices) hold(device.waiting === 0, 'A device could not send what it wrote')
    // A colleague may have moved a note out of reach before an edit of it came.
    const refused = await this.#refused()
    await this.served.end('SIGKILL')
    const before = this.#look(this.served.file)
    const unsent = await this.#workUnsent(before)
    await this.#putBack(backup, isAnnounced)
    const yesterday = this.#look(this.served.file)
    await this.#start()
    await this.#confirm()
    await this.#exchangeUntilQuiet()
    await this.#acceptHandIns()
    await this.#judge(yesterday, before, unsent)
    hold((await this.#refused()) === refused, 'The server refused a change')
  }

  /** Changes that wait for a person; that a row was edited unseen, and so not deleted, is told, and nothing of it is missing. */
  async #refused(): Promise<string> {
    const items = await Promise.all(
      this.devices.map(({ db }) => db.attention.filter(({ code }) => code !== 'kept').primaryKeys()),
    )
    return items.flat().sort().join()
  }

  /** Without a server, on rows that nobody else changes meanwhile and that are here as they are there: what must come of it is plain. */
  async #workUnsent(there: ReadonlyMap<string, Row>): Promise<Map<Change, CoreDevice>> {
    const touched = new Set<string>()
    const all = new Map<Change, CoreDevice>()
    for (const device of this.devices) {
      const isPlain: Choose = ({ id, revision }) =>
        !touched.has(id) && revision > 0 && there.get(id)?.revision === revision
      for (const deed of DEEDS) {
        await doDeed(deed, device, this.random, isPlain)
        for (const { row } of await device.unsent()) touched.add(row)
      }
      await device.sync.settled()
      for (const change of await device.unsent()) all.set(change, device)
    }
    return all
  }

  /** By the command, or by hand: the files lie there as they were, and nobody has said a word. */
  async #putBack(backup: string, isAnnounced: boolean): Promise<void> {
    count(this.#counts, isAnnounced ? 'restores by the command' : 'restores by copying the files back')
    if (isAnnounced) return this.served.command('restore', backup, '--replace')
    for (const name of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, BLOBS])
      rmSync(join(this.served.data, name), { recursive: true, force: true })
    for (const name of [DATABASE, BLOBS])
      cpSync(join(backup, name), join(this.served.data, name), { recursive: true })
  }

  async #start(): Promise<void> {
    const origin = await this.served.start()
    for (const { network } of this.devices) network.origin = origin
  }

  /** Whoever comes first comes first; then an admin, who is told of the restore by their device, says that the members are right. */
  async #confirm(): Promise<void> {
    const admin = this.random.pick(this.admins)
    await this.random.pick(this.devices).exchange()
    await admin.exchange()
    const { network } = admin
    const about = admin.book.workspace() as unknown as Fields
    hold(typeof about.unconfirmed === 'number', 'No admin is asked to confirm the members')
    hold((await ask(network, '/api/confirm', {})).ok, 'An admin cannot confirm the members')
  }

  /** All together, as they come, until none has anything more to say or to hear. */
  async #exchangeUntilQuiet(): Promise<void> {
    for (let turns = 0; ; turns++) {
      const before = await this.#cursors()
      await Promise.all(shuffled(this.devices, this.random).map(device => device.exchange()))
      const isQuiet = this.devices.every(({ sync, waiting }) => sync.state.is === 'resting' && waiting === 0)
      if (isQuiet && (await this.#cursors()) === before) return
      hold(turns < MOST_TURNS, 'The devices do not come to rest')
    }
  }

  async #cursors(): Promise<string> {
    return (await Promise.all(this.devices.map(device => device.cursor()))).join()
  }

  /** What somebody could not bring back by themselves. */
  async #acceptHandIns(): Promise<void> {
    const { network } = this.admins[0]!
    const answer = await ask(network, '/api/hand-ins')
    hold(answer.ok, 'An admin is not told what was handed in')
    const { handIns } = answer.body as { handIns: HandedIn[] }
    for (const { id, changes } of handIns) {
      count(this.#counts, 'rows handed in for an admin', changes.length)
      const judged = await ask(network, `/api/hand-ins/${encodeURIComponent(id)}`, { as: 'accepted' })
      hold(judged.ok, 'An admin cannot accept what was handed in')
    }
    if (handIns.length > 0) await this.#exchangeUntilQuiet()
  }

  async #judge(
    yesterday: ReadonlyMap<string, Row>,
    before: ReadonlyMap<string, Row>,
    unsent: ReadonlyMap<Change, CoreDevice>,
  ): Promise<void> {
    const expected = withUnsent(before, unsent)
    const there = this.#look(this.served.file)
    const owed = [...expected.values()].filter(row => meaning(row) !== meaning(yesterday.get(row.id)))
    const otherwise = [...expected.values()].filter(row => meaning(row) !== meaning(there.get(row.id)))
    this.#newer += owed.length
    this.#returned += owed.filter(row => !otherwise.includes(row)).length
    this.#doubled += [...there.keys()].filter(id => !expected.has(id)).length
    this.#unsent += unsent.size
    this.#beside +=
      [...there.values()].filter(holdsMet).length - [...expected.values()].filter(holdsMet).length
    hold(otherwise.length === 0, `${otherwise.length} rows are not as they were`)
    await this.#judgeDevices(there)
  }

  async #judgeDevices(there: ReadonlyMap<string, Row>): Promise<void> {
    for (const device of this.devices) {
      const mine = readableBy(device.seat.me.member, there)
      hold(canonical(await device.rows()) === canonical(mine.values()), 'A device differs from the server')
      hold(device.waiting === 0 && (await device.unsent()).length === 0, 'Something still waits on a device')
      hold(device.copies === 0 && device.signOuts === 0, 'A device was taken for a copy or signed out')
    }
  }

  #look(file: string): Map<string, Row> {
    const ledger = new Ledger(file)
    ledger.requireSound()
    hold(ledger.repeated().length === 0, 'A change took effect twice')
    const rows = ledger.rows()
    ledger.close()
    return rows
  }

  #membersBeside({ seat }: CoreDevice): string[] {
    const all = new Set(this.devices.map(device => device.seat.me.member))
    return [...all].filter(member => member !== seat.me.member)
  }
}

/** Rows as they must be once what nobody else has touched arrives. */
function withUnsent(
  rows: ReadonlyMap<string, Row>,
  unsent: ReadonlyMap<Change, CoreDevice>,
): Map<string, Row> {
  const all = new Map(rows)
  for (const [{ row: id, noun, scope, patch }, device] of unsent) {
    const before = all.get(id) ?? { id, noun, scope, by: device.seat.me.member, revision: 0, fields: {} }
    const { scope: to = before.scope, ...fields } = patch as Fields & Partial<Pick<Row, 'scope'>>
    all.set(id, { ...before, scope: to, fields: { ...before.fields, ...fields } })
  }
  return all
}

function holdsMet({ fields }: Row): boolean {
  return Object.keys(fields).some(field => field.startsWith('met/'))
}

/** What a row says; versions kept beside it are counted by themselves. */
function meaning(row: Row | undefined): string {
  if (!row) return ''
  const { revision: _, fields, ...rest } = row
  const own = Object.entries(fields).filter(([field]) => !field.startsWith('met/'))
  return JSON.stringify(sorted({ ...rest, fields: Object.fromEntries(own) }))
}

function canonical(rows: Iterable<Row>): string {
  return JSON.stringify([...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).map(sorted))
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list]
  return list.map(() => left.splice(random.below(left.length), 1)[0]!)
}
