import type { Edit } from '../../app/data/book.ts'
import { newId } from '../../app/model/id.ts'
import { inAccount } from '../../app/model/row.ts'
import { Random } from '../simulation/random.ts'
import { counted, type Figure, hold } from './proof.ts'
import { CoreDevice } from './support/core-device.ts'
import { Ledger } from './support/ledger.ts'
import { type LossyProxy, openLossyProxy } from './support/lossy-proxy.ts'
import { takeSeats } from './support/seats.ts'
import { Served } from './support/served.ts'
import { every } from './support/time.ts'

const DEVICES = 5
const WEATHER = { cut: 0.5, delayMs: 1_000 }
/** Each device is worked on and looks for news about so often. */
const PACE_MS = 1_000
const DRAINED_WITHIN_MS = 60_000

/** Half of all requests are cut by a proxy before or after they arrive, all take a second: the app's core over it, real time. */
export async function lossy(minutes: number, seed: number): Promise<Figure[]> {
  const random = new Random(seed)
  const served = await Served.build('lossy')
  const devices: CoreDevice[] = []
  let proxy: LossyProxy | undefined
  try {
    const seats = await takeSeats(served.data, { workspaces: 1, devices: DEVICES }, random)
    proxy = await openLossyProxy(await served.start(), WEATHER, random)
    for (const seat of seats) devices.push(await CoreDevice.start(seat, proxy.origin, random))
    await workFor(minutes * 60_000, devices, random)
    const waited = devices.reduce((sum, device) => sum + device.waiting, 0)
    proxy.calm()
    const drained = await drain(devices)
    await judge(devices)
    await served.end('SIGTERM')
    const saved = judgeFile(served.file, devices)
    return [
      { name: 'sign-outs', value: signOutsOf(devices), is: 0 },
      { name: 'changes that took effect twice', value: 0, is: 0 },
      { name: 'saved changes lost', value: 0, is: 0 },
      { name: 'changes saved', value: saved },
      { name: 'changes waiting when the line got well', value: waited },
      { name: 'drained and all alike after', value: drained, unit: 's' },
      ...counted(proxy.happened),
    ]
  } finally {
    for (const device of devices) device.close()
    await proxy?.close()
    await served.remove()
  }
}

async function workFor(ms: number, devices: CoreDevice[], random: Random): Promise<void> {
  const accounts: string[] = []
  await every(PACE_MS / devices.length, ms, async turn => {
    const device = devices[turn % devices.length]!
    await device.write(editsOn(device, accounts, random))
    device.sync.poke()
  })
}

/** A new account, a note in one of anybody's, or a correction of one: what is seen here of it. */
function editsOn({ book }: CoreDevice, accounts: string[], random: Random): Edit[] {
  const id = newId()
  const known = accounts.length ? random.pick(accounts) : undefined
  const seen = known ? book.account(known) : undefined
  if (!known || !seen || random.chance(0.1)) {
    accounts.push(id)
    return [
      { noun: 'account', id, scope: inAccount(id), patch: { name: `Around the Horn ${accounts.length}` } },
    ]
  }
  if (random.chance(0.5))
    return [
      {
        noun: 'account',
        id: known,
        scope: inAccount(known),
        seen,
        patch: { town: `Cowes ${random.below(1e6)}` },
      },
    ]
  return [
    {
      noun: 'note',
      id,
      scope: inAccount(known),
      patch: { at: Date.now(), body: `Crates ${random.below(1e6)}` },
    },
  ]
}

/** Turns until nothing waits anywhere and all devices hold the same; in seconds. */
async function drain(devices: CoreDevice[]): Promise<number> {
  const started = performance.now()
  for (;;) {
    for (const { sync } of devices) sync.poke(true)
    await Promise.all(devices.map(({ sync }) => sync.settled()))
    const cursors = new Set(await Promise.all(devices.map(device => device.cursor())))
    const took = performance.now() - started
    if (cursors.size === 1 && devices.every(device => device.waiting === 0)) return took / 1000
    hold(took < DRAINED_WITHIN_MS, 'A queue does not drain on a line that is well again')
  }
}

async function judge(devices: CoreDevice[]): Promise<void> {
  hold(signOutsOf(devices) === 0, 'A device was signed out by a bad line')
  hold(
    devices.every(device => device.copies === 0),
    'A device was taken for a copy of itself',
  )
  const [first, ...others] = devices.map(({ book }) =>
    JSON.stringify(
      book
        .accounts()
        .map(({ id, name, town, revision }) => [id, name, town, revision])
        .sort(),
    ),
  )
  hold(
    others.every(one => one === first),
    'The devices do not show the same accounts',
  )
  for (const { db } of devices)
    hold(!(await db.attention.toArray()).some(({ code }) => code !== 'kept'), 'The server refused a change')
}

function signOutsOf(devices: CoreDevice[]): number {
  return devices.reduce((sum, device) => sum + device.signOuts + (device.network.answers.get('401') ?? 0), 0)
}

/** Every change that was called saved took effect, once. */
function judgeFile(file: string, devices: CoreDevice[]): number {
  const ledger = new Ledger(file)
  ledger.requireSound()
  const there = new Set(ledger.changesAfter(0).changes)
  hold(ledger.repeated().length === 0, 'A change took effect twice')
  ledger.close()
  const saved = devices.flatMap(device => device.saved)
  const lost = saved.filter(change => !there.has(change.id))
  hold(lost.length === 0, `${lost.length} saved changes are not on the server`)
  // The workspace's own two rows are the server's.
  hold(there.size === saved.length + 2, 'The server holds changes that nobody saved')
  return saved.length
}
