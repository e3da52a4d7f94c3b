import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithPlaces, phoneDigits } from '../../../app/model/fold.ts'

describe('folding', () => {
  test.each([
    ['München', 'munchen'],
    ['MU\u0308NCHEN', 'munchen'],
    ['Straße, STRAẞE', 'strasse, strasse'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['Đà Nẵng', 'da nang'],
    ['Isparta, ısı, İzmir', 'isparta, isi, izmir'],
    ['ＡＢＣ１２', 'abc12'],
    ['ﬁne', 'fine'],
    ['ΟΔΟΣ, οδός', 'οδοσ, οδοσ'],
    ['Ёлка', 'елка'],
    ['أحمد', 'احمد'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['९ ๙', '9 9'],
    ['O’Neill', "o'neill"],
    ['in\u00advis\u200bible', 'invisible'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('marks that are letters to their readers stay', () => {
    expect(fold('कि')).not.toBe(fold('क'))
    expect(fold('กิน')).not.toBe(fold('กน'))
    expect(fold('パン')).not.toBe(fold('ハン'))
  })

  test('a half-typed Hangul syllable begins the whole one', () => {
    expect(fold('한국').startsWith(fold('하'))).toBe(true)
  })

  test('folding twice is folding once', () => {
    fc.assert(fc.property(anyText(), text => fold(fold(text)) === fold(text)))
  })
})

describe('folding with places', () => {
  test('says the same as folding', () => {
    fc.assert(fc.property(anyText(), text => foldWithPlaces(text).text === fold(text)))
  })

  test('leads back to the letter with its marks', () => {
    const { text, starts, ends } = foldWithPlaces('Große Mu\u0308hle')
    const from = text.indexOf('muhle')
    expect('Große Mu\u0308hle'.slice(starts[from], ends[from + 4])).toBe('Mu\u0308hle')
  })

  test('one letter folded into two comes back whole', () => {
    const { starts, ends } = foldWithPlaces('aß')
    expect([starts, ends]).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ])
  })
})

describe('digits of a telephone number', () => {
  test.each([
    ['(171) 555-7788', '1715557788'],
    ['0171 / 555 77 88', '1715557788'],
    ['0049 30 123456', '4930123456'],
    ['+49 (0)30 123456', '4930123456'],
    ['030-0074321 ext. 12', '300074321'],
    ['٠٣٠ ١٢٣', '30123'],
    ['none', ''],
  ])('%s is %s', (text, digits) => {
    expect(phoneDigits(text)).toBe(digits)
  })
})

/** Text of every script, with the marks and letters folding treats specially more often than chance would have it. */
function anyText() {
  const special = fc.constantFrom(
    'ß',
    'İ',
    'Σ',
    'é',
    'e\u0301',
    '한',
    'ﬁ',
    'कि',
    'パ',
    'กิ่น',
    '\u200b',
    '٣',
    'ł',
    '\u0301',
  )
  return fc
    .array(fc.oneof(special, fc.string({ unit: 'binary' })), { maxLength: 8 })
    .map(parts => parts.join(''))
}
