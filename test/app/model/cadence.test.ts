import { describe, expect, test } from 'vitest'
import { daysPastCadence, daysSinceContact, isGoingQuiet, isLookedAfter } from '../../../app/model/cadence.ts'
import { NOTHING_YET, type Summary } from '../../../app/model/summary.ts'
import { anAccount, at, idMadeAt } from '../../support/rows.ts'

const now = { now: at('2026-11-23 09:30'), today: '2026-11-23' }
const visited = (wall: string): Summary => ({
  recent: [{ id: 'v', at: at(wall), kind: 'visit' }],
  planned: [],
})

describe('days since contact', () => {
  test('a visit late yesterday evening was one day ago', () => {
    expect(daysSinceContact(anAccount(), visited('2026-11-22 23:59'), now)).toBe(1)
  })

  test('a visit this morning was today', () => {
    expect(daysSinceContact(anAccount(), visited('2026-11-23 00:00'), now)).toBe(0)
  })

  test('a planned visit is no contact yet', () => {
    const account = anAccount({ id: idMadeAt('2026-11-13 12:00') })
    expect(daysSinceContact(account, visited('2026-11-24 09:00'), now)).toBe(10)
  })

  test('an account never contacted counts from when it was made', () => {
    expect(daysSinceContact(anAccount({ id: idMadeAt('2026-10-24 12:00') }), NOTHING_YET, now)).toBe(30)
  })

  test('a clock that went back makes no days below zero', () => {
    expect(daysSinceContact(anAccount({ id: idMadeAt('2026-12-24 12:00') }), NOTHING_YET, now)).toBe(0)
  })
})

describe('going quiet', () => {
  test.each([
    ['within its own cadence', { cadence: 14 }, '2026-11-10 12:00', 0],
    ['on the last day of its cadence', { cadence: 14 }, '2026-11-09 12:00', 0],
    ['a day past its own cadence', { cadence: 14 }, '2026-11-08 12:00', 1],
    ['with no cadence of its own, a day past the workspace’s', {}, '2026-10-23 12:00', 1],
    ['twelve days past', { cadence: 14 }, '2026-10-28 12:00', 12],
    ['paused', { cadence: 14, status: 'paused' }, '2026-01-01 12:00', 0],
    ['lost', { cadence: 14, status: 'lost' }, '2026-01-01 12:00', 0],
    ['archived', { cadence: 14, archived: true }, '2026-01-01 12:00', 0],
    ['deleted', { cadence: 14, deleted: true }, '2026-01-01 12:00', 0],
  ] as const)('an account %s', (_, fields, last, past) => {
    const account = anAccount(fields)
    expect(daysPastCadence(account, visited(last), 30, now)).toBe(past)
    expect(isGoingQuiet(account, visited(last), 30, now)).toBe(past > 0)
  })

  test('an account with a status it was never given is looked after', () => {
    expect(isLookedAfter(anAccount())).toBe(true)
  })
})
