import { expect, test } from 'vitest'
import { countKinds } from '../../../../app/features/shared/count-kinds.ts'
import { merge } from '../../../../app/i18n/en/merge.ts'
import type { AnyShown } from '../../../../app/model/row.ts'

const rows = (...all: object[]) => all as AnyShown[]

test('what moves with a merged account is counted by its kinds, in words', () => {
  const moving = countKinds(
    rows(
      { noun: 'note' },
      { noun: 'note', deleted: true },
      { noun: 'contact' },
      { noun: 'contact' },
      { noun: 'attachment', kind: 'audio' },
    ),
  )
  expect(merge.account.moves(moving, 'The Horn', 'Around the Horn')).toBe(
    '2 people, 1 note, 1 recording, and 1 entry that was deleted move from The Horn to Around the Horn.',
  )
})

test('of one thing alone it is said that it moves', () => {
  const moving = countKinds(rows({ noun: 'check-in' }))
  expect(merge.account.moves(moving, 'A', 'B')).toBe('1 check-in moves from A to B.')
  expect(merge.contact.moves(moving, 'Tom', 'Thomas')).toBe('1 check-in names Tom and will name Thomas.')
  expect(merge.account.moves([], 'A', 'B')).toBe('Nothing lies in A.')
})
