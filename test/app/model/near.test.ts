import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byNearest, distance, isStandingAt, standingAt } from '../../../app/model/near.ts'
import { anAccount } from '../../support/rows.ts'

const place = (latitude: number, longitude: number, accuracy = 0) => ({ latitude, longitude, accuracy })
const horn = place(51.5074, -0.1278)

describe('distance', () => {
  test('from London to Paris is 344 kilometres', () => {
    expect(distance(horn, place(48.8566, 2.3522)) / 1000).toBeCloseTo(343.6, 0)
  })

  test('across the date line is short', () => {
    expect(distance(place(0, 179.999), place(0, -179.999))).toBeCloseTo(222, 0)
  })

  test('is the same both ways, never below zero, at most half round the earth', () => {
    const anyPlace = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      accuracy: fc.constant(0),
    })
    fc.assert(
      fc.property(anyPlace, anyPlace, (a, b) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 3)
        expect(distance(a, b)).toBeGreaterThanOrEqual(0)
        expect(distance(a, b)).toBeLessThanOrEqual(20_016_000)
        expect(distance(a, a)).toBe(0)
      }),
    )
  })
})

describe('standing at an account', () => {
  // A thousandth of a degree of latitude is 111.2 m.
  test.each([
    ['100 m away known to 20 m', place(51.5083, -0.1278, 20), true],
    ['100 m away known to 60 m', place(51.5083, -0.1278, 60), false],
    ['at the door known to 150 m', place(51.5074, -0.1278, 150), true],
    ['at the door known to 151 m', place(51.5074, -0.1278, 151), false],
  ])('%s', (_, here, stands) => {
    expect(isStandingAt(here, horn)).toBe(stands)
  })

  test('the nearest of two doors is meant', () => {
    const far = anAccount({ name: 'Next door', place: place(51.5082, -0.1278) })
    const near = anAccount({ name: 'Around the Horn', place: horn })
    expect(standingAt(place(51.5075, -0.1278, 10), [far, near])?.name).toBe('Around the Horn')
  })

  test('an archived or deleted account and one without a place are never stood at', () => {
    const accounts = [
      anAccount({ place: horn, archived: true }),
      anAccount({ place: horn, deleted: true }),
      anAccount(),
    ]
    expect(standingAt(horn, accounts)).toBeUndefined()
  })
})

test('accounts without a place come after all that have one, in the order they had', () => {
  const accounts = [
    anAccount({ name: 'Nowhere' }),
    anAccount({ name: 'Luleå', place: place(65.58, 22.15) }),
    anAccount({ name: 'No idea' }),
    anAccount({ name: 'London', place: horn }),
  ]
  expect(accounts.sort(byNearest(horn)).map(account => account.name)).toEqual([
    'London',
    'Luleå',
    'Nowhere',
    'No idea',
  ])
})
