import type { Me } from './book.ts'
import type { Attention } from './connection.ts'
import { type Database, DEVICE, type DeviceRecord, type Sent } from './database.ts'
import { ensureDevice } from './device.ts'
import { CURRENT, readIn, type Spare } from './spare.ts'

/**
 * What is nowhere but on this device lies here twice. Chromium throws a site's databases away, all of them, where it cannot read their log:
 * killed in the middle of a write it leaves half an entry in it, and at the next start goes on writing behind that. No durability asked for
 * helps. So unsent changes and what needs attention are also kept by other code of the browser, and come back from there.
 */

/** Every write costs its file anew; every file costs a start its reading. */
const COUNTERS_A_FILE = 100

/** No turn's token: what comes back may have been sent since it was copied, and by this the server takes it for a copied device's. */
const OF_A_COPY = '0'.repeat(16)

/** The device as far as its changes hang on it. */
type Copied = Pick<DeviceRecord, 'id' | 'counter'>

/** Keeps the second copy of one book, from one tab. */
export class SecondCopy {
  /** Of each file, what is in it. */
  #kept: Map<string, string> | undefined
  #turn: Promise<void> | undefined
  #again = false

  constructor(
    readonly db: Database,
    readonly me: Me,
    readonly spare: Spare,
  ) {}

  /** Brings the copy after the book. What cannot be written, as on a full disk, is tried again with the next change. */
  follow(): Promise<void> {
    this.#again = true
    this.#turn ??= this.#followOn().finally(() => {
      this.#turn = undefined
    })
    return this.#turn
  }

  async #followOn(): Promise<void> {
    while (this.#again) {
      this.#again = false
      await this.#bring().catch(() => {})
    }
  }

  async #bring(): Promise<void> {
    const { db, spare } = this
    const [counters, device, attention] = await db.transaction('r', db.outbox, db.device, db.attention, () =>
      Promise.all([
        db.outbox.orderBy('counter').primaryKeys(),
        db.device.get(DEVICE),
        db.attention.toArray(),
      ]),
    )
    if (!device) return
    if (!this.#kept) {
      await spare.write(CURRENT, JSON.stringify(this.me))
      this.#kept = await keptIn(spare, db.name)
    }
    const files = inFiles(counters)
    // The device first: its counter is never behind what lies here.
    await this.#put(
      'device.json',
      JSON.stringify({ id: device.id, counter: device.counter } satisfies Copied),
    )
    await this.#put('attention.json', JSON.stringify(attention))
    for (const [file, of] of files)
      await this.#put(file, String(of), async () => {
        const sent = await db.outbox.bulkGet(of)
        return JSON.stringify(sent.filter(one => one !== undefined))
      })
    for (const file of [...this.#kept.keys()].filter(file => isOutbox(file) && !files.has(file))) {
      await spare.remove(`${db.name}/${file}`)
      this.#kept.delete(file)
    }
  }

  async #put(file: string, holds: string, text = async () => holds): Promise<void> {
    if (this.#kept!.get(file) === holds) return
    const written = await text()
    // It may have been signed out meanwhile, and its copy taken away.
    if (this.db.isRetired) throw new Error('The book was closed')
    await this.spare.write(`${this.db.name}/${file}`, written)
    this.#kept!.set(file, holds)
  }
}

function inFiles(counters: number[]): Map<string, number[]> {
  const files = new Map<string, number[]>()
  for (const counter of counters) {
    const file = `outbox-${Math.floor(counter / COUNTERS_A_FILE)}.json`
    files.set(file, [...(files.get(file) ?? []), counter])
  }
  return files
}

const isOutbox = (file: string) => file.startsWith('outbox-')

async function keptIn(spare: Spare, name: string): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  for (const path of await spare.files(`${name}/`)) {
    const file = path.slice(name.length + 1)
    const content = await readIn(spare, path)
    kept.set(
      file,
      isOutbox(file) ? String((content as Sent[])?.map(({ counter }) => counter)) : JSON.stringify(content),
    )
  }
  return kept
}

/**
 * Puts into a database that is empty what its second copy holds. `isServed` where a server has the rest; `lost` is how many changes went
 * with the database: told is how many of them the copy lacks.
 */
export async function bringBack(db: Database, spare: Spare, isServed: boolean, lost?: number): Promise<void> {
  const copied = await readIn<Copied>(spare, `${db.name}/device.json`)
  if (!copied) return
  const files = (await spare.files(`${db.name}/`)).filter(path => isOutbox(path.slice(db.name.length + 1)))
  const outbox = (await Promise.all(files.map(file => readIn<Sent[]>(spare, file)))).flatMap(
    sent => sent ?? [],
  )
  const attention = (await readIn<Attention[]>(spare, `${db.name}/attention.json`)) ?? []
  const count = outbox.reduce((sum, sent) => sum + sent.changes.length, 0)
  await db.transaction('rw', db.device, db.outbox, db.attention, async () => {
    if (await db.device.get(DEVICE)) return
    const stillLost = lost === undefined ? undefined : Math.max(0, lost - count)
    const device = await ensureDevice(db, copied.id, isServed, stillLost)
    const { counter } = copied
    await db.device.put({ ...device, counter, ...(isServed && { token: OF_A_COPY }) }, DEVICE)
    await db.outbox.bulkPut(outbox)
    await db.attention.bulkPut(attention)
  })
}
