import { createRoot } from 'solid-js'
import { describe, expect, test } from 'vitest'
import type { Book } from '../../../../app/data/book.ts'
import { exampleBook } from '../../../../app/data/example/index.ts'
import { NotSaved } from '../../../../app/data/write.ts'
import { exportAccounts, exportEverything } from '../../../../app/features/export/commands.ts'
import { ImportStopped, importItems } from '../../../../app/features/import/commands.ts'
import { createImport, type Import } from '../../../../app/features/import/import-state.ts'
import { describeImported } from '../../../../app/features/import/sentences.ts'
import { device, NANCY, NOON } from '../../../support/device.ts'
import { fixture } from '../../../support/import.ts'

/** Opens a file on the import page of a book, lets `choose` change what is proposed, and imports it. */
async function importInto(book: Book, file: Blob, choose: (state: Import) => void = () => {}) {
  const state = createRoot(() => createImport(book))
  await state.open(file, 'file')
  expect(state.problem()).toBeUndefined()
  choose(state)
  const counts: number[] = []
  const imported = await importItems(book, state.chosen(), done => counts.push(done))
  return { state, imported, counts }
}

const northwind = () => fixture('customers.csv')

describe('importing into a book', () => {
  test('the Northwind customers become 91 accounts with 91 people', async () => {
    const { book } = await device()
    const { imported, counts } = await importInto(book, northwind())
    expect([book.accounts().length, book.contacts().length]).toEqual([91, 91])
    expect(counts.at(-1)).toBe(91)
    expect(describeImported(imported)).toBe('Imported: 91 accounts and 91 people.')
    const horn = book.accounts().find(account => account.name === 'Around the Horn')!
    expect(horn).toMatchObject({ town: 'London', owner: NANCY.member, about: 'fax: (171) 555-6750' })
    expect(book.contactsOf(horn.id)).toMatchObject([{ name: 'Thomas Hardy', role: 'Sales Representative' }])
  })

  test('all of it is taken back in one step', async () => {
    const { book } = await device()
    const { imported } = await importInto(book, northwind())
    expect(await imported.undo(() => {})).toBe(0)
    expect([book.accounts().length, book.contacts().length]).toEqual([0, 0])
  })

  test('a second time nothing is made unless one says so', async () => {
    const { book } = await device()
    await importInto(book, northwind())
    const { state, imported } = await importInto(book, northwind())
    expect(state.duplicates()).toHaveLength(91)
    expect(imported).toMatchObject({ made: 0, people: 0, rest: 0, changed: 0 })
    await importInto(book, northwind(), again => again.chooseAll('new'))
    expect(book.accounts()).toHaveLength(182)
  })

  test('after a write that fails nothing is left of it', async () => {
    const { book } = await device()
    const write = book.write.bind(book)
    let writes = 0
    book.write = async edits => {
      writes += 1
      if (writes === 2) throw new NotSaved('full')
      return write(edits)
    }
    const rows = Array.from({ length: 300 }, (_, i) => `Company ${i},Leeds`).join('\n')
    const stopped = await importInto(book, new Blob([`Company,City\n${rows}`])).catch(
      (error: unknown) => error,
    )
    expect(stopped).toBeInstanceOf(ImportStopped)
    expect(stopped).toMatchObject({ isTakenBack: true, cause: { why: 'full' } })
    expect(book.accounts()).toEqual([])
  })
})

describe('the import page', () => {
  test('takes a target that only one column can have from the column that had it', async () => {
    const { book } = await device()
    const state = createRoot(() => createImport(book))
    await state.open(new Blob(['Company,City,Area\nA,Leeds,York\n']), 'file')
    expect(state.targets()).toEqual(['account.name', 'account.town', 'about'])
    state.assign(2, 'account.town')
    expect(state.targets()).toEqual(['account.name', 'about', 'account.town'])
    expect(state.chosen()[0]?.item.entry.account).toEqual({ name: 'A', town: 'York', about: 'City: Leeds' })
  })

  test('keeps what it shows when another file cannot be read', async () => {
    const { book } = await device()
    const state = createRoot(() => createImport(book))
    await state.open(northwind(), 'customers.csv')
    await state.open(fixture('unclosed-quote.csv'), 'broken.csv')
    expect(state.problem()).toEqual({ why: 'unclosed-quote', row: 3 })
    expect(state.file()?.name).toBe('customers.csv')
  })
})

describe('an export of everything', () => {
  async function exampleExport() {
    const { book } = await device()
    await book.write(exampleBook('2026-11-23', NOON, NANCY))
    const counts: number[] = []
    const pieces = await exportEverything(book, NOON, done => counts.push(done))
    expect(counts.at(-1)).toBe(91)
    return { book, file: new Blob(pieces) }
  }

  async function contentOf(book: Book) {
    const histories = await Promise.all(book.accounts().map(account => book.history(account.id)))
    return {
      accounts: book.accounts().length,
      contacts: book.contacts().length,
      open: book.openActions().length,
      checkIns: histories.flatMap(history => history.checkIns).length,
      notes: histories.flatMap(history => history.notes).length,
      done: histories.flatMap(history => history.done).length,
    }
  }

  test('is read back whole into an empty book, history and all', async () => {
    const { book, file } = await exampleExport()
    const { book: other } = await device()
    await importInto(other, file)
    expect(await contentOf(other)).toEqual(await contentOf(book))
    const horn = other.accounts().find(account => account.name === 'Around the Horn')!
    const [talk] = (await other.history(horn.id)).checkIns
    expect(talk).toMatchObject({
      kind: 'visit',
      pulse: 4,
      [`with/${other.contactsOf(horn.id)[0]!.id}`]: true,
    })
  })

  test('read back into its own book changes nothing', async () => {
    const { book, file } = await exampleExport()
    const { imported } = await importInto(book, file)
    expect(imported).toMatchObject({ made: 0, people: 0, rest: 0, changed: 0 })
  })

  test('brings back what was deleted since, and leaves alone what was changed', async () => {
    const { book, file } = await exampleExport()
    const [horn, bergs] = ['Around the Horn', 'Berglunds snabbköp'].map(
      name => book.accounts().find(account => account.name === name)!,
    )
    const [note] = (await book.history(horn!.id)).notes
    await book.write([
      { noun: 'note', id: note!.id, scope: note!.scope, seen: note as never, patch: { deleted: true } },
      { noun: 'account', id: bergs!.id, scope: bergs!.scope, seen: bergs as never, patch: { town: 'Boden' } },
    ])
    const { imported } = await importInto(book, file)
    expect(imported).toMatchObject({ made: 0, people: 0, rest: 1, changed: 0 })
    expect((await book.history(horn!.id)).notes[0]?.body).toBe(note!.body)
    expect(book.account(bergs!.id)?.town).toBe('Boden')
    await importInto(book, file, state => state.chooseAll('update'))
    expect(book.account(bergs!.id)?.town).toBe('Luleå')
  })

  test('as CSV says who owns an account and when it was last seen', async () => {
    const { book } = await exampleExport()
    const line = exportAccounts(book, NOON)
      .split('\r\n')
      .find(row => row.startsWith('Berglunds'))
    expect(line).toContain('Nancy Davolio')
    expect(line).not.toContain(book.me.member)
    expect(line).toContain('2026-11-03')
  })
})
