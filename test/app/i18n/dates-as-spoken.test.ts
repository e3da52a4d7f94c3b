import { describe, expect, it } from 'vitest'
import { loadDatesInWords } from '../../../app/i18n/dates-in-words.ts'

/** Wednesday. */
const NOW = new Date('2026-03-04T12:00')

const TABLES: [language: string, table: [words: string, date: string | undefined][]][] = [
  [
    'en',
    [
      ['the tenth', '2026-03-10'],
      ['the third', '2026-04-03'],
      ['the twenty-first', '2026-03-21'],
      ['the thirty first', '2026-03-31'],
      ['the fifth of June', '2026-06-05'],
      ['February the second', '2027-02-02'],
      ['end of the week', '2026-03-06'],
      ['the end of next week', '2026-03-13'],
      ['the end of the month', '2026-03-31'],
      ['the end of December', '2026-12-31'],
      ['early next week', '2026-03-11'],
      ['this afternoon', '2026-03-04'],
      ['the end of the world', undefined],
    ],
  ],
  [
    'es',
    [
      ['mañana', '2026-03-05'],
      ['mañana por la mañana', '2026-03-05'],
      ['pasado mañana', '2026-03-06'],
      ['el viernes', '2026-03-06'],
      ['antes del viernes', '2026-03-06'],
      ['el miércoles', '2026-03-11'],
      ['el próximo martes', '2026-03-10'],
      ['el martes que viene', '2026-03-10'],
      ['el lunes por la mañana', '2026-03-09'],
      ['la semana que viene', '2026-03-11'],
      ['el mes que viene', '2026-04-04'],
      ['en quince días', '2026-03-19'],
      ['en dos semanas', '2026-03-18'],
      ['el quince de marzo', '2026-03-15'],
      ['el 2 de febrero', '2027-02-02'],
      ['fin de mes', '2026-03-31'],
      ['15/3', '2026-03-15'],
      ['ayer', '2026-03-03'],
      ['el año que viene no', undefined],
      ['martillo', undefined],
    ],
  ],
]

describe.each(TABLES)('dates as they are spoken in %s', (language, table) => {
  it.each(table)('%s is %s', async (words, date) => {
    expect((await loadDatesInWords(language)).read(words, NOW)?.date).toBe(date)
  })
})

describe('a Spanish text that ends with a date', () => {
  it.each([
    ['llamar a Ana el viernes', 'llamar a Ana', '2026-03-06'],
    ['mandar la oferta antes del 15 de abril', 'mandar la oferta', '2026-04-15'],
    ['enviar los planos para la semana que viene.', 'enviar los planos', '2026-03-11'],
  ])('"%s" leaves "%s"', async (text, rest, date) => {
    const found = (await loadDatesInWords('es')).readEnd(text, NOW)
    expect(found?.date).toBe(date)
    expect(text.slice(0, found!.from).trim()).toBe(rest)
  })

  it('a text without one has none', async () => {
    const { readEnd } = await loadDatesInWords('es')
    for (const text of [
      'llamar a Ana',
      'ver el mar',
      'llegó tarde',
      'tardan dos semanas',
      '',
      'a'.repeat(5_000),
    ])
      expect(readEnd(text, NOW)).toBeUndefined()
  })
})
