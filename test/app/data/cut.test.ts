import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cut } from '../../../app/data/cut.ts'
import { BATCH_CHARACTERS, MOST_CHANGES } from '../../../app/model/protocol.ts'

it('in parts that fit, nothing is lost, doubled or moved', () => {
  const length = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: BATCH_CHARACTERS }))
  fc.assert(
    fc.property(fc.array(length, { maxLength: 30 }), lengths => {
      const list = lengths.map(length => 'x'.repeat(length))
      const parts = cut(list)
      expect(parts.flat()).toEqual(list)
      for (const part of parts)
        expect(part.length === 1 || JSON.stringify(part).length <= BATCH_CHARACTERS).toBe(true)
    }),
    { numRuns: 50 },
  )
})

it('no part holds more than the server takes, and nothing is no part', () => {
  expect(cut(Array.from({ length: 2 * MOST_CHANGES + 1 }, () => 'x')).map(part => part.length)).toEqual([
    MOST_CHANGES,
    MOST_CHANGES,
    1,
  ])
  expect(cut([])).toEqual([])
})
