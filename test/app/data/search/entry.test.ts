import { describe, expect, test } from 'vitest'
import { entryOf } from '../../../../app/data/search/entry.ts'
import { row } from './entries.ts'

describe('what a row is found by', () => {
  test('an account: its name, town and tags, then where and how to reach it, then what is known', () => {
    const horn = row('account', 'horn', {
      name: 'Around the Horn',
      town: 'London',
      phone: '(171) 555-7788',
      'tag/wine': true,
      'tag/gone': false,
      about: 'Since 1998',
      value: 104_000,
    })
    expect(entryOf(horn)).toMatchObject({
      title: 'Around the Horn',
      named: true,
      keys: ['London', 'wine'],
      details: ['(171) 555-7788'],
      phones: ['1715557788'],
      text: 'Since 1998',
    })
  })

  test('a person: name, role, mail and both telephones', () => {
    const thomas = row('contact', 'thomas', {
      name: 'Thomas Hardy',
      role: 'Owner',
      email: 'thomas@horn.example',
      mobile: '0777 123',
    })
    expect(entryOf(thomas)).toMatchObject({
      keys: ['Owner'],
      details: ['thomas@horn.example', '0777 123'],
      phones: ['777123'],
    })
  })

  test('a note: its first line that says something, and all of it, also the text kept where two versions met', () => {
    const note = row('note', 'n', { body: '\n\nVisit\nAll well.', 'met/body:d:1': 'All bad.', at: 7 })
    expect(entryOf(note)).toMatchObject({ title: 'Visit', text: '\n\nVisit\nAll well.\nAll bad.', at: 7 })
  })

  test('an action: due that very day on this device, or when it was done', () => {
    const due = entryOf(row('action', 'a', { text: 'Send price list', due: '2026-11-27' }))
    expect(new Date(due?.at ?? 0).toDateString()).toBe('Fri Nov 27 2026')
    expect(entryOf(row('action', 'a', { text: 'Send', due: '2026-11-27', done: 5 }))?.at).toBe(5)
  })

  test('nothing deleted, nothing that says nothing, nobody of the workspace', () => {
    expect(entryOf(row('note', 'n', { body: 'Visit', deleted: true }))).toBeUndefined()
    expect(entryOf(row('check-in', 'c', { kind: 'visit', at: 1 }))).toBeUndefined()
    expect(entryOf(row('member', 'm', { name: 'Anna' }))).toBeUndefined()
  })
})
