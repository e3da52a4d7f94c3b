import { expect, test } from 'vitest'
import type { ConnectionState } from '../../../../app/data/connection.ts'
import { comparedSentence } from '../../../../app/features/sync/compared.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const at = NOW - 2 * 60_000

test.each<[ConnectionState['is'], ConnectionState['told'], string | undefined]>([
  ['synced', undefined, undefined],
  ['synced', { comparing: true }, 'Checking…'],
  ['syncing', { comparing: true }, 'Checking…'],
  ['offline', { comparing: true }, 'There is no connection. It is checked as soon as this device is online.'],
  ['sign-in', { comparing: true }, 'It is checked once you have signed in.'],
  ['synced', { compared: { at, repaired: 0 } }, 'Checked 2 min ago: everything is the same.'],
  [
    'synced',
    { compared: { at, repaired: 1 } },
    'Checked 2 min ago: 1 account differed and was fetched again.',
  ],
  [
    'synced',
    { compared: { at, repaired: 3 } },
    'Checked 2 min ago: 3 accounts differed and were fetched again.',
  ],
  [
    'synced',
    { compared: { at, repaired: 2, accounts: 1 } },
    'Checked 2 min ago: 1 account and what belongs to no account differed and were fetched again.',
  ],
  [
    'synced',
    { compared: { at, repaired: 1, accounts: 0 } },
    'Checked 2 min ago: what belongs to no account differed and was fetched again.',
  ],
  [
    'synced',
    { compared: { at, repaired: 0, cannot: true } },
    'This server is of an older version and cannot check. Everything is sent and read as ever; ask again once it was updated.',
  ],
  ['synced', { comparing: true, compared: { at, repaired: 3 } }, 'Checking…'],
])('while sync is %s, %o reads "%s"', (is, told, sentence) => {
  expect(comparedSentence({ is, told, waiting: 0 }, NOW)).toBe(sentence)
})

test('while changes wait, what was checked before is not said of now', () => {
  const told = { compared: { at, repaired: 0 } }
  expect(comparedSentence({ is: 'offline', told, waiting: 1 }, NOW)).toBe(
    'Checked 2 min ago: everything that had been sent by then was the same.',
  )
})
