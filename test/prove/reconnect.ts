import { MOST_CHANGES } from '../../app/model/protocol.ts'
import { Random } from '../simulation/random.ts'
import { type Figure, hold } from './proof.ts'
import { Ledger } from './support/ledger.ts'
import { takeSeats } from './support/seats.ts'
import { Served } from './support/served.ts'
import { WireDevice } from './support/wire-device.ts'

const CHANGES = 500
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
/** What a server may say to a crowd: come back later. */
const BUSY = ['429', '503']

/** So many devices of one workspace come back to the network in the same moment, each with 500 changes of its own. */
export async function reconnect(times: number, seed: number): Promise<Figure[]> {
  const random = new Random(seed)
  const served = await Served.build('reconnect')
  try {
    const seats = await takeSeats(served.data, { workspaces: 1, devices: times }, random)
    const origin = await served.start()
    const devices = seats.map(seat => new WireDevice(seat, random, origin))
    for (const device of devices) device.work(CHANGES)
    const started = performance.now()
    const ends = await Promise.all(devices.map(device => comeBack(device)))
    const secondsTo = (moments: number[]) => (Math.max(...moments) - started) / 1000
    await served.end('SIGTERM')
    judgeFile(served.file, times * CHANGES)
    const answers = answersTo(devices)
    const strange = [...answers].filter(([status]) => status !== '200' && !BUSY.includes(status))
    hold(
      strange.length === 0,
      `Devices were answered ${strange.map(([status, n]) => `${status} ${n} times`)}`,
    )
    return [
      { name: 'devices, with 500 changes each', value: times },
      { name: 'changes lost or doubled', value: 0, is: 0 },
      {
        name: 'all queues drained after',
        value: secondsTo(ends.map(end => end.drained)),
        unit: 's',
        most: 60,
      },
      {
        name: 'all devices hold what the others wrote after',
        value: secondsTo(ends.map(end => end.upToDate)),
        unit: 's',
      },
      { name: 'answers 200', value: answers.get('200') ?? 0 },
      { name: 'answers 429 and 503', value: BUSY.reduce((sum, one) => sum + (answers.get(one) ?? 0), 0) },
      { name: 'requests given up or refused otherwise', value: 0, is: 0 },
    ]
  } finally {
    await served.remove()
  }
}

/** As the app's own loop: batch after batch, then what others wrote; on trouble again later, for ever. */
async function comeBack(device: WireDevice): Promise<{ drained: number; upToDate: number }> {
  let drained = 0
  for (let failures = 0; ; ) {
    const answer = await device.send(device.request(device.outbox.slice(0, MOST_CHANGES)))
    if ('ok' in answer) {
      const wait = 'wait' in answer ? answer.wait : undefined
      const backoff =
        Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++) * (0.5 + device.random.next() / 2)
      await new Promise(resolve => setTimeout(resolve, wait ?? backoff))
      continue
    }
    failures = 0
    const refused = answer.verdicts.find(verdict => verdict.is !== 'applied')
    hold(!refused, `A change was not taken as it is: ${JSON.stringify(refused)}`)
    if (device.outbox.length === 0) drained ||= performance.now()
    if (device.outbox.length === 0 && !answer.more) return { drained, upToDate: performance.now() }
  }
}

function answersTo(devices: WireDevice[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { network } of devices)
    for (const [status, times] of network.answers) all.set(status, (all.get(status) ?? 0) + times)
  return all
}

function judgeFile(file: string, changes: number): void {
  const ledger = new Ledger(file)
  ledger.requireSound()
  hold(ledger.repeated().length === 0, 'A change took effect twice')
  const there = ledger.changesAfter(0).changes.length
  // The workspace's own two rows are the server's.
  hold(there === changes + 2, `${changes} changes were sent and ${there - 2} are there`)
  hold(ledger.gaps().length === 0, 'A revision was given out twice, or to nothing')
  ledger.close()
}
