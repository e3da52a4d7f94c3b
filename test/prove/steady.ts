import { readPoke } from '../../app/model/protocol.ts'
import { percentile } from '../bench/figure.ts'
import { Random } from '../simulation/random.ts'
import { type Figure, hold } from './proof.ts'
import { Ledger } from './support/ledger.ts'
import { listen } from './support/pokes.ts'
import { takeSeats } from './support/seats.ts'
import { Served } from './support/served.ts'
import { every } from './support/time.ts'
import { watchProcess } from './support/watch-process.ts'
import { WireDevice } from './support/wire-device.ts'

const WORKSPACES = 10
const DEVICES_A_WORKSPACE = 20
const CHANGES_A_SECOND = 100
/** Devices keep a connection for some seconds after a push: how many are open sways a little. */
const SPARE_CONNECTIONS = 20

/** 200 devices in 10 workspaces that listen for pokes and write 100 changes a second together. */
export async function steady(minutes: number, seed: number): Promise<Figure[]> {
  const random = new Random(seed)
  const served = await Served.build('steady')
  const desks: Desk[] = []
  try {
    const size = { workspaces: WORKSPACES, devices: DEVICES_A_WORKSPACE }
    const seats = await takeSeats(served.data, size, random)
    const origin = await served.start()
    for (const seat of seats) desks.push(await Desk.open(new WireDevice(seat, random, origin)))
    const watch = watchProcess(served.pid)
    const { took, seconds } = await work(desks, minutes * 60_000, random).finally(watch.end)
    const { early, late } = watch.compare()
    for (const desk of desks) await desk.catchUp()
    const heard = desks.reduce((sum, desk) => sum + desk.heard, 0)
    const taken = desks.reduce((sum, desk) => sum + desk.taken, 0)
    const givenUp = desks.reduce((sum, desk) => sum + desk.givenUp, 0)
    for (const desk of desks.splice(0)) await desk.close()
    await served.end('SIGTERM')
    judgeFile(served.file, took.length)
    return [
      { name: 'changes', value: took.length },
      { name: 'changes a second', value: took.length / seconds, unit: '/s' },
      { name: 'changes lost or doubled', value: 0, is: 0 },
      { name: 'turns not answered in time', value: givenUp, most: 0 },
      { name: 'push, median', value: percentile(took, 50), unit: 'ms' },
      { name: 'push, p99', value: percentile(took, 99), unit: 'ms', most: 300 },
      { name: 'push, longest', value: Math.max(...took), unit: 'ms' },
      { name: 'pokes a change, of 20 devices', value: heard / took.length },
      { name: 'pokes whose news was taken up without asking, %', value: (100 * taken) / heard },
      { name: 'memory in the second quarter', value: early.megabytes, unit: 'MB' },
      {
        name: 'memory in the last quarter',
        value: late.megabytes,
        unit: 'MB',
        most: 1.1 * early.megabytes + 10,
      },
      { name: 'open files in the second quarter', value: early.handles },
      {
        name: 'open files in the last quarter',
        value: late.handles,
        most: early.handles + SPARE_CONNECTIONS,
      },
    ]
  } finally {
    await Promise.all(desks.map(desk => desk.close()))
    await served.remove()
  }
}

/** A device that is being worked at: it pushes when told, and follows what the server says unasked. */
class Desk {
  heard = 0
  taken = 0
  /** Turns that were not answered in time, or put off; asked again at once. */
  givenUp = 0
  #turn: Promise<void> | undefined
  #told = 0
  #broken: unknown
  #hangUp: (() => Promise<void>) | undefined

  private constructor(readonly device: WireDevice) {}

  static async open(device: WireDevice): Promise<Desk> {
    const desk = new Desk(device)
    const { end } = await listen(device.network, text => desk.#hear(text))
    desk.#hangUp = end
    return desk
  }

  get isBusy(): boolean {
    return this.#turn !== undefined
  }

  /** Writes one change and sends it; how long the answer took, in milliseconds. */
  async push(): Promise<number> {
    const started = performance.now()
    this.device.work(1)
    await this.#exchange()
    return performance.now() - started
  }

  async settled(): Promise<void> {
    await this.#turn?.catch(() => {})
  }

  async catchUp(): Promise<void> {
    await this.#turn
    await this.#exchange()
    if (this.#broken) throw this.#broken
  }

  async close(): Promise<void> {
    await this.#hangUp?.()
  }

  /** What follows on what is held comes with the poke; otherwise it is asked for, unless the turn under way brings it. */
  #hear(text: string): void {
    const poke = readPoke(text)
    this.heard += 1
    if (!poke) {
      this.#broken = new Error(`A poke cannot be read: ${text}`)
      return
    }
    this.#told = poke.revision
    if (this.isBusy || poke.revision <= this.device.cursor) return
    if (poke.rows && poke.after === this.device.cursor && poke.boot === this.device.boot) {
      this.taken += 1
      this.device.cursor = poke.revision
    } else
      this.#exchange().catch(error => {
        this.#broken = error
      })
  }

  #exchange(): Promise<void> {
    this.#turn ??= this.#turns().finally(() => {
      this.#turn = undefined
    })
    return this.#turn
  }

  async #turns(): Promise<void> {
    do {
      const answer = await this.device.send(this.device.request([...this.device.outbox]))
      if ('ok' in answer) {
        hold(answer.trouble === 'offline' || answer.trouble === 'busy', `A turn ended with ${answer.trouble}`)
        this.givenUp += 1
        continue
      }
      const refused = answer.verdicts.find(verdict => verdict.is !== 'applied')
      hold(!refused, `A change was not taken as it is: ${JSON.stringify(refused)}`)
    } while (this.device.outbox.length > 0 || this.device.cursor < this.#told)
  }
}

/** Changes come evenly in time and each from a device that chance chooses; nobody waits for anybody. */
async function work(desks: Desk[], ms: number, random: Random): Promise<{ took: number[]; seconds: number }> {
  const pushes: Promise<number>[] = []
  const started = performance.now()
  await every(1000 / CHANGES_A_SECOND, ms, async () => {
    const free = desks.filter(desk => !desk.isBusy)
    // So far behind, it is the server that sets the pace, and the changes a second tell of it.
    if (free.length === 0) return void (await Promise.race(desks.map(desk => desk.settled())))
    const push = random.pick(free).push()
    // Whoever fails is heard of at the end.
    push.catch(() => {})
    pushes.push(push)
  })
  const took = await Promise.all(pushes)
  return { took, seconds: (performance.now() - started) / 1000 }
}

function judgeFile(file: string, changes: number): void {
  const ledger = new Ledger(file)
  ledger.requireSound()
  hold(ledger.repeated().length === 0, 'A change took effect twice')
  hold(ledger.gaps().length === 0, 'A revision was given out twice, or to nothing')
  const there = ledger.changesAfter(0).changes.length
  const own = 2 * WORKSPACES
  hold(there === changes + own, `${changes} changes were sent and ${there - own} are there`)
  ledger.close()
}
