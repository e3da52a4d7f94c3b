import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Database } from '../../../../app/data/database.ts'
import { ensureDevice } from '../../../../app/data/device.ts'
import { DeviceBook, type News } from '../../../../app/data/device-book.ts'
import { Library } from '../../../../app/data/search/library.ts'
import { RowStore } from '../../../../app/data/search/row-store.ts'
import { readPacks, storeRows } from '../../../../app/data/store-rows.ts'
import { newId } from '../../../../app/model/id.ts'
import { type Fields, inAccount, type Row } from '../../../../app/model/row.ts'

const ME = { member: 'anna', name: 'Anna', workspace: 'w', server: 'device' }
const HORN = newId()

let db: Database
let book: DeviceBook
let library: Library
let told: News[]

beforeEach(async () => {
  db = new Database(`library ${newId()}`)
  await db.open()
  await ensureDevice(db, '0123456789abcdef', false)
  told = []
  book = new DeviceBook(db, ME, {
    now: () => 1_000,
    pause: async () => {},
    tell: news => told.push(news),
    wrote: () => {},
  })
  await book.open()
  library = new Library(new RowStore(db.name, globalThis), { now: () => 0, pause: async () => {} })
})

afterEach(() => db.delete())

async function keep(db: Database, rows: Row[]): Promise<void> {
  await storeRows(db, rows, await readPacks(db, rows))
}

describe('the words of a recording', () => {
  const NOTE = newId()
  const said = (transcript: string) => stored('attachment', { of: NOTE, kind: 'audio', transcript, at: 1 })

  test('are found, and lead to the note it hangs on, though that has none itself', async () => {
    await keep(db, [stored('note', { at: 1 }, NOTE), said('Send the proposal to Maria')])
    await library.read()
    expect(library.find('maria').hits).toMatchObject([{ noun: 'attachment', of: NOTE, account: HORN }])
  })

  test('are not found while the note is deleted, and are again when it is brought back', async () => {
    const note = stored('note', { at: 1 }, NOTE)
    await keep(db, [said('Send the proposal to Maria'), note])
    await library.read()
    await edit(note, { deleted: true })
    await follow()
    expect(titles('maria')).toEqual([])
    await edit(note, { deleted: false })
    await follow()
    expect(titles('maria')).toHaveLength(1)
  })
})

describe('reading the book', () => {
  test('what the server sent is found, unsent changes folded in', async () => {
    const about = stored('note', { body: 'crates of beer', at: 1 })
    await keep(db, [stored('account', { name: 'Around the Horn' }, HORN), about])
    await edit(about, { body: 'bottles of wine' })
    await library.read()
    expect(titles('horn')).toEqual(['Around the Horn'])
    expect(titles('wine')).toEqual(['bottles of wine'])
    expect(titles('beer')).toEqual([])
  })

  test('what was never sent is found', async () => {
    await add('note', { body: 'crates of beer', at: 1 })
    await library.read()
    expect(titles('beer')).toEqual(['crates of beer'])
  })

  test('deleted rows, and rows of a deleted account, are not found', async () => {
    await keep(db, [
      stored('account', { name: 'Around the Horn', deleted: true }, HORN),
      stored('note', { body: 'written there', at: 1 }),
      stored('note', { body: 'thrown away', at: 1, deleted: true }),
    ])
    await library.read()
    expect([titles('horn'), titles('written'), titles('thrown')]).toEqual([[], [], []])
  })

  test('a question meanwhile is answered from what is there, and says that it is not all', async () => {
    await keep(db, [stored('account', { name: 'Around the Horn' }, HORN)])
    expect(library.find('horn')).toMatchObject({ hits: [], complete: false })
    await library.read()
    expect(library.find('horn')).toMatchObject({ total: 1, complete: true })
  })

  test('news that comes while reading is not overwritten by what is read after it', async () => {
    const old = stored('note', { body: 'old words', at: 1 })
    await keep(db, [old])
    const newer: Row = { ...old, revision: 9, fields: { body: 'new words', at: 1 } }
    const slow = new RowStore(db.name, globalThis)
    const each = slow.each.bind(slow)
    slow.each = take =>
      each(async rows => {
        if (rows.length)
          await library.follow({
            applied: {
              rows: [newer],
              summaries: {},
              removed: [],
              attention: false,
              settled: false,
            },
          })
        await take(rows)
      })
    library = new Library(slow, { now: () => 0, pause: async () => {} })
    await library.read()
    expect([titles('old'), titles('new')]).toEqual([[], ['new words']])
  })

  test('a book that is not on this device is not made by asking', async () => {
    const missing = new RowStore('nowhere', globalThis)
    await expect(missing.outbox()).rejects.toThrow()
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nowhere')
  })
})

describe('following', () => {
  test('what this tab or another writes is found, what it deletes is not', async () => {
    await library.read()
    const id = await add('note', { body: 'crates of beer', at: 1 })
    await follow()
    expect(titles('beer')).toEqual(['crates of beer'])
    await edit((await book.row('note', id, HORN))!, { deleted: true })
    await follow()
    expect(titles('beer')).toEqual([])
  })

  test('an edit of a row that the server sent keeps its other fields', async () => {
    const horn = stored('account', { name: 'Around the Horn', town: 'London' }, HORN)
    await keep(db, [horn])
    await library.read()
    await edit(horn, { name: 'Brass & Sons' })
    await follow()
    expect(titles('london brass')).toEqual(['Brass & Sons'])
  })

  test('what an answer brings, settles and removes', async () => {
    const kept = stored('note', { body: 'first words', at: 1 })
    const removed = stored('note', { body: 'other words', at: 1 })
    await keep(db, [kept, removed])
    await library.read()
    await edit(kept, { body: 'refused words' })
    await follow()
    expect(titles('refused')).toHaveLength(1)
    await db.outbox.clear()
    await library.follow({
      applied: {
        rows: [stored('note', { body: 'brought words', at: 2 })],
        summaries: {},
        removed: [{ noun: 'note', id: removed.id, account: HORN }],
        attention: false,
        settled: false,
      },
    })
    expect(titles('words')).toEqual(['brought words', 'first words'])
  })
})

function titles(query: string): string[] {
  return library.find(query).hits.map(hit => hit.title)
}

function stored(noun: string, fields: Fields, id = newId()): Row {
  return { noun, id, scope: inAccount(noun === 'account' ? id : HORN), revision: 1, fields }
}

async function add(noun: 'note', fields: Fields): Promise<string> {
  const id = newId()
  await book.write([{ noun, id, scope: inAccount(HORN), patch: fields }])
  return id
}

async function edit(row: Pick<Row, 'noun' | 'id' | 'scope' | 'revision'>, patch: Fields): Promise<void> {
  const noun = row.noun as 'note' | 'account'
  const seen = (await book.row(noun, row.id, HORN))!
  await book.write([{ noun, id: row.id, scope: row.scope, seen, patch }])
}

/** Brings the library what the tabs told each other. */
async function follow() {
  for (const news of told.splice(0)) await library.follow(news)
}
