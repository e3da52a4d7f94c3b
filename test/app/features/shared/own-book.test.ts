import { expect, it } from 'vitest'
import type { Book } from '../../../../app/data/book.ts'
import { ownBook } from '../../../../app/features/shared/own-book.ts'

const accounts = [
  { id: 'own', owner: 'steven' },
  { id: 'made', by: 'steven' },
  { id: 'unsent' },
  { id: 'shared', owner: 'janet', 'share/steven': true },
  { id: 'shared no more', owner: 'janet', 'share/steven': false },
  { id: 'of the team', owner: 'nancy' },
]
const actions = [
  { id: 'on own', account: 'own', owner: 'nancy' },
  { id: 'on shared', account: 'shared', owner: 'janet' },
  { id: 'of the team', account: 'of the team', owner: 'nancy' },
  { id: 'for the team', account: 'of the team', owner: 'steven' },
]

function bookOf(role: string | undefined) {
  return {
    me: { member: 'steven' },
    members: () => [{ id: 'steven', ...(role && { role }) }],
    accounts: () => accounts,
    account: (id: string) => accounts.find(account => account.id === id),
    openActions: () => actions,
  } as unknown as Book
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

it.each(['manager', 'admin'])('of a %s is what they look after themselves', role => {
  const own = ownBook(bookOf(role))
  expect(ids(own.accounts())).toEqual(['own', 'made', 'unsent', 'shared'])
  expect(ids(own.openActions())).toEqual(['on own', 'on shared', 'for the team'])
})

it.each(['rep', undefined])('of one who is %s is all they may read', role => {
  const own = ownBook(bookOf(role))
  expect(own.accounts()).toBe(accounts)
  expect(own.openActions()).toBe(actions)
})
