import { expect, test } from 'vitest'
import { likestFirst } from '../../../../app/features/shared/likeness.ts'

const names = (one: { name: string; email?: string }, others: { name: string; email?: string }[]) =>
  likestFirst(one, others).map(({ name }) => name)

test('of what may be the same customer, those whose names look alike come first', () => {
  const others = ['Alfreds', 'Bon app’', 'Horn, Around the', 'AROUND THE HORN Ltd', 'Zaanse'].map(name => ({
    name,
  }))
  expect(names({ name: 'Around the Horn' }, others).slice(0, 2)).toEqual([
    'Horn, Around the',
    'AROUND THE HORN Ltd',
  ])
})

test('one e-mail address in both outweighs how the names are written, and what is not alike keeps its order', () => {
  const others = [{ name: 'Ana' }, { name: 'Bob' }, { name: 'Tom', email: 'tom@horn.example' }]
  expect(names({ name: 'Xy', email: 'tom@horn.example' }, others)).toEqual(['Tom', 'Ana', 'Bob'])
})
