import { describe, expect, test } from 'vitest'
import { readFile } from '../../../../app/features/import/read-file.ts'
import { LARGEST_FILE, MOST_COLUMNS, MOST_ROWS } from '../../../../app/model/import/table.ts'
import { fixture, tableIn } from '../../../support/import.ts'

const read = (text: string) => readFile(new Blob([text]))

describe('a file to import', () => {
  test.each([
    ['salesforce-bom.csv', 'UTF-8', ';'],
    ['salesforce-windows-1252.csv', 'Windows-1252', ';'],
    ['salesforce-utf16.csv', 'UTF-16', '\t'],
    ['salesforce-cr.csv', 'UTF-8', '\t'],
  ])('%s is read as %s whatever parts its cells', async (name, encoding, delimiter) => {
    const file = await readFile(fixture(name))
    expect(file).toMatchObject({ kind: 'table', encoding, delimiter })
    const { headings, rows } = await tableIn(fixture(name))
    expect(headings[0]).toBe('Account Name')
    expect(rows.map(row => row[0])).toEqual([
      'Café Zürich GmbH',
      'Café Zürich GmbH',
      'Smørrebrød & Co – Århus',
    ])
    expect(rows[0]?.[1]).toBe('Bahnhofstr. 1, Hof')
  })

  test('UTF-16 without a mark is told by its zeros', async () => {
    const bytes = new Uint8Array(Buffer.from('Company,City\nÅkers,Luleå\n', 'utf16le'))
    expect(await readFile(new Blob([bytes]))).toMatchObject({
      encoding: 'UTF-16',
      table: { rows: [['Åkers', 'Luleå']] },
    })
  })

  test('quoted cells keep their commas, quotes and line breaks', async () => {
    const { rows } = await tableIn(fixture('quoted.csv'))
    expect(rows[0]).toEqual([
      'Grocers, Brothers & Sons',
      '12 High Street\nBack entrance',
      'Leeds',
      'Says "never on Mondays".\nRings twice, then calls.',
      'Ada Pike',
      'ada@grocers.example',
    ])
  })

  test('a literal NULL, N/A or dash is empty', async () => {
    const { rows } = await tableIn('Company,City,Region,Fax\nA,NULL,N/A,-\nB,\\N,#N/A,(null)\n')
    expect(rows).toEqual([
      ['A', '', '', ''],
      ['B', '', '', ''],
    ])
  })

  test('a spreadsheet may name what parts its cells in a first line', async () => {
    expect(await read('sep=;\nCompany;City\nA, B;Leeds\n')).toMatchObject({
      table: { rows: [['A, B', 'Leeds']] },
    })
  })

  test('commas inside cells do not part a file of semicolons', async () => {
    expect(await read('Company;Value\nA;1,5\nB;2,5\n')).toMatchObject({ delimiter: ';' })
  })

  test('without headings the columns are named as in a spreadsheet', async () => {
    expect(await read('Around the Horn,London,(171) 555-7788\n')).toMatchObject({
      table: { headings: ['A', 'B', 'C'], rows: [['Around the Horn', 'London', '(171) 555-7788']] },
    })
  })
})

describe('a file that cannot be read says why, and where', () => {
  test.each([
    ['no rows', 'Company,City\n', { why: 'empty' }],
    [
      'an unclosed quote',
      'Company,City\nFirst,Leeds\n"Second,York\nThird,Hull\n',
      { why: 'unclosed-quote', row: 3 },
    ],
    ['too many columns', `${'a,'.repeat(MOST_COLUMNS)}a\n1\n`, { why: 'too-many-columns', row: 1 }],
    ['a cell that is too long', `Company\n${'x'.repeat(300_000)}\n`, { why: 'cell-too-long', row: 2 }],
    ['JSON that is cut off', '{"tend":"book","rows":[', { why: 'damaged-export' }],
  ])('%s', async (_, text, problem) => {
    expect(await read(text)).toEqual(problem)
  })

  test('too many rows: the first that is too many is named', async () => {
    const rows = Array.from({ length: MOST_ROWS + 5 }, (_, i) => `Company ${i},Leeds`)
    expect(await read(['Company,City', ...rows].join('\n'))).toEqual({
      why: 'too-many-rows',
      row: MOST_ROWS + 2,
    })
  })

  test('a file that is too large is refused before it is parsed', async () => {
    expect(await read('x'.repeat(LARGEST_FILE + 1))).toEqual({ why: 'too-large' })
  })

  test('a spreadsheet program’s own format is no text', async () => {
    const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 1, 0, 0x21, 0, 0])
    expect(await readFile(new Blob([workbook]))).toEqual({ why: 'not-text' })
  })
})
