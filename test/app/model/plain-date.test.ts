import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  daysSince,
  todayIn,
  weekday,
  workingDaysBefore,
} from '../../../app/model/plain-date.ts'

const plainDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map(moment => todayIn(moment.getTime(), 'UTC'))

describe('today', () => {
  test.each([
    ['2026-11-23T10:59:59Z', 'Pacific/Auckland', '2026-11-23'],
    ['2026-11-23T11:00:00Z', 'Pacific/Auckland', '2026-11-24'],
    ['2026-11-23T04:59:59Z', 'America/New_York', '2026-11-22'],
    ['2026-11-23T05:00:00Z', 'America/New_York', '2026-11-23'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2024-02-29T12:00:00Z', 'Asia/Kathmandu', '2024-02-29'],
  ])('at %s in %s is %s', (moment, timeZone, date) => {
    expect(todayIn(Date.parse(moment), timeZone)).toBe(date)
  })

  test('on this device is the date on its own calendar', () => {
    const now = new Date(2026, 10, 23, 23, 59, 59)
    expect(todayIn(now.getTime())).toBe('2026-11-23')
  })
})

describe('counting days', () => {
  test.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s plus %i is %s', (date, days, later) => {
    expect(addDays(date, days)).toBe(later)
  })

  test('the days between two dates lead from one to the other', () => {
    fc.assert(fc.property(plainDate, plainDate, (from, to) => addDays(from, daysBetween(from, to)) === to))
  })

  test('a moment counts from the day it fell on here', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) })
    fc.assert(fc.property(moment, plainDate, (at, to) => daysSince(at, to) === daysBetween(todayIn(at), to)))
  })

  test('days are counted the same in both directions', () => {
    fc.assert(
      fc.property(plainDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  test('what is not a date is refused', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError)
  })
})

describe('weekdays', () => {
  test.each([
    ['2026-11-23', 1],
    ['2026-11-27', 5],
    ['2026-11-29', 7],
    ['1969-12-31', 3],
    ['1900-01-01', 1],
  ])('%s is day %i of its week', (date, day) => {
    expect(weekday(date)).toBe(day)
  })

  test('come round every seven days', () => {
    fc.assert(fc.property(plainDate, date => weekday(addDays(date, 7)) === weekday(date)))
  })
})

describe('working days before a promise', () => {
  test.each([
    ['2026-11-27', 2, '2026-11-25'],
    ['2026-11-24', 2, '2026-11-20'],
    ['2026-11-23', 1, '2026-11-20'],
    ['2026-11-22', 1, '2026-11-20'],
    ['2026-11-28', 2, '2026-11-26'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-11-23', 5, '2026-11-16'],
  ])('%s less %i is %s', (date, days, before) => {
    expect(workingDaysBefore(date, days)).toBe(before)
  })

  test('is never a Saturday or Sunday and skips none', () => {
    fc.assert(
      fc.property(plainDate, fc.integer({ min: 1, max: 30 }), (date, days) => {
        const before = workingDaysBefore(date, days)
        expect(weekday(before)).toBeLessThan(6)
        expect(workingDaysBefore(date, days - 1) > before).toBe(true)
      }),
    )
  })
})
