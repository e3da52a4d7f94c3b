import type { Row } from '../../model/row.ts'
import type { Pack, Sent } from '../database.ts'

/** Book first, so that names are found at once; open actions before the history that may hold an older copy of them. */
const SHELVES = ['account/', 'contact/', 'action/', 'history/']
/** Records read at once: few enough that a question asked meanwhile does not wait long. */
const SLICE = 16

/** The platform's store, as the page uses it. */
export type StorePorts = Pick<typeof globalThis, 'indexedDB' | 'IDBKeyRange'>

/**
 * Reads the device's database from beside the page, without Dexie: the worker stays small, and as it only reads and never
 * holds a connection longer than a reading, it stands in nobody's way when the database is upgraded or deleted.
 */
export class RowStore {
  readonly #name: string
  readonly #ports: StorePorts

  constructor(name: string, ports: StorePorts) {
    this.#name = name
    this.#ports = ports
  }

  /** The unsent changes, oldest first. */
  outbox(): Promise<Sent[]> {
    return this.#read(db => all<Sent>(db, 'outbox'))
  }

  /** Hands over every stored row that search may be about, slice by slice. */
  each(take: (rows: Row[]) => Promise<void>): Promise<void> {
    return this.#read(async db => {
      for (const shelf of SHELVES) {
        let after = shelf
        for (;;) {
          const range = this.#ports.IDBKeyRange.bound(after, `${shelf}\uffff`, true, true)
          const packs = await all<Pack>(db, 'packs', range, SLICE)
          await take(packs.flatMap(pack => pack.rows))
          if (packs.length < SLICE) break
          after = packs.at(-1)!.key
        }
      }
    })
  }

  /** The rows that lie at these addresses. */
  at(addresses: string[]): Promise<Row[]> {
    return this.#read(async db => {
      const packs = await Promise.all(
        addresses.map(address => all<Pack>(db, 'packs', this.#ports.IDBKeyRange.only(address))),
      )
      return packs.flat().flatMap(pack => pack.rows)
    })
  }

  async #read<T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> {
    const db = await this.#open()
    try {
      return await work(db)
    } finally {
      db.close()
    }
  }

  #open(): Promise<IDBDatabase> {
    const request = this.#ports.indexedDB.open(this.#name)
    // A database that is not there is not made: making it is the page's affair.
    request.onupgradeneeded = () => request.transaction?.abort()
    return answer(request).then(db => {
      db.onversionchange = () => db.close()
      return db
    })
  }
}

function all<T>(db: IDBDatabase, table: string, range?: IDBKeyRange, count?: number): Promise<T[]> {
  return answer<T[]>(db.transaction(table).objectStore(table).getAll(range, count))
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
