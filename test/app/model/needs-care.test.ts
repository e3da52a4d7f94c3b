import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byNeedsCare, overdueByAccount } from '../../../app/model/needs-care.ts'
import { anAction } from '../../support/rows.ts'

describe('needs care', () => {
  test('most days past the cadence come first, then most overdue actions, then the name', () => {
    const accounts = [
      { name: 'Around the Horn', rank: 0, daysPast: 0, overdue: 1 },
      { name: 'Bon app’', rank: 1, daysPast: 0, overdue: 0 },
      { name: 'Ernst Handel', rank: 2, daysPast: 0, overdue: 0 },
      { name: 'QUICK-Stop', rank: 3, daysPast: 12, overdue: 0 },
      { name: 'Save-a-lot Markets', rank: 4, daysPast: 12, overdue: 2 },
    ]
    expect(accounts.sort(byNeedsCare).map(each => each.name)).toEqual([
      'Save-a-lot Markets',
      'QUICK-Stop',
      'Around the Horn',
      'Bon app’',
      'Ernst Handel',
    ])
  })

  test('the order is the same whatever order the accounts came in', () => {
    const some = fc.array(fc.record({ daysPast: fc.nat(3), overdue: fc.nat(3) }))
    const shuffled = some.chain(cares => {
      const ranked = cares.map((care, rank) => ({ ...care, rank }))
      return fc.tuple(fc.constant(ranked), fc.shuffledSubarray(ranked, { minLength: ranked.length }))
    })
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect([...one].sort(byNeedsCare)).toEqual([...other].sort(byNeedsCare))
      }),
    )
  })
})

test('late actions are counted for each account', () => {
  const counts = overdueByAccount(
    [
      anAction({ account: 'horn', due: '2026-11-22' }),
      anAction({ account: 'horn', due: '2026-11-20' }),
      anAction({ account: 'horn', due: '2026-11-30' }),
      anAction({ account: 'bon', due: '2026-11-01' }),
    ],
    '2026-11-23',
  )
  expect([...counts]).toEqual([
    ['horn', 2],
    ['bon', 1],
  ])
})
