import { expect, test } from 'vitest'
import { standingOf } from '../../../../app/features/members/member-words.ts'
import type { Member } from '../../../../app/model/member.ts'

const standing = (lead: object) =>
  standingOf(
    { role: 'rep', manager: 'mona' },
    { members: () => [{ id: 'mona', name: 'Mona', role: 'manager', ...lead } as Member] },
  )

test('a rep is in the team of who leads it', () => {
  expect(standing({})).toBe('Rep · in Mona’s team')
})

test.each([{ left: true }, { role: 'rep' }])('nobody is in the team of one who is %o', lead => {
  expect(standing(lead)).toBe('Rep')
})
