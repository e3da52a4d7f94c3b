import Dexie, { type Table } from 'dexie'
import { meanTimes, type Times } from './times.ts'

/** What one would write without Tend: a table per noun, a record per row, an index per question, an outbox beside. */
export interface PlainPage {
  /** Fills the tables from pages of JSON; milliseconds in all. */
  fill(url: string, pages: number): Promise<number>
  /** Edits a note of each account in a transaction of its own, row and outbox; milliseconds in all. */
  edit(accounts: string[], mark: string): Promise<number>
  newestNotes(accounts: string[]): Promise<Times>
}

interface PlainRow {
  noun: string
  id: string
  account: string
  [field: string]: unknown
}

class PlainTables extends Dexie {
  declare account: Table<PlainRow, string>
  declare contact: Table<PlainRow, string>
  declare action: Table<PlainRow, string>
  declare note: Table<PlainRow, string>
  declare outbox: Table<object, number>

  constructor() {
    super('plain', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      account: 'id, name',
      contact: 'id, account',
      action: 'id, account, due',
      'check-in': 'id, [account+at]',
      note: 'id, [account+at]',
      outbox: '++counter',
    })
  }
}

const db = new PlainTables()

window.plain = {
  async fill(url, pages) {
    const started = performance.now()
    for (let page = 0; page < pages; page++) {
      const rows = (await (await fetch(`${url}/${page}`)).json()) as PlainRow[]
      for (const noun of new Set(rows.map(row => row.noun)))
        await db.table(noun).bulkPut(rows.filter(row => row.noun === noun))
    }
    return performance.now() - started
  },

  async edit(accounts, mark) {
    const notes: PlainRow[] = []
    for (const account of accounts) notes.push((await newest(account, 1))[0]!)
    const started = performance.now()
    for (const note of notes)
      await db.transaction('rw', db.note, db.outbox, async () => {
        const body = `${note.body} ${mark}`
        await Promise.all([
          db.note.put({ ...note, body }),
          db.outbox.add({ noun: 'note', row: note.id, patch: { body } }),
        ])
      })
    return performance.now() - started
  },

  newestNotes: accounts => meanTimes(accounts, account => newest(account, 50)),
}

function newest(account: string, count: number): Promise<PlainRow[]> {
  return db.note
    .where('[account+at]')
    .between([account, Dexie.minKey], [account, Dexie.maxKey])
    .reverse()
    .limit(count)
    .toArray()
}

declare global {
  interface Window {
    plain: PlainPage
  }
}
