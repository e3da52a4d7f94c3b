import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../app/model/change.ts'
import { LONGEST_TEXT } from '../../../app/model/field.ts'
import { readAnswer, readChange, readSnapshot } from '../../../app/model/protocol.ts'
import { nextStamp } from '../../../app/model/stamp.ts'

const DEVICE = 'a'.repeat(16)
const ID = '01936f3c-9a10-7000-8000-000000000001'
const change: Change = {
  id: `${DEVICE}:1`,
  noun: 'account',
  row: ID,
  scope: `account/${ID}`,
  new: true,
  patch: { name: 'Around the Horn' },
  stamp: nextStamp(undefined, 1, DEVICE),
  base: { revision: 0, change: 0 },
}

test('a change reads as it was written', () => {
  expect(readChange(JSON.parse(JSON.stringify(change)))).toEqual(change)
})

test('a change may say what the editor of a text was filled with, and need not', () => {
  const about = { ...change, patch: { about: 'Likes stout.' }, from: { about: '' } }
  expect(readChange(about)).toEqual(about)
})

test('what the server alone sets is not even read', () => {
  const forged = { ...change, by: ID, role: 'admin', workspace: ID, revision: 99, isAdmin: true }
  expect(readChange(forged)).toEqual(change)
})

test.each([
  ['an id that is none', { row: 'horn' }],
  ['an id of ten thousand characters', { row: 'x'.repeat(10_000) }],
  ['a number that is none', { id: `${DEVICE}:-1` }],
  ['a stamp of another kind', { stamp: '2026-11-23' }],
  ['a scope that is none', { scope: 'account/../admin' }],
  ['a move to nowhere', { patch: { scope: 'elsewhere' } }],
  ['a patch that is a text', { patch: 'name' }],
  ['a base that is missing', { base: undefined }],
  ['a field called __proto__', { patch: JSON.parse('{"__proto__":{"deleted":true}}') }],
  ['a field called constructor', { patch: JSON.parse('{"constructor":{}}') }],
  ['a text it grew out of that is not in the patch', { from: { about: 'Likes stout.' } }],
  ['a line that grew out of another', { from: { name: 'Horn' } }],
  ['a text it grew out of that is none', { patch: { about: 'x' }, from: { about: 7 } }],
  [
    'a text it grew out of that is too long',
    { patch: { about: 'x' }, from: { about: 'x'.repeat(LONGEST_TEXT + 1) } },
  ],
  ['a thousand fields', { patch: Object.fromEntries([...Array(1000).keys()].map(n => [`tag/${n}`, true])) }],
])('%s makes a change unreadable', (_, part) => {
  expect(readChange({ ...change, ...part })).toBeTypeOf('string')
})

test('reading never throws, whatever arrives', () => {
  fc.assert(
    fc.property(fc.jsonValue(), input => {
      readChange(input)
      readAnswer(input, 'nonce')
      readSnapshot(input)
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(change)), fc.jsonValue(), (part, value) => {
      readChange({ ...change, [part]: value })
    }),
  )
})

test('only the answer to this question is one', () => {
  const answer = { echo: 'mine', verdicts: [], rows: [], cursor: 3, more: false, now: 1 }
  expect(readAnswer(answer, 'mine')).toEqual(answer)
  expect(readAnswer(answer, 'another')).toBeTypeOf('string')
  expect(readAnswer({ ...answer, rows: [{ id: ID }] }, 'mine')).toBeTypeOf('string')
  expect(readAnswer('<html>Welcome to the hotel</html>', 'mine')).toBeTypeOf('string')
})
