import { expect, it } from 'vitest'
import { standsFor } from '../../../app/model/merged-away.ts'
import { idsThere } from '../../../app/model/people-there.ts'
import { aCheckIn, aContact } from '../../support/rows.ts'

it('who was there is who stands for them now, once', () => {
  const thomas = aContact({ name: 'Thomas Hardy' })
  const tom = aContact({ name: 'Tom', deleted: true, into: thomas.id })
  const t = aContact({ name: 'T.', deleted: true, into: tom.id })
  const elizabeth = aContact({ name: 'Elizabeth' })
  const known = new Map([thomas, tom, t, elizabeth].map(person => [person.id, person]))
  const there = idsThere(aCheckIn({}, [t, thomas, elizabeth]), id => known.get(id))
  expect([...there].sort()).toEqual([thomas.id, elizabeth.id].sort())
})

it('one that came back, and one nobody knows, stand for themselves', () => {
  const back = aContact({ name: 'Tom', into: 'somebody' })
  const stranger = aContact()
  const there = idsThere(aCheckIn({}, [back, stranger]), id => (id === back.id ? back : undefined))
  expect([...there].sort()).toEqual([back.id, stranger.id].sort())
})

it.each<[why: string, into: Record<string, string>, from: string, then: string]>([
  ['nobody', {}, 'a', 'a'],
  ['the last of a chain', { a: 'b', b: 'c' }, 'a', 'c'],
  ['oneself in a circle', { a: 'b', b: 'a' }, 'a', 'a'],
  ['oneself before a circle', { a: 'b', b: 'c', c: 'b' }, 'a', 'a'],
  ['oneself', { a: 'a' }, 'a', 'a'],
])('a row stands for %s', (_, into, from, then) => {
  expect(standsFor(from, id => into[id])).toBe(then)
})
