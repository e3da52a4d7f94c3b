import type { Me } from './book.ts'
import { databaseOf } from './books.ts'
import type { Attention } from './connection.ts'
import { type Database, DEVICE, type DeviceRecord, type Sent } from './database.ts'
import { ensureDevice } from './device.ts'
import type { OpenBook, Platform } from './open-book.ts'
import { TOKEN_OF_A_COPY } from './renumber.ts'
import { CURRENT, readIn, type Spare } from './spare.ts'

/**
 * What is nowhere but on this device lies here twice. Chromium throws a site's databases away, all of them, where it cannot read their log:
 * killed in the middle of a write it leaves half an entry in it, and at the next start goes on writing behind that. No durability asked for
 * helps. So unsent changes and what needs attention are also kept by other code of the browser, and come back from there.
 *
 * | file             | holds                                                                                                        |
 * | `book-0`, `-1`   | what is unsent, each time whole, in turns: half of one written leaves the one before                        |
 * | `part-<id>-<n>`  | of a book without a server, where all is unsent for ever: a hundred counters of that device, written once   |
 */

const COUNTERS_A_PART = 100

/** Of a book with a server no more is copied: each answer would cost all of it anew. */
const MOST_CHANGES = 2_000

interface Copied {
  /** Each is one higher than the one before. */
  number: number
  /** The device, as far as its changes hang on it: their revisions are of the server's runs that it knew. */
  device: Pick<DeviceRecord, 'id' | 'counter' | 'carried' | 'boots'>
  attention: Attention[]
  outbox: Sent[]
}

/** Between two changes, where one comes after another: the copy must not cost each of them as much again. */
const RESTS_MS = 250

/** Keeps the second copy of an open book as long as it is open: it follows a change at once, and rests then. */
export function keepCopy({ db, me, book }: OpenBook, spare: Spare, after: Platform['after']): void {
  const copy = new SecondCopy(db, me, spare)
  let isBusy = false
  let isWanted = false
  const follow = async () => {
    isWanted = isBusy
    if (isBusy) return
    isBusy = true
    await copy.follow()
    after(RESTS_MS, () => {
      isBusy = false
      if (isWanted) void follow()
    })
  }
  book.on(['outbox', 'attention'], () => void follow())
  void follow()
}

/** Brings the second copy of one book after it, from one tab. */
export class SecondCopy {
  readonly #parts = new Set<number>()

  constructor(
    readonly db: Database,
    readonly me: Me,
    readonly spare: Spare,
  ) {}

  /** Brings the copy after the book. What fails, on a full disk or as the book is closed meanwhile, is tried again with the next change. */
  async follow(): Promise<void> {
    await this.spare.alone(() => this.#bring()).catch(() => {})
  }

  async #bring(): Promise<void> {
    const { db, spare, me } = this
    // Signed out in another tab, it takes its copy along.
    if (db.isRetired) return
    const isServed = me.server !== 'device'
    const book = await this.#read(isServed)
    if (!book) return
    try {
      await this.#write(book)
    } catch (error) {
      // One that has not come after what the server has taken in would send it again; a book that is nowhere else only lacks the last.
      if (isServed) await spare.remove(`${db.name}/`)
      throw error
    }
  }

  /** Undefined, and the copy gone, where there is too much. */
  async #read(isServed: boolean): Promise<Omit<Copied, 'number'> | undefined> {
    const { db, spare } = this
    const { book, count } = await db.transaction('r', db.outbox, db.device, db.attention, async () => {
      const { id, counter, carried, boots } = (await db.device.get(DEVICE))!
      const from = isServed ? 0 : counter - (counter % COUNTERS_A_PART)
      const [outbox, attention] = await Promise.all([
        db.outbox.where('counter').aboveOrEqual(from).toArray(),
        db.attention.toArray(),
      ])
      return {
        book: {
          device: { id, counter, carried, boots: outbox.length > 0 ? boots : undefined },
          attention,
          outbox,
        },
        count: countIn(outbox),
      }
    })
    if (!isServed || count <= MOST_CHANGES) return book
    await spare.remove(`${db.name}/`)
  }

  async #write(book: Omit<Copied, 'number'>): Promise<void> {
    const { db, spare, me } = this
    if (me.server === 'device') await this.#writeParts(book.device)
    const last = await lastOf(spare, db.name)
    const number = (last?.number ?? 0) + 1
    if (!isSame({ ...book, number: 0 }, last && { ...last, number: 0 }))
      await spare.write(`${db.name}/book-${number % 2}.json`, JSON.stringify({ ...book, number }))
    if (!isSame(await readIn(spare, CURRENT), me)) await spare.write(CURRENT, JSON.stringify(me))
  }

  /** What is complete by now: nothing is ever added between two counters, and without a server none is settled. */
  async #writeParts({ id, counter }: Copied['device']): Promise<void> {
    const { db, spare } = this
    const part = partOf(db.name, id)
    if (this.#parts.size === 0) {
      const there = (await spare.files(part)).map(file => Number.parseInt(file.slice(part.length), 10))
      // Of the last there may be half.
      for (const n of there.sort((a, b) => a - b).slice(0, -1)) this.#parts.add(n)
    }
    for (let n = 0; n < Math.floor(counter / COUNTERS_A_PART); n++) {
      if (this.#parts.has(n)) continue
      const from = n * COUNTERS_A_PART
      const sent = await db.outbox
        .where('counter')
        .between(from, from + COUNTERS_A_PART)
        .toArray()
      await spare.write(`${part}${n}.json`, JSON.stringify(sent))
      this.#parts.add(n)
    }
  }
}

const partOf = (name: string, device: string) => `${name}/part-${device}-`

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const countIn = (outbox: readonly Sent[]) => outbox.reduce((sum, { changes }) => sum + changes.length, 0)

/** The newer of the two that can be read. One alone that cannot is no reason to be without the other, nor to write over it. */
async function lastOf(spare: Spare, name: string): Promise<Copied | undefined> {
  const asked = await Promise.allSettled(
    [0, 1].map(turn => readIn<Copied>(spare, `${name}/book-${turn}.json`)),
  )
  const books = asked.flatMap(one => (one.status === 'fulfilled' && one.value) || [])
  const failed = asked.find(one => one.status === 'rejected')
  if (failed && books.length === 0) throw failed.reason
  return books.sort((a, b) => b.number - a.number)[0]
}

/**
 * Puts into a database that is empty what its second copy holds. `isServed` where a server has the rest; `lost` is how many changes went
 * with the database: told is how many of them the copy lacks.
 */
export async function bringBack(db: Database, spare: Spare, isServed: boolean, lost?: number): Promise<void> {
  const last = await lastOf(spare, db.name)
  if (!last) return
  const { device, attention } = last
  const files = await spare.files(partOf(db.name, device.id))
  const parts = await Promise.all(files.map(file => readIn<Sent[]>(spare, file)))
  const held = [...parts.flatMap(part => part ?? []), ...last.outbox].map(
    sent => [sent.counter, sent] as const,
  )
  const outbox = [...new Map(held).values()].sort((a, b) => a.counter - b.counter)
  const newest = outbox.at(-1)
  // Where half a book was left, a part may be newer than the book before it.
  const counter = Math.max(device.counter, newest ? newest.counter + newest.changes.length - 1 : 0)
  await db.transaction('rw', db.device, db.outbox, db.attention, async () => {
    // Another tab was first.
    if (await db.device.get(DEVICE)) return
    const stillLost = lost === undefined ? undefined : Math.max(0, lost - countIn(outbox))
    const begun = await ensureDevice(db, device.id, isServed, stillLost)
    const isBack = !isServed || outbox.length > 0 || attention.length > 0
    const told = begun.told && isBack && { told: { ...begun.told, isBack: true as const } }
    await db.device.put(
      { ...begun, ...device, counter, ...told, ...(isServed && { token: TOKEN_OF_A_COPY }) },
      DEVICE,
    )
    await db.outbox.bulkPut(outbox)
    await db.attention.bulkPut(attention)
  })
}

/** The copies of books that were deleted, which would bring them back: no tab has them open any more, so none writes another. Of `me` nothing is opened again. */
export async function deleteCopies(spare: Spare, names: readonly string[], me?: Me): Promise<void> {
  await spare.alone(async () => {
    for (const name of names) await spare.remove(`${name}/`)
    const current = me && (await readIn<Me>(spare, CURRENT))
    if (current && databaseOf(current) === databaseOf(me)) await spare.remove(CURRENT)
  })
}
