import { sendParked, tryAgain } from '../../app/data/attention.ts'
import type { Me } from '../../app/data/book.ts'
import { Database, DEVICE, type DeviceRecord, type Sent } from '../../app/data/database.ts'
import { ensureDevice } from '../../app/data/device.ts'
import { DeviceBook, type News } from '../../app/data/device-book.ts'
import { bringBack, SecondCopy } from '../../app/data/second-copy.ts'
import { Sync } from '../../app/data/sync.ts'
import type { Change } from '../../app/model/change.ts'
import { SCHEMA } from '../../app/model/nouns.ts'
import type { Row } from '../../app/model/row.ts'
import { MemorySpare, newestCopy } from '../support/memory-spare.ts'
import type { Clock } from './clock.ts'
import { CrashingStore, type Put } from './crashing-store.ts'
import type { FaultyNetwork } from './network.ts'
import { asBefore, NEW_ON_THE_DEVICE, without } from './older.ts'

/** One phone, tablet or desktop: the real book and the real sync over a store that can die. */
export class SimulatedDevice {
  store = this.#newStore()
  book!: DeviceBook
  sync!: Sync
  db!: Database
  /** A second tab of the same device, where the platform has no locks: it syncs too. */
  tab: { book: DeviceBook; sync: Sync } | undefined
  /** What the server has said to it unasked. */
  readonly heard: string[] = []
  /** Every change whose write resolved: what the app called "Saved". */
  saved: Change[] = []
  /** What a saved change is called since this device took a new id. */
  readonly renamed = new Map<Change, Change>()
  /** What was unsent when it took a new id, as it is called since. */
  readonly #renumbered: Change[] = []
  restarts = 0
  #restoredSince: number | undefined
  /** The cursor went back: an answer was stored after one to a later question. */
  wentBack = false
  /** Answers that were thrown away, because another turn had come between. */
  thrownAway = 0
  /** It runs the code of the protocol before. */
  isOld = false
  /** What was put off until the server knows it is being sent. */
  resending: Promise<void> = Promise.resolve()
  /** Highest revision it was seen to hold. */
  cursor = 0
  /** What the browser keeps by other means than its databases. */
  spare = new MemorySpare()
  #copy!: SecondCopy
  #isToCopy = true

  constructor(
    readonly name: string,
    public id: string,
    /** Under which the server knows its cookie; a copy has the other's. */
    readonly session: string,
    readonly me: Me,
    readonly network: FaultyNetwork,
    readonly clock: Clock,
    readonly random: () => number,
    readonly tabs: 1 | 2,
  ) {}

  /** Starts the app on what the disk holds. */
  async start(): Promise<void> {
    const indexedDB = this.store.boot()
    const first = await this.#openTab(indexedDB, news => this.tab?.book.follow(news))
    this.db = first.db
    this.#copy = new SecondCopy(first.db, this.me, this.spare)
    this.#isToCopy = true
    this.book = first.book
    this.sync = first.sync
    this.tab = this.tabs === 2 ? await this.#openTab(indexedDB, news => this.book.follow(news)) : undefined
    for (const { book } of [first, ...(this.tab ? [this.tab] : [])])
      book.on(['outbox', 'attention'], () => {
        this.#isToCopy = true
      })
  }

  async #openTab(indexedDB: IDBFactory, tellOther: (news: News) => Promise<void> | undefined) {
    const db = openOver(indexedDB, this.store)
    await db.open()
    if (!(await db.device.get(DEVICE))) await bringBack(db, this.spare, true)
    await ensureDevice(db, this.id, true)
    const tell = (news: News) => {
      this.#note(news)
      // A killed tab hears nothing any more.
      tellOther(news)?.catch(() => {})
    }
    const book = new DeviceBook(db, this.me, {
      now: this.clock.now,
      pause: async () => {},
      tell,
      wrote: () => {},
    })
    const line = this.isOld ? asBefore(this.network) : this.network
    let isAnswered = false
    const sync: Sync = new Sync(
      db,
      this.me.member,
      {
        network: {
          fetch: async (path, init) => {
            // A whole answer of which nothing came.
            if (isAnswered && sync.state.trouble === undefined) this.thrownAway += 1
            isAnswered = false
            const response = await line.fetch(path, init)
            isAnswered = path === '/api/sync' && response.status === 200
            return response
          },
        },
        now: this.clock.now,
        random: this.random,
        after: this.clock.after,
        newDeviceId: () => this.newId(),
      },
      {
        applied: async applied => {
          isAnswered = false
          await book.follow({ applied })
          tell({ applied })
        },
        changed: () => {},
        newer: () => this.#resend(db, book),
      },
    )
    await book.open()
    await book.readRest()
    this.#resend(db, book)
    return { db, book, sync }
  }

  /** What was put off, and the sending of which was cut off, is sent once more, as at the next start. */
  async resend(): Promise<void> {
    this.#resend(this.db, this.book)
    await this.resending
  }

  #resend(db: Database, book: DeviceBook): void {
    // A killed tab sends nothing any more.
    this.resending = sendParked({ db, book, send: () => {} }).catch(() => {})
  }

  /** As a copied device takes one: 64 random bits. */
  newId(): string {
    return Array.from({ length: 16 }, () => Math.floor(this.random() * 16).toString(16)).join('')
  }

  /** An empty disk. What a former one still has under way is nobody's business. */
  #newStore(): CrashingStore {
    const store: CrashingStore = new CrashingStore(put => {
      if (store === this.store) this.#watch(put)
    })
    return store
  }

  /** Looks at what a transaction has left on disk. */
  #watch(put: Put): void {
    const device = put.get('device')?.at(-1) as DeviceRecord | undefined
    if (!device) return
    this.#watchCursor(device)
    if (device.id === this.id) return
    this.id = device.id
    // A copy takes a new id, and what it has unsent is called after it.
    const unsent = (put.get('outbox') ?? []) as Sent[]
    this.#renumbered.push(...unsent.flatMap(sent => sent.changes))
    this.#noteNames(this.saved)
  }

  #watchCursor({ cursor, restored, told }: DeviceRecord): void {
    // A server that was restored has forgotten the revisions after its backup, whether it was seen to be offered what it lacks or not.
    const since = told?.restored?.since
    if (restored || since !== this.#restoredSince) this.cursor = 0
    this.#restoredSince = since
    this.wentBack ||= cursor < this.cursor
    this.cursor = restored ? 0 : cursor
  }

  #noteNames(saved: Change[]): void {
    for (const change of saved) {
      const now = this.renamed.get(change) ?? change
      const same = this.#renumbered.findLast(other => isSameEdit(other, now))
      if (same) this.renamed.set(change, same)
    }
  }

  /** What is nowhere else is copied to the browser's other store. */
  async copyUnsent(): Promise<void> {
    if (!this.#isToCopy) return
    this.#isToCopy = false
    await this.#copy.follow()
  }

  /** As when the browser clears its storage: the session stays, nothing else. What was unsent goes with it. */
  async evict(id: string): Promise<void> {
    this.spare = new MemorySpare()
    this.id = id
    await this.loseDatabases()
  }

  /** As when the browser throws its databases away: what was unsent and is in no second copy goes with them. */
  async loseDatabases(): Promise<void> {
    const copy = await newestCopy(this.spare, this.db.name)
    const copied = [...(copy?.outbox ?? []), ...(copy?.attention ?? [])].flatMap(({ changes }) => changes)
    const lost = [...(await this.waiting()), ...(await this.refused())].filter(
      change => !copied.some(other => isSameEdit(other, change)),
    )
    this.saved = this.saved.filter(saved => !lost.some(change => isSameEdit(change, saved)))
    this.close()
    this.store = this.#newStore()
    // What is loaded anew is today's app.
    this.isOld = false
    this.cursor = 0
    await this.start()
  }

  /** The server's rows as they lie on disk. */
  async rows(): Promise<Row[]> {
    const held = new Map<string, Row>()
    for (const pack of await this.db.packs.toArray())
      for (const { read: _, offered: __, ...row } of pack.rows)
        if ((held.get(row.id)?.revision ?? -1) < row.revision) held.set(row.id, row)
    return [...held.values()]
  }

  async waiting(): Promise<Change[]> {
    return (await this.db.outbox.toArray()).flatMap(sent => sent.changes)
  }

  /** What the server has nowhere: not deletions that it had not done. */
  async refused(): Promise<Change[]> {
    const items = await this.db.attention.toArray()
    return items.filter(item => item.code !== 'kept').flatMap(item => item.changes)
  }

  /** Deletions that were not done, because somebody had edited the row unseen. */
  async kept(): Promise<Change[]> {
    const items = await this.db.attention.toArray()
    return items.filter(item => item.code === 'kept').flatMap(item => item.changes)
  }

  /** Its person wants it gone all the same. */
  async deleteAgain({ id }: Change): Promise<void> {
    await tryAgain({ db: this.db, book: this.book, send: () => {} }, id)
  }

  /** Rows the server lacks are too many to go unasked: its person lets them go. False where nobody is asked. */
  async letMissingGo(): Promise<boolean> {
    if (!(await this.db.attention.get('missing'))) return false
    return tryAgain({ db: this.db, book: this.book, send: () => {} }, 'missing')
  }

  /** Everything on this device's disk, on another's, as when a backup of a phone is put on a second one. */
  async copyTo(other: SimulatedDevice): Promise<void> {
    other.store = other.#newStore()
    const db = openOver(other.store.boot(), other.store)
    await db.open()
    const { tables } = this.db
    const held = await this.db.transaction('r', tables, () =>
      Promise.all(
        tables.map(async table => ({
          keys: await table.toCollection().primaryKeys(),
          values: await table.toArray(),
        })),
      ),
    )
    for (const [i, { name, schema }] of tables.entries()) {
      const { keys, values } = held[i]!
      await db.table(name).bulkPut(values, schema.primKey.keyPath ? undefined : keys)
    }
    db.close()
    await other.start()
  }

  #note(news: News): void {
    if (!('wrote' in news)) return
    this.saved.push(...news.wrote.changes)
    // It may have been renumbered between its commit and this.
    this.#noteNames(news.wrote.changes)
  }

  /** As when the tab is killed and opened again: nothing is told, nothing is waited for. */
  async restart(): Promise<void> {
    this.restarts += 1
    this.close()
    await this.start()
  }

  /** The app is updated: today's code opens what the code before has left. */
  async upgrade(): Promise<void> {
    this.close()
    const db = openOver(this.store.boot(), this.store)
    await db.open()
    const left = without((await db.device.get('device'))!, NEW_ON_THE_DEVICE) as unknown as DeviceRecord
    await db.device.put({ ...left, schema: SCHEMA - 1 }, 'device')
    db.close()
    this.isOld = false
    await this.restart()
  }

  close(): void {
    this.sync.close()
    this.tab?.sync.close()
    this.network.release()
    this.db.close()
    this.tab?.book.db.close()
  }
}

function openOver(indexedDB: IDBFactory, { IDBKeyRange }: CrashingStore): Database {
  return new Database('tend', {
    indexedDB,
    IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
  })
}

/** The same edit under another number: a copy keeps the moment, the row and what was written. */
function isSameEdit(a: Change, b: Change): boolean {
  return (
    a.row === b.row &&
    a.stamp.slice(0, 17) === b.stamp.slice(0, 17) &&
    JSON.stringify(a.patch) === JSON.stringify(b.patch)
  )
}
