import type { Row } from '../../app/model/row.ts'
import type { SimulatedDevice } from './device.ts'
import { readableBy } from './readable.ts'
import type { World } from './world.ts'

/** A copy of the server's disk, made at one step, to which it goes back later. */
export class Backup {
  readonly #madeAt: number
  /** Now and then twice. */
  readonly #usedAt = new Set<number>()
  #disk: Buffer | undefined

  constructor(
    readonly world: World,
    steps: number,
  ) {
    const { random } = world
    this.#madeAt = random.below(steps - 60)
    for (let i = random.chance(0.3) ? 2 : 1; i > 0; i--)
      this.#usedAt.add(this.#madeAt + 1 + random.below(steps - this.#madeAt - 1))
  }

  async step(step: number): Promise<void> {
    if (step === this.#madeAt) this.#disk = this.world.server.backup()
    if (this.#usedAt.has(step)) await this.world.count('restore', this.#restore())
  }

  /** The server goes back; what devices hold is all there is of the time between. */
  async #restore(): Promise<void> {
    const { server, random, forgotten, lives } = this.world
    await server.look()
    const before = server.rows()
    const entries = before.flatMap(row => server.entries(row.id))
    const handedIn = server.handedIn()
    await server.boot(this.#disk)
    const common = await server.revision()
    if (random.chance(0.5)) await server.announceRestore()
    for (const { change, revision } of entries) if (revision > common) forgotten.add(change)
    for (const { changes } of handedIn) for (const { id } of changes) forgotten.add(id)
    await server.look()
    const rows = new Map(before.map(row => [row.id, row]))
    this.#forgetReturned(rows, common)
    for (const { device } of lives)
      for (const row of await device.rows()) if (row.revision > common) this.#noteReturn(device, row, rows)
  }

  /** What had come back after an earlier restore is lost again as it stood then, and not as it was lost the first time. */
  #forgetReturned(rows: Map<string, Row>, common: number): void {
    const { mustReturn } = this.world
    for (const [device, lost] of mustReturn)
      mustReturn.set(
        device,
        lost.filter(({ id }) => (rows.get(id)?.revision ?? 0) <= common),
      )
  }

  /** A row must come back when somebody holds it who may still write it where it was. */
  #noteReturn(device: SimulatedDevice, row: Row, rows: Map<string, Row>): void {
    const { server, mustReturn } = this.world
    if (row.noun === 'member' || row.noun === 'workspace') return
    const now = new Map(server.rows().map(one => [one.id, one]))
    const account = row.scope.slice('account/'.length)
    const isNewAccount = !now.has(account) && rows.has(account)
    if (!isNewAccount && !readableBy(device.me.member, now).has(account)) return
    if (isNewAccount && row.id !== account) return
    if (now.has(row.id) && !readableBy(device.me.member, now).has(row.id)) return
    mustReturn.set(device, [...(mustReturn.get(device) ?? []), row])
  }
}
