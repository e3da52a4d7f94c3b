import { describe, expect, test } from 'vitest'
import { daysToRenewal, renewalsAhead } from '../../../app/model/renewal.ts'
import { anAccount } from '../../support/rows.ts'

const today = '2026-11-23'

describe('renewals ahead', () => {
  test.each([
    ['today', '2026-11-23', 30],
    ['in 30 days', '2026-12-23', 30],
    ['in 31 days', '2026-12-24', 60],
    ['in 60 days', '2027-01-22', 60],
    ['in 61 days', '2027-01-23', 90],
    ['in 90 days', '2027-02-21', 90],
    ['in 91 days', '2027-02-22', undefined],
    ['yesterday', '2026-11-22', undefined],
  ])('a renewal %s', (_, renewal, within) => {
    expect(renewalsAhead([anAccount({ renewal })], today)[0]?.within).toBe(within)
  })

  test('the soonest comes first', () => {
    const accounts = [anAccount({ renewal: '2027-01-31' }), anAccount({ renewal: '2026-12-31' })]
    expect(renewalsAhead(accounts, today).map(ahead => ahead.days)).toEqual([38, 69])
  })

  test.each([
    ['lost', { status: 'lost' }, 0],
    ['archived', { archived: true }, 0],
    ['deleted', { deleted: true }, 0],
    ['paused', { status: 'paused' }, 1],
  ] as const)('an account that is %s', (_, fields, shown) => {
    expect(renewalsAhead([anAccount({ renewal: '2026-12-31', ...fields })], today)).toHaveLength(shown)
  })

  test('a renewal that has passed is a number of days ago', () => {
    expect(daysToRenewal(anAccount({ renewal: '2026-11-20' }), today)).toBe(-3)
    expect(daysToRenewal(anAccount(), today)).toBeUndefined()
  })
})
