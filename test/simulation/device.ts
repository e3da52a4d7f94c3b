import type { Me } from '../../app/data/book.ts'
import { Database } from '../../app/data/database.ts'
import { ensureDevice } from '../../app/data/device.ts'
import { DeviceBook, type News } from '../../app/data/device-book.ts'
import { Sync } from '../../app/data/sync.ts'
import type { Change } from '../../app/model/change.ts'
import type { Clock } from './clock.ts'
import { CrashingStore } from './crashing-store.ts'
import type { FaultyNetwork } from './network.ts'

/** One phone, tablet or desktop: the real book and the real sync over a store that can die. */
export class SimulatedDevice {
  readonly store = new CrashingStore()
  book!: DeviceBook
  sync!: Sync
  db!: Database
  /** A second tab of the same device, where the platform has no locks: it syncs too. */
  tab: { book: DeviceBook; sync: Sync } | undefined
  /** What the server has said to it unasked. */
  readonly heard: string[] = []
  /** Every change whose write resolved: what the app called "Saved". */
  readonly saved: Change[] = []
  restarts = 0
  /** The cursor went back: an answer was stored after one to a later question. */
  wentBack = false
  /** Highest revision it was seen to hold. */
  cursor = 0

  constructor(
    readonly name: string,
    readonly id: string,
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
    this.book = first.book
    this.sync = first.sync
    this.tab = this.tabs === 2 ? await this.#openTab(indexedDB, news => this.book.follow(news)) : undefined
  }

  async #openTab(indexedDB: IDBFactory, tellOther: (news: News) => Promise<void> | undefined) {
    const db = new Database('tend', {
      indexedDB,
      IDBKeyRange: this.store.IDBKeyRange as unknown as typeof IDBKeyRange,
    })
    await db.open()
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
    const sync = new Sync(
      db,
      this.me.member,
      {
        network: this.network,
        now: this.clock.now,
        random: this.random,
        after: this.clock.after,
        newDeviceId: () => this.newId(),
      },
      {
        applied: async applied => {
          await this.#watchCursor(db)
          await book.follow({ applied })
          tell({ applied })
        },
        changed: () => {},
        missing: () => {},
      },
    )
    await book.open()
    await book.readRest()
    return { db, book, sync }
  }

  /** As a copied device takes one: 64 random bits. */
  newId(): string {
    return Array.from({ length: 16 }, () => Math.floor(this.random() * 16).toString(16)).join('')
  }

  async #watchCursor(db: Database): Promise<void> {
    const { cursor } = (await db.device.get('device'))!
    this.wentBack ||= cursor < this.cursor
    this.cursor = cursor
  }

  #note(news: News): void {
    if ('wrote' in news) this.saved.push(...news.wrote.changes)
  }

  /** As when the tab is killed and opened again: nothing is told, nothing is waited for. */
  async restart(): Promise<void> {
    this.restarts += 1
    this.sync.close()
    this.tab?.sync.close()
    this.network.release()
    this.db.close()
    this.tab?.book.db.close()
    await this.start()
  }
}
