import { describe, expect, test } from 'vitest'
import {
  dateOrderOf,
  readAmount,
  readCurrency,
  readDate,
  readDays,
  readFlag,
  readStatus,
} from '../../../../app/model/import/cell.ts'

describe('cells are read as people write them', () => {
  test.each([
    ['48000', 48000],
    ['48,000.50', 48000.5],
    ['48.000,50', 48000.5],
    ['€ 48’000', 48000],
    ["1'200'000", 1200000],
    ['USD 1 234,5', 1234.5],
    ['1.234', 1234],
    ['12.5', 12.5],
    ['1,234,567', 1234567],
    ['-5', undefined],
    ['a lot', undefined],
    ['', undefined],
  ])('amount %j', (cell, amount) => {
    expect(readAmount(cell)).toBe(amount)
  })

  test.each([
    ['eur', 'EUR'],
    ['€ 12', 'EUR'],
    ['12 DKK', 'DKK'],
    ['£3', 'GBP'],
    ['12', undefined],
  ])('currency %j', (cell, currency) => {
    expect(readCurrency(cell)).toBe(currency)
  })

  test.each([
    ['2027-03-31', '2027-03-31'],
    ['2027-03-31 00:00:00.000', '2027-03-31'],
    ['31.3.2027', '2027-03-31'],
    ['31/03/27', '2027-03-31'],
    ['31 Mar 2027', '2027-03-31'],
    ['March 31, 2027', '2027-03-31'],
    ['2026-02-30', undefined],
    ['next spring', undefined],
  ])('date %j', (cell, date) => {
    expect(readDate(cell, 'day first')).toBe(date)
  })

  test('the cells of a column tell whether the day or the month comes first', () => {
    expect(dateOrderOf(['3/4/2027', '3/31/2027'])).toBe('month first')
    expect(dateOrderOf(['3/4/2027', '31/3/2027'])).toBe('day first')
    expect(readDate('3/4/2027', 'month first')).toBe('2027-03-04')
    expect(readDate('3/4/2027', 'day first')).toBe('2027-04-03')
    expect(readDate('3.4.2027', 'month first')).toBe('2027-04-03')
  })

  test('cadence as days or as a word', () => {
    expect([readDays('30'), readDays('14 days'), readDays('Bi-weekly'), readDays('often')]).toEqual([
      30,
      14,
      14,
      undefined,
    ])
  })

  test('yes and no in the usual ways', () => {
    expect([readFlag('Yes'), readFlag('0'), readFlag('perhaps')]).toEqual([true, false, undefined])
  })

  test('other products’ words for a status', () => {
    const words = ['active', 'paused', 'lost']
    expect([
      readStatus('Customer', words),
      readStatus('On Hold', words),
      readStatus('Prospect', words),
    ]).toEqual(['active', 'paused', undefined])
  })
})
