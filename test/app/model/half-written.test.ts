import { expect, test } from 'vitest'
import { accountOfForm, typedIn } from '../../../app/model/half-written.ts'
import { newId } from '../../../app/model/id.ts'

const [one, other] = [newId(), newId()]

test.each([
  ['the account chosen in it', 'note/new/', { values: { account: { id: one, name: 'Horn' } } }, one],
  ['the account it names', 'voice/new', { values: { account: one } }, one],
  [
    'the chosen one before the one it was opened on',
    `note/new/${other}`,
    { values: { account: { id: one } } },
    one,
  ],
  ['that of the row it changes', 'transcript/x', { values: {}, seen: { id: other, account: one } }, one],
  ['the account it changes', `account/${one}`, { values: {} }, one],
  ['the one it was opened on', `contact/new/${one}`, { values: {} }, one],
  ['no account that is not there yet', 'account/new', { values: {} }, undefined],
  ['none where nothing can be read', 'note/new/', 'nothing', undefined],
])('a half-written form is for %s', (_, key, value, account) => {
  expect(accountOfForm({ key, value })).toBe(account)
})

test('of a half-written form only what was typed since it was filled counts', () => {
  const filled = { body: '', about: 'old', kind: 'visit', due: { text: '' } }
  const values = { ...filled, body: 'half a sen', due: { text: 'fri', date: '2026-11-27' }, account: one }
  expect(typedIn({ key: 'x', value: { values, filled } })).toEqual(['half a sen', 'fri'])
  for (const value of [null, 'x', { values: null }]) expect(typedIn({ key: 'x', value })).toEqual([])
})
