import { expect, test } from 'vitest'
import { clockSentence } from '../../../../app/features/sync/clock.ts'

const MINUTE = 60_000

test.each([
  [2 * MINUTE, '2 minutes ahead'],
  [-90 * MINUTE, '90 minutes behind'],
  [5 * 60 * MINUTE, '5 hours ahead'],
  [-3650 * 24 * 60 * MINUTE, '3,650 days behind'],
])('a clock %i ms off is said to be %s', (off, words) => {
  expect(clockSentence(off)).toContain(words)
})
