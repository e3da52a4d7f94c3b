import { expect, test } from 'vitest'
import type { Book } from '../../../../app/data/book.ts'
import { authorOf, hasServer } from '../../../../app/features/shared/people.ts'

const bookOf = (...names: string[]) =>
  ({
    me: { member: 'Rex', name: 'Rex', workspace: 'w', server: 's' },
    members: () => names.map(name => ({ id: name, name })),
  }) as unknown as Book

test('a row says who made it where that was somebody else', () => {
  const book = bookOf('Rex', 'Ada')
  expect(authorOf(book, { by: 'Ada' })).toBe('Ada')
  expect(authorOf(book, { by: 'Rex' })).toBeUndefined()
  expect(authorOf(book, {})).toBeUndefined()
})

test('in a book of one’s own nobody needs to be named', () => {
  expect(authorOf(bookOf('Rex'), { by: 'a device from before joining' })).toBeUndefined()
})

test('just this device and the example book have no server', () => {
  const on = (server: string) => hasServer({ me: { ...bookOf().me, server } })
  expect([on('device'), on('example'), on('s')]).toEqual([false, false, true])
})
