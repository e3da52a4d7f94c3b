import { describe, expect, test } from 'vitest'
import { editsOf } from '../../../../app/model/import/edits.ts'
import { planOf } from '../../../../app/model/import/plan.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { bookOf, fixture, importInto, maker, readingOf } from '../../../support/import.ts'

const nothing = new Map<string, AnyShown>()

async function planInto(book: ReturnType<typeof bookOf>, source: Blob | string) {
  return planOf(await readingOf(source), book.accounts, book.contacts)
}

describe('importing the Northwind customers', () => {
  test('into an empty book makes 91 accounts and 91 people, all mine', async () => {
    const edits = await importInto(fixture('customers.csv'))
    const { accounts, contacts } = bookOf(edits)
    expect([accounts.length, contacts.length]).toEqual([91, 91])
    expect(new Set(accounts.map(account => account.owner))).toEqual(new Set([maker.me]))
    expect(edits.every(edit => edit.seen === undefined)).toBe(true)
  })

  test('a second time offers every one as a duplicate with nothing new, and makes none', async () => {
    const book = bookOf(await importInto(fixture('customers.csv')))
    const { items } = await planInto(book, fixture('customers.csv'))
    expect(items).toHaveLength(91)
    expect(items.every(item => item.match?.by === 'externalId' && item.choice === 'skip')).toBe(true)
    expect(items.every(item => item.news.details === 0 && item.news.people === 0)).toBe(true)
    const edits = items.flatMap(({ entry, choice, match }) =>
      editsOf(entry, choice, { account: match?.account, contacts: book.contacts, rows: nothing }, maker),
    )
    expect(edits).toEqual([])
  })

  test('a second time with "update" changes nothing either', async () => {
    const book = bookOf(await importInto(fixture('customers.csv')))
    const { items } = await planInto(book, fixture('customers.csv'))
    const edits = items.flatMap(({ entry, match }) => {
      const contacts = book.contacts.filter(contact => contact.account === match?.account?.id)
      return editsOf(entry, 'update', { account: match?.account, contacts, rows: nothing }, maker)
    })
    expect(edits).toEqual([])
  })
})

describe('duplicates', () => {
  const book = async () =>
    bookOf(
      await importInto(
        'Company,City,Phone,Contact,E-mail\nCafé Olé,Zürich,(0171) 555-7788,Ada,Ada+tend@ole.example\n',
      ),
    )

  test.each([
    ['the same folded name and town', 'Company,City\ncafe  ole,ZURICH\n', 'name'],
    [
      'an equal e-mail address',
      'Company,City,Contact,E-mail\nOlé Coffee,Bern,A. Lovelace,ada+tend@OLE.example\n',
      'email',
    ],
    ['an equal telephone number', 'Company,City,Phone\nOlé Coffee,Bern,+44 171 5557788\n', 'phone'],
  ])('are known by %s', async (_, csv, by) => {
    const { items } = await planInto(await book(), csv)
    expect(items).toMatchObject([{ match: { by, account: { name: 'Café Olé' } }, choice: 'skip' }])
  })

  test('are not known by what is no address', async () => {
    const known = bookOf(await importInto('Company,City,Contact,E-mail\nO’Neill,Dublin,Aoife,not known\n'))
    const { items } = await planInto(known, 'Company,City,Contact,E-mail\nSakura,Kyoto,Yuki,Not known\n')
    expect(items).toMatchObject([{ choice: 'new' }])
    expect(items[0]?.match).toBeUndefined()
  })

  test('another town is another account', async () => {
    const { items } = await planInto(await book(), 'Company,City\nCafé Olé,Bern\n')
    expect(items).toMatchObject([{ choice: 'new' }])
    expect(items[0]?.match).toBeUndefined()
  })

  test('within one file are pointed out, and made unless one says otherwise', async () => {
    const plan = await planInto(
      { accounts: [], contacts: [] },
      'Company,Phone\nFirst,+44 20 1234 5678\nSecond,020 1234 5678\n',
    )
    expect(plan.items).toMatchObject([{ choice: 'new' }, { choice: 'new', match: { by: 'phone' } }])
    expect(plan.items[1]?.match?.earlier).toBe(plan.items[0]?.entry)
  })
})

describe('an account that is there', () => {
  const before = 'Customer no,Company,City,Phone,About,Contact,Role\n1,Grocers,Leeds,,Old text,Ada,Buyer\n'
  const after =
    'Customer no,Company,City,Phone,About,Contact,Role\n1,Grocers Ltd,Leeds,+44 113 496 0000,New text,Ada,Head buyer\n1,Grocers Ltd,Leeds,,,Bob,Chef\n'

  async function edits(choice: 'add' | 'update' | 'new' | 'skip') {
    const book = bookOf(await importInto(before))
    const { items } = await planInto(book, after)
    const [item] = items
    return editsOf(
      item!.entry,
      choice,
      { account: item!.match!.account, contacts: book.contacts, rows: nothing },
      maker,
    )
  }

  test('can be added to: only what it lacks', async () => {
    expect((await edits('add')).map(edit => [edit.noun, edit.patch])).toEqual([
      ['account', { phone: '+44 113 496 0000', about: 'Old text\nNew text' }],
      ['contact', { name: 'Bob', role: 'Chef' }],
    ])
  })

  test('can be updated: the file’s values stand, nothing is cleared', async () => {
    expect((await edits('update')).map(edit => [edit.noun, edit.patch])).toEqual([
      ['account', { name: 'Grocers Ltd', phone: '+44 113 496 0000', about: 'Old text\nNew text' }],
      ['contact', { role: 'Head buyer' }],
      ['contact', { name: 'Bob', role: 'Chef' }],
    ])
  })

  test('can be made again beside it', async () => {
    const made = await edits('new')
    expect(made.map(edit => edit.noun)).toEqual(['account', 'contact', 'contact'])
    expect(made.every(edit => edit.seen === undefined && edit.scope === made[0]?.scope)).toBe(true)
  })

  test('is left alone by "skip"', async () => {
    expect(await edits('skip')).toEqual([])
  })
})
