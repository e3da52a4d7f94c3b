import { expect, test } from 'vitest'
import { linesOf } from '../../../../app/features/history/lines.ts'

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
    [{ field: 'town', value: 'Luleå', was: 'Umeå', restore: 'Umeå' }],
    [{ field: 'town', value: 'Umeå' }],
  ])
})

test('a value that stands again needs no bringing back', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { town: 'Umeå' })], { town: 'Umeå' })
  expect(lines[0]?.[0]).not.toHaveProperty('restore')
})

test('a value that lost to an edit it had not seen can be brought back', () => {
  const lines = linesOf([entry({ town: 'Piteå' }), entry({ town: 'Luleå' })], { town: 'Luleå' })
  expect(lines[0]).toEqual([{ field: 'town', value: 'Piteå', restore: 'Piteå' }])
})

test('a field that was cleared can be filled again, but clearing is nothing to bring back', () => {
  const cleared = linesOf([entry({ phone: null }, { phone: '030' })], {})
  expect(cleared[0]).toEqual([{ field: 'phone', value: null, was: '030', restore: '030' }])
  const filled = linesOf([entry({ phone: '030' }), entry({ phone: null })], { phone: '030' })
  expect(filled[1]?.[0]).not.toHaveProperty('restore')
})

test('a deletion taken back by an edit is told, and not offered again', () => {
  const lines = linesOf([entry({ town: 'Luleå' }, { deleted: true })], { town: 'Luleå' })
  expect(lines[0]?.[1]).toEqual({ field: 'deleted', value: undefined, was: true })
})
