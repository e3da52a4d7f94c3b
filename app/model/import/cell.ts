import { isPlainDate } from '../field.ts'
import { fold } from '../fold.ts'

/** An amount as people and spreadsheets write it: `48.000,50`, `48,000.50`, `€ 48'000`. Undefined when it is none. */
export function readAmount(cell: string): number | undefined {
  const text = fold(cell).replace(/[\s'’\u00a0]|[a-z]{3}|[\p{Sc}]|,-$|\.-$/gu, '')
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  const separators = text.match(/[.,]/g) ?? []
  const last = separators.at(-1)
  if (!last) return Number(text)
  const digitsAfter = text.length - text.lastIndexOf(last) - 1
  const others = new Set(separators)
  const isDecimal = others.size === 2 || (separators.length === 1 && digitsAfter !== 3)
  const whole = isDecimal ? text.slice(0, text.lastIndexOf(last)) : text
  const parts = isDecimal ? text.slice(text.lastIndexOf(last) + 1) : ''
  return Number(`${whole.replace(/[.,]/g, '')}.${parts || '0'}`)
}

const SIGNS: Record<string, string> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₽': 'RUB', '₱': 'PHP', $: 'USD' }

/** The currency a cell names, by its three letters or its sign. */
export function readCurrency(cell: string): string | undefined {
  const letters = /(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])/.exec(cell)?.[0].toUpperCase()
  return letters ?? SIGNS[/\p{Sc}/u.exec(cell)?.[0] ?? '']
}

export type DateOrder = 'day first' | 'month first'

/** How a column writes `3/4/2027`, told by the cells where only one reading is a date; the day comes first when none tells. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(cell)
    if (parts && Number(parts[1]) > 12) return 'day first'
    if (parts && Number(parts[2]) > 12) return 'month first'
  }
  return 'day first'
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A plain date from `2027-03-31` (a time behind it is dropped), `31.3.27`, `3/31/2027`, `31 Mar 2027`, `March 31, 2027`. */
export function readDate(cell: string, order: DateOrder): string | undefined {
  const text = fold(cell.trim())
  const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (year) return plainDate(year[1], year[2], year[3])
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text)
  if (numbers) {
    const [, first, sign, second, end] = numbers
    const written = end?.length === 2 ? `20${end}` : end
    const dayFirst = order === 'day first' || sign === '.'
    return dayFirst ? plainDate(written, second, first) : plainDate(written, first, second)
  }
  const words = /^(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})/.exec(text)
  if (words) return plainDate(words[3], monthOf(words[2]), words[1])
  const english = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/.exec(text)
  return english ? plainDate(english[3], monthOf(english[1]), english[2]) : undefined
}

function plainDate(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name) + 1)
}

const OFTEN: Record<string, number> = {
  daily: 1,
  weekly: 7,
  biweekly: 14,
  fortnightly: 14,
  monthly: 30,
  quarterly: 90,
  yearly: 365,
  annually: 365,
}

/** Days from `30`, `30 days` or a word such as `monthly`. */
export function readDays(cell: string): number | undefined {
  const text = fold(cell.trim())
  const number = /^(\d{1,4})( ?d(ays?)?)?$/.exec(text)
  return number ? Number(number[1]) : OFTEN[text.replace(/[^a-z]/g, '')]
}

export function readFlag(cell: string): boolean | undefined {
  const text = fold(cell.trim())
  if (['yes', 'y', 'true', '1', 'x', 'on'].includes(text)) return true
  if (['no', 'n', 'false', '0', 'off'].includes(text)) return false
  return undefined
}

/** One of a noun's own words, whatever its case: `Decision Maker` → `decision maker`. */
export function readOneOf<T extends string>(cell: string, words: readonly T[]): T | undefined {
  const text = fold(cell.trim())
  return words.find(word => word === text)
}

const STATUS: Record<string, string> = {
  customer: 'active',
  client: 'active',
  current: 'active',
  inactive: 'paused',
  'on hold': 'paused',
  dormant: 'paused',
  churned: 'lost',
  former: 'lost',
  closed: 'lost',
  cancelled: 'lost',
}

export function readStatus(cell: string, words: readonly string[]): string | undefined {
  return readOneOf(cell, words) ?? STATUS[fold(cell.trim())]
}

/** Degrees, with a decimal comma or point. */
export function readDegrees(cell: string): number | undefined {
  const text = cell.trim().replace(',', '.')
  return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined
}
