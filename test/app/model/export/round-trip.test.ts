import { describe, expect, test } from 'vitest'
import {
  accountsCsv,
  actionsCsv,
  contactsCsv,
  type SheetContext,
} from '../../../../app/model/export/sheets.ts'
import { exportedRow, WHOLE_TAIL, wholeHead } from '../../../../app/model/export/whole.ts'
import { editsOf } from '../../../../app/model/import/edits.ts'
import { planOf } from '../../../../app/model/import/plan.ts'
import { readBook } from '../../../../app/model/import/read-book.ts'
import type { AnyShown, Fields } from '../../../../app/model/row.ts'
import { bookOf, fixture, importInto, maker, readingOf } from '../../../support/import.ts'
import { aCheckIn, aContact, aNote, anAccount, anAction } from '../../../support/rows.ts'

const nothing = new Map<string, AnyShown>()

function contextOf(accounts: ReturnType<typeof anAccount>[]): SheetContext {
  return {
    account: id => accounts.find(account => account.id === id),
    member: id => (id === maker.me ? { name: 'Nancy Davolio', email: 'nancy@northwind.example' } : undefined),
    lastCheckIn: () => '2026-11-03',
    dateOf: () => '2026-11-03',
  }
}

const ownerOf = (text: string) => (text === 'Nancy Davolio' || text === maker.me ? maker.me : undefined)

describe('an export as CSV is read back', () => {
  const account = anAccount({
    name: '=Grocers, "Brothers" & Sons',
    owner: maker.me,
    key: true,
    status: 'paused',
    stage: 'working',
    phone: '+44 20 1234 5678',
    town: 'Luleå',
    place: { latitude: 65.58, longitude: -22.15, accuracy: 0 },
    value: 48000.5,
    currency: 'SEK',
    renewal: '2027-03-31',
    cadence: 14,
    channel: 'visit',
    about: '- first\n- second',
    archived: true,
    'tag/wine': true,
  } as Fields)

  test('accounts with every field', async () => {
    const { entries, doubts } = await readingOf(
      new Blob([accountsCsv([account], contextOf([account]))]),
      ownerOf,
    )
    const { id, noun, scope, account: _, revision, change, ...fields } = account
    expect(doubts).toEqual([])
    expect(entries).toEqual([{ rows: [2], id, account: fields, parts: [] }])
  })

  test('an account nobody was given is its maker’s, by name and e-mail, and is not changed by its own export', async () => {
    const unowned = anAccount({ name: 'Bon app’', by: maker.me } as Fields)
    const csv = accountsCsv([unowned], contextOf([unowned]))
    expect(csv.split('\r\n')[1]).toMatch(/^Bon app’,,Nancy Davolio,nancy@northwind\.example,/)
    const plan = planOf(await readingOf(new Blob([csv]), ownerOf), [unowned], [])
    expect(plan.items).toMatchObject([{ match: { by: 'id' }, news: { details: 0 } }])
  })

  test('accounts of a whole book are all known again', async () => {
    const book = bookOf(await importInto(fixture('customers.csv')))
    const csv = accountsCsv(book.accounts, contextOf(book.accounts))
    const plan = planOf(await readingOf(new Blob([csv]), ownerOf), book.accounts, book.contacts)
    expect(plan.items).toHaveLength(91)
    expect(plan.items.every(item => item.match?.by === 'id' && item.news.details === 0)).toBe(true)
  })

  test('contacts land in their accounts', async () => {
    const book = bookOf(await importInto(fixture('customers.csv')))
    const csv = contactsCsv(book.contacts, contextOf(book.accounts))
    const plan = planOf(await readingOf(new Blob([csv])), book.accounts, book.contacts)
    expect(plan.items.every(item => item.match?.by === 'id' && item.news.people === 0)).toBe(true)
  })

  test('actions are written with their account and dates', () => {
    const action = anAction({
      account: account.id,
      text: '+1 crate',
      due: '2026-11-27',
      owner: maker.me,
    } as Fields)
    expect(actionsCsv([action], contextOf([account])).split('\r\n')[1]).toBe(
      `"'=Grocers, ""Brothers"" & Sons",Luleå,"'+1 crate",ours,Nancy Davolio,nancy@northwind.example,2026-11-27,,,,2026-11-03,`,
    )
  })
})

describe('an export of everything is read back', () => {
  const account = anAccount({ name: 'Bon app’', owner: maker.me, about: 'Quay side' })
  const person = aContact({ account: account.id, name: 'Laurence Lebihan' } as Fields)
  const checkIn = aCheckIn({
    account: account.id,
    kind: 'visit',
    at: 5,
    [`with/${person.id}`]: true,
  } as Parameters<typeof aCheckIn>[0])
  const note = aNote({ account: account.id, at: 6, body: 'Tasting\nfor 40' } as Fields)
  const action = anAction({
    account: account.id,
    text: 'Send proposal',
    owner: 'gone',
    from: note.id,
  } as Fields)
  const gone = aNote({ account: account.id, at: 7, body: 'Thrown away', deleted: true } as Fields)
  const rows = [account, person, checkIn, note, action, gone] as AnyShown[]

  function file(of: readonly AnyShown[] = rows): unknown {
    const head = wholeHead(9, anAccount() as AnyShown, [])
    return JSON.parse(head + of.map(row => JSON.stringify(exportedRow(row))).join(',\n') + WHOLE_TAIL)
  }

  function planFrom(
    input: unknown,
    book = { accounts: [] as (typeof account)[], contacts: [] as (typeof person)[] },
  ) {
    const reading = readBook(input, ownerOf)
    if ('why' in reading) throw new Error(reading.why)
    return planOf(reading, book.accounts, book.contacts)
  }

  test('into an empty book: every row with its id, what was deleted stays deleted', () => {
    const { items, doubts } = planFrom(file())
    const edits = items.flatMap(item =>
      editsOf(item.entry, item.choice, { contacts: [], rows: nothing }, maker),
    )
    expect(doubts).toEqual([])
    expect(edits.map(edit => edit.id)).toEqual([account.id, person.id, checkIn.id, note.id, action.id])
    expect(edits[2]?.patch).toEqual({ kind: 'visit', at: 5, [`with/${person.id}`]: true })
    expect(edits[4]?.patch).toEqual({ text: 'Send proposal', from: note.id, owner: maker.me })
  })

  test('into a book that has some of it: only the rows that are not there', () => {
    const { items } = planFrom(file(), {
      accounts: [{ ...account, about: 'Changed since' }],
      contacts: [person],
    })
    expect(items).toMatchObject([{ match: { by: 'id' }, choice: 'add' }])
    const there = {
      account: { ...account, about: 'Changed since' },
      contacts: [person],
      rows: new Map([person, checkIn].map(row => [row.id, row as AnyShown])),
    }
    expect(editsOf(items[0]!.entry, 'add', there, maker).map(edit => edit.id)).toEqual([note.id, action.id])
    expect(editsOf(items[0]!.entry, 'update', there, maker)[0]?.patch).toEqual({ about: 'Quay side' })
  })

  test('an account deleted since is brought back', () => {
    const deleted = { ...account, deleted: true } as AnyShown
    const [item] = planFrom(file([account as AnyShown])).items
    const edits = editsOf(item!.entry, 'new', { contacts: [], rows: new Map([[account.id, deleted]]) }, maker)
    expect(edits).toMatchObject([
      { id: account.id, seen: deleted, patch: { deleted: false, name: 'Bon app’' } },
    ])
  })

  test('as another account: nothing keeps its id, and people who were there are the new ones', () => {
    const [item] = planFrom(file(), { accounts: [account], contacts: [person] }).items
    const edits = editsOf(item!.entry, 'new', { account, contacts: [person], rows: nothing }, maker)
    const old = new Set(rows.map(row => row.id))
    expect(edits.some(edit => old.has(edit.id))).toBe(false)
    expect(edits[2]?.patch).toHaveProperty(`with/${edits[1]!.id}`, true)
    expect(edits[4]?.patch.from).toBe(edits[3]!.id)
  })

  test('a file of unsent changes goes to the accounts that are there', () => {
    const unsent = { tend: 'unsent', version: 1, rows: [exportedRow(note as AnyShown)], changes: [] }
    expect(planFrom(unsent, { accounts: [account], contacts: [] }).items).toMatchObject([{ choice: 'add' }])
    expect(planFrom(unsent)).toMatchObject({ items: [], doubts: [{ row: 1, why: 'no-name' }] })
  })

  test('rows that are none, and keys that are no fields, do no harm', () => {
    const bad = JSON.parse(
      `{"tend":"book","version":1,"rows":[7,{"noun":"__proto__","id":"${note.id}"},{"noun":"member","id":"${note.id}","scope":"workspace","fields":{"role":"admin"}},` +
        `{"noun":"account","id":"${account.id}","scope":"account/${account.id}","fields":{"name":"A","__proto__":{"x":1},"constructor":2,"value":-3}}]}`,
    )
    const { items, doubts } = planFrom(bad)
    expect(items.map(item => item.entry.account)).toEqual([{ name: 'A' }])
    expect(doubts.map(doubt => [doubt.row, doubt.why])).toEqual([
      [1, 'unreadable'],
      [2, 'unreadable'],
      [3, 'unreadable'],
    ])
  })

  test('a file of a newer Tend, or none of Tend’s, is refused', () => {
    expect(readBook({ tend: 'book', version: 2, rows: [] }, ownerOf)).toEqual({ why: 'newer-export' })
    expect(readBook({ rows: 'no' }, ownerOf)).toEqual({ why: 'damaged-export' })
  })
})
