import { expect, test } from 'vitest'
import { accountOf, inAccount, itemsOf } from '../../../app/model/row.ts'

test('a scope names its account, and others name none', () => {
  expect(accountOf(inAccount('horn'))).toBe('horn')
  expect(accountOf('workspace')).toBe('')
  expect(accountOf('member/ada')).toBe('')
})

test('the items of a set are those that are in it, sorted', () => {
  const row = { 'tag/wine': true, 'tag/beer': true, 'tag/gone': false, 'tag/cleared': null, 'with/ana': true }
  expect(itemsOf(row, 'tag')).toEqual(['beer', 'wine'])
  expect(itemsOf(row, 'with')).toEqual(['ana'])
})
