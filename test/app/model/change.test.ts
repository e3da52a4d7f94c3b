import fc from 'fast-check'
import { expect, test } from 'vitest'
import { account } from '../../../app/model/account.ts'
import { changeId, counterOf, deviceOf, readPatch } from '../../../app/model/change.ts'
import { checkIn } from '../../../app/model/check-in.ts'
import { LONGEST_TEXT } from '../../../app/model/field.ts'
import { note } from '../../../app/model/note.ts'
import { nouns } from '../../../app/model/nouns.ts'
import type { Fields } from '../../../app/model/row.ts'

test('a change is named by its device and number', () => {
  const id = changeId('a'.repeat(16), 42)
  expect([deviceOf(id), counterOf(id)]).toEqual(['a'.repeat(16), 42])
})

test('a new row needs what it cannot be without, an edit does not', () => {
  expect(readPatch(account, { town: 'London' }, true).problems).toEqual([{ field: 'name', why: 'required' }])
  expect(readPatch(account, { town: 'London' }, false).problems).toEqual([])
  expect(readPatch(account, { name: null }, false).problems).toEqual([{ field: 'name', why: 'required' }])
})

test('a name of spaces or of characters nobody sees is no name', () => {
  for (const name of ['', '   ', '\u200b\u200d', '\u00a0'])
    expect(readPatch(account, { name }, true).problems).toEqual([{ field: 'name', why: 'required' }])
})

test('a field this version does not know is named for later, not applied', () => {
  expect(readPatch(account, { mood: 'sunny', 'vibe/good': true, town: 'London' }, false)).toEqual({
    fields: { town: 'London' },
    later: ['mood', 'vibe/good'],
    problems: [],
  })
})

test('sets are only those of the noun, their items true or false', () => {
  expect(readPatch(account, { 'tag/wine': true, 'with/ana': true }, false)).toMatchObject({
    fields: { 'tag/wine': true },
    later: ['with/ana'],
  })
  expect(readPatch(account, { 'tag/wine': 'yes' }, false).problems).toEqual([
    { field: 'tag/wine', why: 'invalid' },
  ])
})

test('what was met can be cleared once it is settled', () => {
  expect(readPatch(note, { 'met/body:x': null }, false).fields).toEqual({ 'met/body:x': null })
})

test('a text may hold 256 KB and not one character more', () => {
  expect(readPatch(note, { body: 'x'.repeat(LONGEST_TEXT) }, false).problems).toEqual([])
  expect(readPatch(note, { body: 'x'.repeat(LONGEST_TEXT + 1) }, false).problems).toEqual([
    { field: 'body', why: 'too_long' },
  ])
})

test('an empty text clears the field', () => {
  expect(readPatch(checkIn, { said: '' }, false).fields).toEqual({ said: null })
})

test('spaces alone clear a line', () => {
  expect(readPatch(account, { town: '  ' }, false).fields).toEqual({ town: null })
})

test('what has been read once reads the same again', () => {
  const patch = fc.dictionary(
    fc.constantFrom(...Object.keys(account.fields), 'tag/wine', 'with/ana', 'mood'),
    fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
  )
  fc.assert(
    fc.property(patch, patch => {
      const once = readPatch(account, patch, false).fields
      expect(readPatch(account, once, false)).toEqual({ fields: once, later: [], problems: [] })
    }),
  )
})

test('reading a patch never throws and never reaches a prototype, whatever is in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(nouns)), fc.jsonValue(), (noun, value) => {
      const patch = JSON.parse(JSON.stringify({ name: value, place: value, at: value })) as Fields
      expect(Object.getPrototypeOf(readPatch(noun, patch, true).fields)).toBe(Object.prototype)
    }),
  )
  const hostile = JSON.parse('{"__proto__":{"deleted":true},"constructor":1}') as Fields
  expect(readPatch(account, hostile, false)).toEqual({
    fields: {},
    later: ['__proto__', 'constructor'],
    problems: [],
  })
})
