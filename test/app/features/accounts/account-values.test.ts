import { describe, expect, test } from 'vitest'
import { patchOf, readAmount, valuesOf } from '../../../../app/features/accounts/account-values.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import type { Workspace } from '../../../../app/model/workspace.ts'
import { anAccount } from '../../../support/rows.ts'

const book = {
  me: { member: 'nancy', name: 'Nancy', workspace: 'w', server: 'device' },
  workspace: () => ({ currency: 'EUR' }) as Workspace,
}

describe('an amount as people type it', () => {
  test.each([
    ['104000', 104000],
    ['104,000', 104000],
    ['104.000', 104000],
    ['104 000', 104000],
    ['104’000', 104000],
    ['1,234,567.89', 1234567.89],
    ['1.234.567,8', 1234567.8],
    ['0', 0],
    ['12,5', 12.5],
  ])('%s is %d', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount)
  })

  test.each(['-5', 'a lot', '1e400', '€5'])('%s is none', typed => {
    expect(readAmount(typed)).toBeNaN()
  })
})

describe('the account form', () => {
  test('a new account needs a name alone and belongs to who makes it', () => {
    const patch = patchOf({ ...valuesOf(undefined, book), name: 'Around the Horn' })
    const said = Object.entries(patch).filter(([, value]) => value !== null && value !== '')
    expect(Object.fromEntries(said)).toEqual({ name: 'Around the Horn', owner: 'nancy' })
  })

  test('a row shown and saved again changes nothing', () => {
    const row = { ...anAccount({ name: 'Horn', value: 13390, currency: 'GBP', key: true }), 'tag/wine': true }
    const patch = patchOf(valuesOf(row, book), row as unknown as AnyShown)
    const fields: Record<string, unknown> = { ...row }
    for (const [field, value] of Object.entries(patch)) expect(fields[field] ?? null).toEqual(value || null)
  })

  test('tags are added and taken away one by one', () => {
    const row = { ...anAccount({ name: 'Horn' }), 'tag/wine': true, 'tag/old': true }
    const values = { ...valuesOf(row, book), tag: 'wine,  north /sea ,' }
    expect(patchOf(values, row as unknown as AnyShown)).toMatchObject({
      'tag/wine': true,
      'tag/old': false,
      'tag/north sea': true,
    })
  })

  test('an emptied field is cleared', () => {
    const row = anAccount({ name: 'Horn', value: 5, cadence: 14, renewal: '2026-12-31' })
    const values = { ...valuesOf(row, book), value: ' ', cadence: '', renewal: '' }
    expect(patchOf(values, row as unknown as AnyShown)).toMatchObject({
      value: null,
      cadence: null,
      renewal: '',
    })
  })
})
