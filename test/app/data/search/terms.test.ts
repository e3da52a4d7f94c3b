import { describe, expect, test } from 'vitest'
import { eachTerm, Terms } from '../../../../app/data/search/terms.ts'

describe('terms', () => {
  test('are found by their beginning, however many came before or after the last sorting', () => {
    const terms = new Terms()
    const texts = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000).toString(36))
    for (const text of texts) terms.numberOf(text)
    for (const prefix of ['', '1', 'a', 'zz', '3v', 'zzz']) {
      const found: string[] = []
      terms.beginningWith(prefix, number => found.push(texts[number] ?? ''))
      expect(found.sort()).toEqual(texts.filter(text => text.startsWith(prefix)).sort())
    }
  })

  test('met again have the number they had', () => {
    const terms = new Terms()
    const first = terms.numberOf('a word of more than thirteen letters')
    expect(terms.numberOf('another')).not.toBe(first)
    expect(terms.numberOf('a word of more than thirteen letters')).toBe(first)
    expect(terms.size).toBe(2)
  })
})

describe('the terms of a text', () => {
  test.each([
    ['price list', ['price', 'list']],
    ["l'oreal", ['l', "'", 'oreal', 'loreal']],
    ['東京都', ['東京', '京都', '都']],
    ['tokyo東', ['tokyo', '東']],
    ['50%', ['50', '%']],
  ])('%s', (text, expected) => {
    const found: string[] = []
    eachTerm(text, term => found.push(term))
    expect(found).toEqual(expected)
  })
})
