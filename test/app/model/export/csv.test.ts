import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../../../app/model/export/csv.ts'
import { tableIn } from '../../../support/import.ts'

describe('a CSV export', () => {
  test('quotes what needs it and leaves the rest as it is', () => {
    expect(
      writeCsv(
        ['Name', 'Value', 'Key'],
        [
          ['Say "hi", you', 12.5, true],
          ['Bon app’', undefined, false],
        ],
      ),
    ).toBe('\ufeffName,Value,Key\r\n"Say ""hi"", you",12.5,yes\r\nBon app’,,no\r\n')
  })

  test('holds no cell that a spreadsheet would run', () => {
    const dangerous = fc
      .tuple(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'=", '＝'),
        fc.string({ unit: 'grapheme' }),
      )
      .map(([sign, rest]) => sign + rest)
    fc.assert(
      fc.property(dangerous, text => {
        const cell = writeCsv(['A'], [[text]])
          .split('\r\n')
          .slice(1)
          .join('\r\n')
        expect(cell.startsWith(`"'`)).toBe(true)
      }),
    )
  })

  test('gives the same text back when it is imported', async () => {
    const piece = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      "'",
      '"',
      ',',
      ';',
      '|',
      '\n',
      ' ',
      'a',
      'é',
      '日',
      '0',
      '=HYPERLINK("x")',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map(pieces => pieces.join(''))
    const kept = text.filter(one => one.trim() === one && one !== '-')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(kept, kept), { minLength: 1, maxLength: 5 }), async rows => {
        const table = await tableIn(new Blob([writeCsv(['Company', 'About'], rows)]))
        expect(table.rows).toEqual(rows)
      }),
    )
  })
})
