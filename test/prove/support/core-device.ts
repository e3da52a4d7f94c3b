import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Edit } from '../../../app/data/book.ts'
import { Database } from '../../../app/data/database.ts'
import { ensureDevice } from '../../../app/data/device.ts'
import { DeviceBook } from '../../../app/data/device-book.ts'
import { Sync } from '../../../app/data/sync.ts'
import type { Change } from '../../../app/model/change.ts'
import type { Row } from '../../../app/model/row.ts'
import type { Random } from '../../simulation/random.ts'
import { HttpNetwork } from './http-network.ts'
import type { Seat } from './seats.ts'

/** The app's own book and sync over a store in memory, in real time and over real HTTP, under one seat's session. */
export class CoreDevice {
  readonly network: HttpNetwork
  /** What was called "Saved". */
  readonly saved: Change[] = []
  /** How often the session was found to have ended. */
  signOuts = 0

  /** How often the server took it for a copy of another device. */
  copies = 0

  private constructor(
    readonly seat: Seat,
    readonly db: Database,
    readonly book: DeviceBook,
    readonly sync: Sync,
    network: HttpNetwork,
  ) {
    this.network = network
  }

  static async start(seat: Seat, origin: string, random: Random): Promise<CoreDevice> {
    const db = new Database(`tend ${seat.device}`, {
      indexedDB: new IDBFactory(),
      IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
    })
    await db.open()
    await ensureDevice(db, seat.device, true)
    const network = new HttpNetwork(origin, seat.cookie)
    const newDeviceId = () => {
      device.copies += 1
      return Buffer.from(random.bytes(8)).toString('hex')
    }
    const book = new DeviceBook(db, seat.me, {
      now: Date.now,
      pause: async () => {},
      tell: news => 'wrote' in news && device.saved.push(...news.wrote.changes),
      wrote: () => device.sync.poke(),
    })
    const sync: Sync = new Sync(
      db,
      seat.me.member,
      { network, now: Date.now, random: () => random.next(), after, newDeviceId },
      {
        applied: applied => book.follow({ applied }),
        changed: state => {
          if (state.is === 'locked') device.signOuts += 1
        },
      },
    )
    const device = new CoreDevice(seat, db, book, sync, network)
    await book.open()
    await book.readRest()
    return device
  }

  async write(edits: Edit[]): Promise<void> {
    await this.book.write(edits)
  }

  get waiting(): number {
    return this.book.pending.count
  }

  /** Exchanges now, whatever it waits for, until there is nothing more to do or something stands in its way. */
  async exchange(): Promise<void> {
    this.sync.poke(true)
    await this.sync.settled()
  }

  async unsent(): Promise<Change[]> {
    return (await this.db.outbox.toArray()).flatMap(sent => sent.changes)
  }

  /** The server's rows as they lie on its disk: one that lies in two places is there twice. */
  async rows(): Promise<Row[]> {
    const rows = (await this.db.packs.toArray()).flatMap(pack => pack.rows)
    return rows.map(({ read: _, offered: __, past: ___, ...row }) => row)
  }

  async cursor(): Promise<number> {
    return (await this.db.device.get('device'))!.cursor
  }

  close(): void {
    this.sync.close()
    this.db.close()
  }
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}
