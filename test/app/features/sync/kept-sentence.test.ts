import { expect, test } from 'vitest'
import { unsentAmong } from '../../../../app/features/shared/outbox.ts'
import { keptSentence } from '../../../../app/features/sync/kept-sentence.ts'
import { newId } from '../../../../app/model/id.ts'
import { type AnyShown, inAccount } from '../../../../app/model/row.ts'

const [horn, me, robert] = [newId(), newId(), newId()]
const scope = inAccount(horn)
const row: AnyShown = { noun: 'account', id: horn, scope, account: horn, revision: 1, change: 0 }

const item = (patch: object, by?: string) => ({
  id: '00000000000000aa:1',
  at: 0,
  code: 'kept',
  sentence: '',
  changes: [
    {
      id: '00000000000000aa:1',
      noun: 'account',
      row: horn,
      scope,
      patch: { ...patch },
      stamp: '01936f3c9a10-0000-00000000000000aa',
      base: { revision: 0, change: 0 },
    },
  ],
  ...(by && { by }),
})
const said = (patch: object, by?: string, now: object | undefined = {}) =>
  keptSentence(item(patch, by), now && { ...row, ...now }, me, () => 'Robert')

test('why a row stands that was to go', () => {
  const deletion = { deleted: true }
  const erasure = { deleted: true, erased: true }
  expect(said(deletion, robert)).toBe('Kept: Robert has edited it since you deleted it.')
  expect(said(deletion, me)).toBe('Kept: it was edited since you deleted it, from another device of yours.')
  expect(said(deletion)).toBe('Kept: it was edited since you deleted it.')
  expect(said(erasure, robert)).toBe(
    'Kept: Robert has edited it since you erased it. Once it is deleted again, it can be erased for good.',
  )
  expect(said({ ...deletion, into: newId() })).toContain('could not be merged')
})

test('a row that is gone by now is not said to stand', () => {
  const erasure = { deleted: true, erased: true }
  expect(said({ deleted: true }, robert, { deleted: true })).toBe('It is not here any more.')
  expect(said(erasure, robert, erasure)).toBe('It is not here any more.')
  expect(said(erasure, robert, { deleted: true })).toContain('not erased for good')
  expect(keptSentence(item({ deleted: true }), undefined, me, String)).toBe('It is not here any more.')
})

test('is not among what is unsent', () => {
  expect(unsentAmong([item({ deleted: true }), { ...item({}), code: 'gone' }])).toMatchObject([
    { code: 'gone' },
  ])
})
