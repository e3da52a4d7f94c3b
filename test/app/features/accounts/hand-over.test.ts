import { describe, expect, it, test } from 'vitest'
import { handedTo, lossOf, ownerChoices, shareChoices } from '../../../../app/features/accounts/hand-over.ts'
import { filterAccounts, MINE, TEAM } from '../../../../app/features/accounts/listing.ts'
import type { Account } from '../../../../app/model/account.ts'
import type { Member } from '../../../../app/model/member.ts'
import { anAccount } from '../../../support/rows.ts'

const member = (id: string, more: object): Member => ({ id, name: id, role: 'rep', ...more }) as Member
const members = [
  member('admin', { role: 'admin' }),
  member('steven', { role: 'manager' }),
  member('nancy', { manager: 'steven' }),
  member('janet', {}),
  member('gone', { left: true }),
]

function lossFor(me: string, said: { owner: string; share?: string[] }, seen?: object) {
  const book = { members: () => members, me: { member: me, name: me, workspace: 'w', server: 's' } }
  return lossOf(book, { share: [], ...said }, seen && (anAccount(seen) as Account))
}

describe('before an account is handed over', () => {
  it.each([
    ['nancy', { owner: 'janet' }],
    ['steven', { owner: 'janet' }],
    ['nancy', { owner: 'steven', share: ['janet'] }],
  ])('%s is told of losing it to %j', (me, said) => {
    expect(lossFor(me, said, { owner: 'nancy' })).toContain(`this account is ${said.owner}’s`)
  })

  it.each([
    ['nancy', { owner: 'nancy' }],
    ['nancy', { owner: 'janet', share: ['nancy'] }],
    ['admin', { owner: 'janet' }],
    ['steven', { owner: 'nancy' }],
  ])('%s, who goes on seeing it with %j, is told nothing', (me, said) => {
    expect(lossFor(me, said, { owner: 'nancy' })).toBeUndefined()
  })

  it('whoever makes it for another is told as well', () => {
    expect(lossFor('nancy', { owner: 'janet' })).toBeDefined()
  })
})

test('who has left is given nothing, and stays the owner of what was theirs', () => {
  expect(ownerChoices(members, 'nancy').map(({ id }) => id)).toEqual(['admin', 'steven', 'nancy', 'janet'])
  expect(ownerChoices(members, 'gone').map(({ id }) => id)).toContain('gone')
})

test('an account is shared with those who would not see it otherwise', () => {
  expect(shareChoices(members, { owner: 'nancy', share: [] }).map(({ id }) => id)).toEqual(['janet'])
  expect(shareChoices(members, { owner: 'janet', share: ['nancy'] }).map(({ id }) => id)).toEqual(['steven'])
})

describe('the filter by owner', () => {
  const accounts = [
    anAccount({ name: 'Given', owner: 'nancy' }),
    anAccount({ name: 'Made', by: 'steven' }),
    anAccount({ name: 'Unsent' }),
    anAccount({ name: 'Elsewhere', owner: 'janet', by: 'nancy' }),
  ]
  it.each([
    [MINE, ['Made', 'Unsent']],
    [TEAM, ['Given']],
    ['janet', ['Elsewhere']],
    [undefined, ['Given', 'Made', 'Unsent', 'Elsewhere']],
  ])('%s shows a manager %j', (owner, names) => {
    expect(filterAccounts(accounts, { owner }, 'steven', members).map(({ name }) => name)).toEqual(names)
  })
})

describe('once an account is handed over', () => {
  const handed = (me: string, said: { owner: string; share?: string[] }) => {
    const book = { members: () => members, me: { member: me, name: me, workspace: 'w', server: 's' } }
    return handedTo(book, { share: [], ...said }, anAccount({ owner: 'nancy' }) as Account)
  }

  it('who loses sight of it cannot take it back, and is told whose it is', () => {
    expect(handed('nancy', { owner: 'janet' })).toEqual({ name: 'janet', isLost: true })
  })

  it('who still reads it cannot take it back either', () => {
    expect(handed('nancy', { owner: 'janet', share: ['nancy'] })).toEqual({ name: 'janet', isLost: false })
  })

  it.each([
    ['admin', { owner: 'janet' }],
    ['nancy', { owner: 'nancy', share: ['janet'] }],
  ])('%s, who may say so again with %j, can take it back', (me, said) => {
    expect(handed(me, said)).toBeUndefined()
  })
})
