import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchNames } from '../../../../app/features/accounts/match-names.ts'
import type { Account } from '../../../../app/model/account.ts'
import { anAccount } from '../../../support/rows.ts'

const named = ['Around the Horn', 'Berglunds snabbköp', 'Ernst Handel'].map(name => anAccount({ name }))
const namesOf = (accounts: Account[]) => accounts.map(account => account.name)

describe('names found as one types', () => {
  test.each([
    ['berg', ['Berglunds snabbköp']],
    ['SNABBKOP', ['Berglunds snabbköp']],
    ['hor ar', ['Around the Horn']],
    ['orn', []],
    ['', ['Around the Horn', 'Berglunds snabbköp', 'Ernst Handel']],
  ])('%s', (typed, found) => {
    expect(namesOf(matchNames(named, typed))).toEqual(found)
  })
})

test('whatever was typed before, and among whatever accounts, the same names are found', () => {
  const some = named.slice(0, 2)
  const others = named.slice(1)
  const typings = fc.array(
    fc.record({ among: fc.constantFrom(named, some, others), typed: fc.stringMatching(/^[abhe ]{0,3}$/) }),
    { minLength: 2, maxLength: 8 },
  )
  fc.assert(
    fc.property(typings, steps => {
      const found = steps.map(({ among, typed }) => matchNames(among, typed))
      // A list never seen before is looked at whole.
      const looked = steps.map(({ among, typed }) => matchNames([...among], typed))
      expect(found.map(namesOf)).toEqual(looked.map(namesOf))
    }),
  )
})
