import { ServerBefore } from './older.ts'
import type { World } from './world.ts'

const SHARE_OF_HISTORIES = 0.12

/** A server and a device of the code before, each updated at some step. */
export class Upgrades {
  readonly #serverAt: number | undefined
  readonly #deviceAt: number | undefined

  constructor(
    readonly world: World,
    steps: number,
  ) {
    const { random, server } = world
    if (random.chance(SHARE_OF_HISTORIES)) this.#serverAt = random.below(steps)
    if (random.chance(SHARE_OF_HISTORIES)) this.#deviceAt = random.below(steps)
    if (this.#serverAt !== undefined) server.before = new ServerBefore()
  }

  get isOfDevice(): boolean {
    return this.#deviceAt !== undefined
  }

  async step(step: number): Promise<void> {
    const { count, lastWritten, lives, server } = this.world
    if (step === this.#serverAt) await count('server upgrade', server.upgrade())
    if (step !== this.#deviceAt) return
    for (const { device } of lives.filter(life => life.device.isOld)) {
      lastWritten.delete(device.name)
      await count('device upgrade', device.upgrade())
    }
  }
}
