import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  bytes,
  day,
  dueDay,
  list,
  longDay,
  moment,
  money,
  month,
  number,
  relativeDay,
  shortDay,
  since,
  timeOfDay,
  weekdayName,
} from '../../../app/i18n/format.ts'

const today = '2026-11-23'

describe('a plain date', () => {
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone
  })

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC', 'America/Sao_Paulo'])(
    'reads the same in %s',
    timeZone => {
      process.env.TZ = timeZone
      expect(day('2026-11-27', today)).toBe('Fri 27 Nov')
      expect(relativeDay('2026-11-24', today)).toBe('tomorrow')
    },
  )

  test('carries its year only when it is another one', () => {
    expect(day('2027-01-08', today)).toBe('Fri 8 Jan 2027')
    expect(shortDay('2026-11-03', today)).toBe('3 Nov')
    expect(shortDay('2025-11-03', today)).toBe('3 Nov 2025')
  })

  test('can be written out', () => {
    expect(longDay(today)).toBe('Monday 23 November')
    expect(month(today)).toBe('November 2026')
  })

  test.each([
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-11-22', 'yesterday'],
    ['2026-11-28', 'in 5 days'],
    ['2026-12-31', 'in 5 weeks'],
    ['2026-10-19', '5 weeks ago'],
    ['2027-11-23', 'in 12 months'],
    ['2020-11-23', '6 years ago'],
  ])('%s seen from today is %s', (date, words) => {
    expect(relativeDay(date, today)).toBe(words)
  })

  test.each([
    ['2026-11-20', '3 days late'],
    ['2026-11-22', '1 day late'],
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-12-31', 'in 38 days'],
  ])('due on %s is %s', (date, words) => {
    expect(dueDay(date, today)).toBe(words)
  })
})

describe('a moment', () => {
  const zone = process.env.TZ
  beforeEach(() => {
    process.env.TZ = 'Europe/London'
  })
  afterEach(() => {
    process.env.TZ = zone
  })

  const now = Date.parse('2026-11-23T15:30:00Z')

  test.each([
    [-5_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 min ago'],
    [2 * 60_000, '2 min ago'],
    [3 * 3_600_000, '3 hours ago'],
    [26 * 3_600_000, 'yesterday'],
    [35 * 86_400_000, '5 weeks ago'],
  ])('%i ms old is said as %s', (age, words) => {
    expect(since(now - age, now)).toBe(words)
  })

  test('is shown with its day and time', () => {
    expect(timeOfDay(now)).toBe('15:30')
    expect(moment(Date.parse('2026-11-03T09:05:00Z'), now)).toBe('Tue 3 Nov, 09:05')
    expect(moment(Date.parse('2025-11-03T09:05:00Z'), now)).toBe('Mon 3 Nov 2025, 09:05')
  })
})

test.each([
  [104_000, 'EUR', '€104,000'],
  [12.5, 'USD', '$12.50'],
  [99, 'JPY', '¥99'],
  [0, 'GBP', '£0'],
])('%f %s is written %s', (amount, currency, written) => {
  expect(money(amount, currency)).toBe(written)
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [15_300, '15 kB'],
  [12_340_000, '12.3 MB'],
])('%i bytes are written %s', (count, written) => {
  expect(bytes(count)).toBe(written)
})

test('numbers, lists and weekdays are written as in English', () => {
  expect(number(10_000)).toBe('10,000')
  expect(list(['Anna', 'Bob', 'Carla'])).toBe('Anna, Bob and Carla')
  expect(weekdayName(1)).toBe('Monday')
  expect(weekdayName(7)).toBe('Sunday')
})
