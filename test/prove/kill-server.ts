import { isDeepStrictEqual } from 'node:util'
import type { SyncAnswer, SyncRequest } from '../../app/model/protocol.ts'
import { Random } from '../simulation/random.ts'
import { count, counted, type Figure, hold } from './proof.ts'
import { Ledger } from './support/ledger.ts'
import { takeSeats } from './support/seats.ts'
import { Served } from './support/served.ts'
import { WireDevice } from './support/wire-device.ts'

const DEVICES = 6
const MOST_BATCHES = 2
const MOST_CHANGES = 12
/** A server just started answers a push of this size within some ten milliseconds: the kill falls before, into or after its commit. */
const LONGEST_DELAY_MS = 25
/** Most rounds in which the kill comes when nothing is under way; they are not counted. */
const IDLE_SHARE = 2

/** SIGKILL of the real server in mid-push: what it acknowledged is there, once; what it did not can be sent again. */
export async function killServer(times: number, seed: number): Promise<Figure[]> {
  const served = await Served.build('kill-server')
  try {
    return await new Killings(served, new Random(seed)).run(times)
  } finally {
    await served.remove()
  }
}

interface Push {
  device: WireDevice
  request: SyncRequest
  answer?: SyncAnswer
}

class Killings {
  readonly #counts = new Map<string, number>()
  /** The last entry of the history that has been looked at, and every change in it up to there. */
  #looked = 0
  readonly #there = new Set<string>()
  #sent = 0

  constructor(
    readonly served: Served,
    readonly random: Random,
  ) {}

  async run(times: number): Promise<Figure[]> {
    const seats = await takeSeats(this.served.data, { workspaces: 1, devices: DEVICES }, this.random)
    const devices = seats.map(seat => new WireDevice(seat, this.random))
    this.#look([])
    await this.#start(devices)
    for (let killed = 0, rounds = 0; killed < times; rounds++) {
      hold(rounds < times * IDLE_SHARE + 10, 'The kills do not fall into pushes')
      if (await this.#round(devices)) killed++
    }
    await this.served.end('SIGTERM')
    this.#judgeAll()
    return [
      { name: 'kills in mid-push', value: times },
      { name: 'acknowledged changes lost', value: 0, is: 0 },
      { name: 'changes that took effect twice', value: 0, is: 0 },
      { name: 'changes sent', value: this.#sent },
      ...counted(this.#counts),
    ]
  }

  /** Whether the kill fell into a push. */
  async #round(devices: WireDevice[]): Promise<boolean> {
    const pushes = await this.#killAmong(devices)
    const unanswered = pushes.filter(push => !push.answer)
    this.#look(pushes)
    await this.#start(devices)
    for (const push of lastOfEach(pushes)) await this.#repeat(push)
    if (unanswered.length > 0) return true
    count(this.#counts, 'kills when all was answered, not counted')
    return false
  }

  async #start(devices: WireDevice[]): Promise<void> {
    const origin = await this.served.start()
    for (const { network } of devices) network.origin = origin
  }

  /** Every device pushes, and with the push that the seed chose the server's time is up. */
  async #killAmong(devices: WireDevice[]): Promise<Push[]> {
    const pushes: Push[] = []
    const fatal = 1 + this.random.below(devices.length)
    const delay = this.random.next() * LONGEST_DELAY_MS
    let killed: Promise<void> | undefined
    const send = async (device: WireDevice) => {
      for (let batch = 1 + this.random.below(MOST_BATCHES); batch > 0 && !killed; batch--) {
        const changes = device.work(1 + this.random.below(MOST_CHANGES))
        const push: Push = { device, request: device.request(changes) }
        this.#sent += changes.length
        if (pushes.push(push) === fatal) killed = after(delay, () => this.served.end('SIGKILL'))
        const answer = await device.send(push.request)
        if (!('ok' in answer)) push.answer = answer
        else hold(answer.trouble === 'offline', `A push was answered with ${JSON.stringify(answer)}`)
      }
    }
    await Promise.all(devices.map(send))
    await killed
    return pushes
  }

  /** Before anything heals it: the file is sound, and holds all that was acknowledged. */
  #look(pushes: Push[]): void {
    const ledger = new Ledger(this.served.file)
    ledger.requireSound()
    const { changes, last } = ledger.changesAfter(this.#looked)
    ledger.close()
    this.#looked = last
    for (const change of changes) {
      hold(!this.#there.has(change), `Change ${change} took effect twice`)
      this.#there.add(change)
    }
    for (const { request, answer } of pushes) {
      const there = idsOf(request).filter(id => this.#there.has(id)).length
      if (answer) hold(there === request.changes.length, 'An acknowledged change is not there after the kill')
      else hold(there === 0 || there === request.changes.length, 'Half a push is there after the kill')
      if (!answer)
        count(
          this.#counts,
          there ? 'pushes killed between commit and answer' : 'pushes killed before their commit',
        )
    }
  }

  /** Sent again to the letter, twice: the same verdicts. That nothing took effect again shows when the history is looked at next. */
  async #repeat({ device, request, answer }: Push): Promise<void> {
    const [first, second] = [await device.send(request), await device.send(request)]
    hold(!('ok' in first) && !('ok' in second), `A repeat was refused: ${JSON.stringify(first)}`)
    const expected = (answer ?? first).verdicts
    hold(expected.length === request.changes.length, 'A change got no verdict')
    hold(isDeepStrictEqual(first.verdicts, expected), 'A repeat was answered otherwise')
    hold(isDeepStrictEqual(second.verdicts, expected), 'A second repeat was answered otherwise')
  }

  #judgeAll(): void {
    this.#look([])
    const ledger = new Ledger(this.served.file)
    hold(ledger.repeated().length === 0, 'A change took effect twice')
    hold(ledger.gaps().length === 0, 'A revision was given out twice, or to nothing')
    ledger.close()
    // The workspace's own two rows are the server's.
    hold(
      this.#there.size === this.#sent + 2,
      `${this.#sent} changes were sent and ${this.#there.size - 2} are there`,
    )
  }
}

/** What a device may still send again: once an answer is stored, the request before it is history. */
function lastOfEach(pushes: Push[]): Push[] {
  return [...new Map(pushes.map(push => [push.device, push])).values()]
}

function idsOf({ changes }: SyncRequest): string[] {
  return (changes as { id: string }[]).map(change => change.id)
}

function after(ms: number, then: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => setTimeout(() => then().then(resolve, reject), ms))
}
