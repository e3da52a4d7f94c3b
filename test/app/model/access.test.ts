import { describe, expect, it } from 'vitest'
import { mayHandOver, mayRead, ownerOf, type Person } from '../../../app/model/access.ts'

const people = {
  admin: { id: 'admin', role: 'admin' },
  nancy: { id: 'nancy', role: 'rep', manager: 'steven' },
  janet: { id: 'janet', role: 'rep', manager: 'steven' },
  steven: { id: 'steven', role: 'manager' },
  andrew: { id: 'andrew', role: 'manager' },
  'formerly steven': { id: 'steven', role: 'rep' },
  'nancy, who left': { id: 'nancy', role: 'rep', manager: 'steven', left: true },
  'an admin who left': { id: 'admin', role: 'admin', left: true },
} satisfies Record<string, Person>

describe('the owner of an account', () => {
  it.each([
    [{ owner: 'nancy', by: 'janet' }, 'nancy'],
    [{ by: 'janet' }, 'janet'],
    [{}, undefined],
  ])('of %j is %s', (account, owner) => {
    expect(ownerOf(account)).toBe(owner)
  })
})

describe("nancy's account, shared with andrew", () => {
  const account = { owner: 'nancy', by: 'janet', 'share/andrew': true, 'share/janet': false }
  it.each<[keyof typeof people, { reads: boolean; handsOver: boolean }]>([
    ['nancy', { reads: true, handsOver: true }],
    ['steven', { reads: true, handsOver: true }],
    ['admin', { reads: true, handsOver: true }],
    ['andrew', { reads: true, handsOver: false }],
    ['janet', { reads: false, handsOver: false }],
    ['formerly steven', { reads: false, handsOver: false }],
    ['nancy, who left', { reads: false, handsOver: false }],
    ['an admin who left', { reads: false, handsOver: false }],
  ])('for %s: %j', (who, { reads, handsOver }) => {
    expect(mayRead(people[who], account, people.nancy)).toBe(reads)
    expect(mayHandOver(people[who], account, people.nancy)).toBe(handsOver)
  })
})

describe('an account without owner', () => {
  it.each<[keyof typeof people, boolean]>([
    ['janet', true],
    ['steven', true],
    ['admin', true],
    ['nancy', false],
    ['andrew', false],
  ])('is its maker’s: %s reads it %s', (who, reads) => {
    expect(mayRead(people[who], { by: 'janet' }, people.janet)).toBe(reads)
    expect(mayHandOver(people[who], { by: 'janet' }, people.janet)).toBe(reads)
  })

  it('nor maker is for admins alone', () => {
    expect(mayRead(people.admin, {}, undefined)).toBe(true)
    expect(mayRead(people.steven, {}, undefined)).toBe(false)
  })
})

describe('the account of a member who left', () => {
  it('is still read by their manager', () => {
    expect(mayHandOver(people.steven, { owner: 'nancy' }, people['nancy, who left'])).toBe(true)
  })
})

describe('a share with a member who left', () => {
  it('opens nothing', () => {
    const account = { owner: 'janet', 'share/nancy': true }
    expect(mayRead(people['nancy, who left'], account, people.janet)).toBe(false)
  })
})
