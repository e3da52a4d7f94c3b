import { expect, test } from 'vitest'
import type { ConnectionState } from '../../../../app/data/connection.ts'
import { lateSentence } from '../../../../app/features/sync/late.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const minutesAgo = (minutes: number) => NOW - minutes * 60_000

test.each<[ConnectionState['is'], number | undefined, boolean]>([
  ['synced', undefined, false],
  ['waiting', minutesAgo(5), false],
  ['waiting', minutesAgo(6), true],
  ['server-trouble', minutesAgo(6), true],
  ['syncing', minutesAgo(6), true],
  ['offline', minutesAgo(60), false],
  ['portal', minutesAgo(60), false],
  ['sign-in', minutesAgo(60), false],
  ['revoked', minutesAgo(60), false],
  ['none', minutesAgo(60), false],
])('while sync is %s, a change of %s is said to be late: %s', (is, oldest, isLate) => {
  expect(lateSentence({ is }, oldest, NOW) !== undefined).toBe(isLate)
})

test('it says for how long the oldest has waited', () => {
  expect(lateSentence({ is: 'waiting' }, minutesAgo(12), NOW)).toBe(
    'Something written 12 min ago is still not sent, although this device is online.',
  )
})
