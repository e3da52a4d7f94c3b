import type { Row } from '../../app/model/row.ts'
import type { SimulatedDevice } from './device.ts'
import { readableBy } from './readable.ts'
import type { World } from './world.ts'

/** A row that a device held when a restored server had forgotten it. */
export interface Lost {
  row: Row
  /** It must come back: who holds it may still write it where it was. What is newer and need not come back has still taken its place. */
  isOwed: boolean
}

/** What a server wrote between two restores, up to the revision at which a backup or the next restore cut it off. */
interface Stretch {
  number: number
  upTo: number
}

/**
 * Copies of the server's disk, made at one step or two, to which it goes back later, once or twice: also to one of a time that another
 * made it forget.
 */
export class Backups {
  readonly #madeAt = new Set<number>()
  readonly #usedAt = new Set<number>()
  readonly #made: { disk: Buffer; line: Stretch[] }[] = []
  /** What led to the server as it is, the last still growing. */
  #line: Stretch[] = [{ number: 0, upTo: Infinity }]
  #stretches = 1

  constructor(
    readonly world: World,
    steps: number,
  ) {
    const { random } = world
    const after = (step: number, room = 1) => step + 1 + random.below(steps - step - room)
    const first = random.below(steps - 60)
    const made = random.chance(0.5) ? after(first, 20) : first
    this.#madeAt.add(first).add(made)
    this.#usedAt.add(after(made))
    if (random.chance(0.5)) this.#usedAt.add(after(made))
  }

  async step(step: number): Promise<void> {
    if (this.#madeAt.has(step)) await this.#make()
    if (this.#usedAt.has(step)) await this.world.count('restore', this.#restore())
  }

  async #make(): Promise<void> {
    const { server } = this.world
    const upTo = await server.revision()
    const line = [...this.#line.slice(0, -1), { ...this.#line.at(-1)!, upTo }]
    this.#made.push({ disk: server.backup(), line })
  }

  /** The server goes back; what devices hold is all there is of the time between. */
  async #restore(): Promise<void> {
    const { server, random, forgotten, lives, add } = this.world
    const { disk, line } = random.pick(this.#made)
    await server.look()
    const before = server.rows()
    const entries = before.flatMap(row => server.entries(row.id))
    const handedIn = server.handedIn()
    const common = lastOfBoth(this.#line, line)
    await server.boot(disk)
    if (common < (await server.revision())) add('restore of what was forgotten', 1)
    this.#line = [...line, { number: this.#stretches++, upTo: Infinity }]
    if (random.chance(0.5)) await server.announceRestore()
    for (const { change, revision } of entries) if (revision > common) forgotten.add(change)
    // To erase once more what was erased had left no entry.
    const erased = new Set(
      before.flatMap(row => (row.fields.erased && row.revision > common ? [row.id] : [])),
    )
    for (const { device } of lives)
      for (const { id, row, patch } of device.saved) if (patch.erased && erased.has(row)) forgotten.add(id)
    const waited = handedIn.flatMap(({ changes }) => changes)
    for (const { id } of waited) forgotten.add(id)
    const since = [...before.map(({ id, revision }) => ({ row: id, revision })), ...entries].filter(
      ({ revision }) => revision > common,
    )
    this.#forgetReturned(new Set([...since, ...waited].map(({ row }) => row)))
    await server.look()
    const now = new Map(server.rows().map(row => [row.id, row]))
    const rows = new Map(before.map(row => [row.id, row]))
    for (const { device } of lives) this.#noteLost(device, await lostBy(device, common, now, rows))
  }

  #noteLost(device: SimulatedDevice, lost: Lost[]): void {
    const { mustReturn } = this.world
    mustReturn.set(device, [...(mustReturn.get(device) ?? []), ...lost])
  }

  /**
   * What had come back after an earlier restore is lost again as devices hold it then, and not as it was lost the first time: what had only
   * come back into the row's history, or to an admin, was on the server alone.
   */
  #forgetReturned(returned: ReadonlySet<string>): void {
    const { mustReturn } = this.world
    for (const [device, lost] of mustReturn)
      mustReturn.set(
        device,
        lost.filter(({ row }) => !returned.has(row.id)),
      )
  }
}

/** The last revision that is the same on two lines. */
function lastOfBoth(one: Stretch[], other: Stretch[]): number {
  const shared = one.filter(({ number }, index) => other[index]?.number === number)
  const last = shared.length - 1
  return Math.min(one[last]!.upTo, other[last]!.upTo)
}

/** An answer from before a restore may come after it: a newer version that was offered stands for the one held at the restore. */
export function withOffered(lost: Lost[], offered: Row[]): Lost[] {
  const rows = new Map(offered.map(row => [row.id, row]))
  return lost.map(held => {
    const row = rows.get(held.row.id)
    return row && row.revision > held.row.revision ? { ...held, row } : held
  })
}

/** What a device holds that the server as it is `now` has forgotten; `before` is as it was. */
async function lostBy(
  device: SimulatedDevice,
  common: number,
  now: ReadonlyMap<string, Row>,
  before: ReadonlyMap<string, Row>,
): Promise<Lost[]> {
  const readable = readableBy(device.me.member, now)
  const held = (await device.rows()).filter(({ noun }) => noun !== 'member' && noun !== 'workspace')
  return held
    .filter(({ revision }) => revision > common)
    .map(row => ({ row, isOwed: mayReturn(row, readable, now, before) }))
}

/** Whether who reads `readable` of the server's rows as they are `now` may write it where it was `before`. */
function mayReturn(
  row: Row,
  readable: ReadonlyMap<string, Row>,
  now: ReadonlyMap<string, Row>,
  before: ReadonlyMap<string, Row>,
): boolean {
  const account = row.scope.slice('account/'.length)
  const isNewAccount = !now.has(account) && before.has(account)
  if (isNewAccount && row.id !== account) return false
  if (!isNewAccount && !readable.has(account)) return false
  return !now.has(row.id) || readable.has(row.id)
}
