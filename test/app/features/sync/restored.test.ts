import { expect, test } from 'vitest'
import { restoredSentence } from '../../../../app/features/sync/restored.ts'
import { at } from '../../../support/rows.ts'

const since = at('2026-11-23 12:00')
const until = at('2026-11-23 12:05')

test.each([
  ['never was', undefined, until, undefined],
  [
    'is under way',
    { since },
    until,
    'The server was restored from a backup; this device gives back what it had.',
  ],
  [
    'is over',
    { since, until },
    at('2026-11-25 09:00'),
    'The server was restored from a backup; by Mon 23 Nov, 12:05 this device had given back what it had.',
  ],
  ['is long over', { since, until }, at('2027-01-05 09:00'), undefined],
])('giving back what the server lost that %s', (_, restored, now, sentence) => {
  expect(restoredSentence(restored, now)).toBe(sentence)
})
