import { expect, it } from 'vitest'
import { databaseOf } from '../../../app/data/books.ts'

it('each member of each server has a book of their own on a device', () => {
  const names = [
    { server: 'north', member: 'nancy' },
    { server: 'north', member: 'andrew' },
    { server: 'south', member: 'nancy' },
    { server: 'device', member: 'nancy' },
    { server: 'example', member: 'nancy' },
  ].map(databaseOf)
  expect(new Set(names).size).toBe(names.length)
})
