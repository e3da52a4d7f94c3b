import type { Change } from '../../model/change.ts'
import type { Row } from '../../model/row.ts'
import { bookAddress, historyAddress } from '../address.ts'
import type { Applied } from '../apply.ts'
import type { Sent } from '../database.ts'
import type { News } from '../device-book.ts'
import { accountsOf, Pending } from '../outbox.ts'
import { show } from '../shown.ts'
import { readQuery } from './asked.ts'
import { entryOf } from './entry.ts'
import { excerptOf } from './excerpt.ts'
import { SearchIndex } from './index.ts'
import type { RowStore } from './row-store.ts'
import type { FindOptions, Found } from './searcher.ts'

/** Longest stretch of indexing before a question gets its turn. */
const STRETCH_MS = 10

export interface LibraryPorts {
  now(): number
  /** Lets waiting messages in. */
  pause(): Promise<void>
}

/**
 * The index of one device's book, kept in step with it: everything is read once, slice by slice, and what the tabs tell each
 * other of writes and answers is followed. Questions are answered at any time from what has been read so far.
 *
 * Rows are indexed as they are shown: the stored row with the unsent changes folded in.
 */
export class Library {
  readonly #store: RowStore
  readonly #ports: LibraryPorts
  readonly #index = new SearchIndex()
  readonly #pending = new Pending()
  /** Rows met while the book is being read. The first that comes stays: news is newer than what is read after it. */
  #met: Set<string> | undefined = new Set()
  #following: Promise<void> = Promise.resolve()
  #pausedAt = 0

  constructor(store: RowStore, ports: LibraryPorts) {
    this.#store = store
    this.#ports = ports
  }

  /** Reads the whole book. */
  async read(): Promise<void> {
    for (const sent of await this.#store.outbox()) this.#pending.add(sent)
    await this.#store.each(rows =>
      this.#inTurns(rows, row => this.#met!.has(row.id) || this.#take(row.noun, row.id, row)),
    )
    await this.#inTurns(
      this.#pending.rows(),
      id => this.#met!.has(id) || this.#take(this.#pending.of(id)[0]!.noun, id),
    )
    this.#met = undefined
  }

  /** Follows what a tab wrote or an answer brought; resolves when it can be found. */
  follow(news: News): Promise<void> {
    const follow = () => ('wrote' in news ? this.#followWrite(news.wrote) : this.#followAnswer(news.applied))
    this.#following = this.#following.then(follow, follow)
    return this.#following
  }

  find(query: string, { nouns, limit }: FindOptions = {}): Found {
    const asked = readQuery(query)
    const { entries, total } = this.#index.find(asked, nouns, limit)
    return { hits: entries.map(entry => excerptOf(entry, asked)), total, complete: !this.#met }
  }

  async #followWrite(sent: Sent): Promise<void> {
    this.#pending.add(sent)
    await this.#takeAgain(sent.changes)
  }

  async #followAnswer({ rows, removed }: Applied): Promise<void> {
    const settled = this.#pending.replace(await this.#store.outbox())
    for (const { noun, id } of removed) this.#take(noun, id)
    await this.#inTurns(rows, row => this.#take(row.noun, row.id, row))
    const taken = new Set(rows.map(row => row.id))
    await this.#takeAgain(settled.filter(change => !taken.has(change.row)))
  }

  /** Takes the rows of these changes as they are on disk now. */
  async #takeAgain(changes: Change[]): Promise<void> {
    const stored = new Map<string, Row>()
    for (const row of await this.#store.at([...new Set(changes.flatMap(addressesOf))])) {
      const other = stored.get(row.id)
      if (!other || other.revision < row.revision) stored.set(row.id, row)
    }
    await this.#inTurns(changes, ({ noun, row }) => this.#take(noun, row, stored.get(row)))
  }

  #take(noun: string, id: string, stored?: Row): void {
    this.#met?.add(id)
    const shown = show(stored, this.#pending.of(id))
    const entry = shown && entryOf(shown)
    if (noun === 'note') this.#index.hide(id, shown?.deleted === true)
    if (entry) this.#index.put(entry)
    else this.#index.remove(noun, id)
  }

  async #inTurns<T>(items: Iterable<T>, take: (item: T) => unknown): Promise<void> {
    for (const item of items) {
      take(item)
      if (this.#ports.now() - this.#pausedAt < STRETCH_MS) continue
      await this.#ports.pause()
      this.#pausedAt = this.#ports.now()
    }
  }
}

/** Where the row of a change may lie: in the book, or in the history of an account it is or was in. */
function addressesOf(change: Change): string[] {
  return [
    ...accountsOf(change).flatMap(account => [
      bookAddress(change.noun, account || change.row),
      historyAddress(account, change.row),
    ]),
  ]
}
