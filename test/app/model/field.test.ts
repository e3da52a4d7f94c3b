import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import * as field from '../../../app/model/field.ts'

const take = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value)
const refuses = (schema: v.GenericSchema, values: unknown[]) => {
  for (const value of values) expect(take(schema, value).success, JSON.stringify(value)).toBe(false)
}

test('a date is a day of the calendar and nothing more', () => {
  expect(take(field.date(), '2028-02-29').success).toBe(true)
  refuses(field.date(), [
    '2026-02-30',
    '0000-00-00',
    '+275760-01-01',
    '2026-11-23T10:00',
    '23.11.2026',
    20261123,
  ])
})

test('every day of two centuries is a date', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      day => {
        const text = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
          .map(part => String(part).padStart(2, '0'))
          .join('-')
        expect(field.isPlainDate(text)).toBe(true)
      },
    ),
  )
})

test('a time is of the clock on the wall', () => {
  expect(take(field.time(), '23:59').success).toBe(true)
  refuses(field.time(), ['24:00', '9:00', '12:60', 'noon'])
})

test('a place is whole and on this earth, or none', () => {
  expect(take(field.place(), { latitude: -90, longitude: 180, accuracy: 0 }).success).toBe(true)
  refuses(field.place(), [
    { latitude: 91, longitude: 0, accuracy: 1 },
    { latitude: 0, longitude: 181, accuracy: 1 },
    { latitude: 0, longitude: 0, accuracy: -1 },
    { latitude: 0, longitude: 0, accuracy: null },
    { latitude: 0, longitude: 0 },
  ])
})

test('numbers that are none, or of no bank account, are refused; minus zero is zero', () => {
  refuses(field.amount(), [Number.NaN, JSON.parse('1e400'), -1, 2 ** 53 + 2, '12'])
  expect(Object.is(take(field.amount(), -0).output, 0)).toBe(true)
  refuses(field.moment(), [JSON.parse('1e400'), 'yesterday', null])
})

test('a line is trimmed, and a lone half of a character replaced once and for all', () => {
  expect(take(field.line(), '  Zoë\ud83d ').output).toBe('Zoë\ufffd')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\u0000', '\ud83d', '\ude00', '\u0301') }), text => {
      const once = take(field.text(), text).output as string
      expect(once.isWellFormed?.() ?? true).toBe(true)
      expect(take(field.text(), once).output).toBe(once)
    }),
  )
})

test('text is kept as typed: nothing, marks from right to left, accents piled high, faces', () => {
  for (const text of [
    'a\u0000b',
    '\u202Etxt.exe',
    `Z${'\u0301'.repeat(10_000)}`,
    '😀👩‍👩‍👧',
    '<img onerror=alert(1)>',
  ])
    expect(take(field.text(), text).output).toBe(text)
})

test('an id is a UUID in small letters', () => {
  expect(field.isId('01936f3c-9a10-7000-8000-000000000001')).toBe(true)
  for (const id of [
    '',
    'abc',
    '01936F3C-9A10-7000-8000-000000000001',
    `01936f3c-9a10-7000-8000-000000000001\n`,
  ])
    expect(field.isId(id)).toBe(false)
})
