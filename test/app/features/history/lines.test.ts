import { expect, test } from 'vitest'
import { linesOf as linesOfAll, type Now } from '../../../../app/features/history/lines.ts'

const linesOf = (entries: Parameters<typeof linesOfAll>[0], row: Now['row'], more: Partial<Now> = {}) =>
  linesOfAll(entries, { row, ...more })

const entry = (patch: Record<string, unknown>, replaced: Record<string, unknown> = {}) => ({
  revision: 1,
  at: 0,
  member: 'nancy',
  patch,
  replaced,
})

test('a replaced value can be brought back', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { town: 'Umeå' }), entry({ town: 'Umeå' })], {
    town: 'Luleå',
  })
  expect(lines).toEqual([
    [{ field: 'town', value: 'Luleå', was: 'Umeå', restore: 'Umeå', to: 'town' }],
    [{ field: 'town', value: 'Umeå' }],
  ])
})

test('a value that stands again needs no bringing back', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { town: 'Umeå' })], { town: 'Umeå' })
  expect(lines[0]?.[0]).not.toHaveProperty('restore')
})

test('a value that lost to an edit it had not seen is told as such, and can be brought back', () => {
  const lines = linesOf([entry({ town: 'Piteå' }), entry({ town: 'Luleå' })], { town: 'Luleå' })
  expect(lines[0]).toEqual([{ field: 'town', value: 'Piteå', fate: 'lost', restore: 'Piteå', to: 'town' }])
})

test('a field that was cleared can be filled again, but clearing is nothing to bring back', () => {
  const cleared = linesOf([entry({ phone: null }, { phone: '030' })], {})
  expect(cleared[0]).toEqual([{ field: 'phone', value: null, was: '030', restore: '030', to: 'phone' }])
  const filled = linesOf([entry({ phone: '030' }), entry({ phone: null })], { phone: '030' })
  expect(filled[1]?.[0]).not.toHaveProperty('restore')
})

test('a deletion taken back by an edit is told, and not offered again', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { deleted: true })], { town: 'Luleå' })
  expect(lines[0]?.[1]).toEqual({ field: 'deleted', value: undefined, was: true })
})

test('a value that stood and was replaced since is none that did not stand', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { town: 'Umeå' }), entry({ town: 'Umeå' })], {
    town: 'Luleå',
  })
  expect(lines.flat().map(line => line.fate)).toEqual([undefined, undefined])
})

test('a value under one that is not sent yet is not said to have lost', () => {
  const lines = linesOf([entry({ town: 'Luleå' })], { town: 'Umeå' }, { unsent: true })
  expect(lines[0]?.[0]).toEqual({ field: 'town', value: 'Luleå' })
})

test('a text that was merged came together with the others', () => {
  const texts = [entry({ body: 'on Wednesday' }, { body: 'on Tuesday' }), entry({ body: 'on Tuesday' })]
  const lines = linesOf(texts, { body: 'on Tuesday Wednesday' }, { texts: ['body'] })
  expect(lines.flat().map(line => line.fate)).toEqual(['merged', undefined])
})

test('an item that is not in its set is not offered to be taken out', () => {
  const added = entry({ 'tag/wine': true }, { 'tag/wine': false })
  const lines = linesOf([entry({ 'tag/wine': false }, { 'tag/wine': true }), added], {})
  expect(lines.flat().map(line => line.restore)).toEqual([true, undefined])
})

test('nothing is offered of a record that is not here', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { town: 'Umeå' })], undefined)
  expect(lines[0]?.[0]).toEqual({ field: 'town', value: 'Luleå', was: 'Umeå' })
})

test('a version that was kept beside is brought back as the text itself', () => {
  const settled = entry(
    { body: 'Tuesday', 'met/body:a:1': null, 'met/body:b:1': null },
    {
      body: 'Tuesday Wednesday',
      'met/body:a:1': 'Tuesday',
      'met/body:b:1': 'Wednesday',
    },
  )
  const lines = linesOf([settled], { body: 'Tuesday' }, { texts: ['body'] }).flat()
  expect(lines.map(({ restore, to }) => [restore, to])).toEqual([
    ['Tuesday Wednesday', 'body'],
    [undefined, undefined],
    ['Wednesday', 'body'],
  ])
})

test('of a text that was merged what can be brought back is what does not stand', () => {
  const wrote = entry({ body: 'Wednesday' }, { body: 'Tuesday' })
  const lines = linesOf(
    [entry({ body: 'Tuesday' }, { body: 'Tuesday Wednesday' }), wrote],
    { body: 'Tuesday' },
    { texts: ['body'] },
  )
  expect(lines[1]?.[0]).toMatchObject({ fate: 'merged', was: 'Tuesday', restore: 'Wednesday' })
})

test('a value that did not stand is told as such though it was brought back since', () => {
  const lines = linesOf(
    [entry({ town: 'Piteå' }, { town: 'Luleå' }), entry({ town: 'Piteå' }), entry({ town: 'Luleå' })],
    { town: 'Piteå' },
  )
  expect(lines.flat().map(line => line.fate)).toEqual([undefined, 'lost', undefined])
  expect(lines[1]?.[0]).not.toHaveProperty('restore')
})
