import { expect, test } from 'vitest'
import { noticeWords } from '../../../app/i18n/notices.ts'

test.each([
  [
    'Around the Horn',
    2,
    0,
    'You can no longer see Around the Horn. 2 unsent changes were handed in to your admin.',
  ],
  [
    'Around the Horn',
    1,
    0,
    'You can no longer see Around the Horn. 1 unsent change was handed in to your admin.',
  ],
  [
    'Around the Horn',
    1,
    1,
    'You can no longer see Around the Horn. 1 unsent change and 1 half-written form were handed in to your admin.',
  ],
  ['', 0, 1, 'You can no longer see an account. 1 half-written form was handed in to your admin.'],
])('%s let go with %i changes and %i forms reads so', (account, changes, drafts, sentence) => {
  expect(noticeWords().letGo(account, changes, drafts)).toBe(sentence)
})
