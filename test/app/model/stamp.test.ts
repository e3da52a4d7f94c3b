import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AHEAD_AT_MOST_MS, clampStamp, isStamp, nextStamp, readStamp } from '../../../app/model/stamp.ts'

const DEVICE = 'a'.repeat(16)
const OTHER = 'b'.repeat(16)
const millisecond = fc.integer({ min: 1, max: 2 ** 47 })

test('stamps sort as they were taken, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(millisecond, { minLength: 2 }), clock => {
      const stamps: string[] = []
      for (const now of clock) stamps.push(nextStamp(stamps.at(-1), now, DEVICE))
      expect(stamps).toEqual([...new Set(stamps)].sort())
    }),
  )
})

test('a stamp taken later by a right clock sorts later, on whichever device', () => {
  fc.assert(
    fc.property(millisecond, fc.integer({ min: 1, max: 10_000 }), (now, wait) => {
      expect(nextStamp(undefined, now, OTHER) < nextStamp(undefined, now + wait, DEVICE)).toBe(true)
    }),
  )
})

test('the counter carries into the millisecond when a clock stands still', () => {
  const full = `${(1000).toString(16).padStart(12, '0')}-ffff-${DEVICE}`
  expect(readStamp(nextStamp(full, 1000, DEVICE))).toEqual({ ms: 1001, counter: 0, device: DEVICE })
})

test('every stamp is one, and reads as it was written', () => {
  fc.assert(
    fc.property(millisecond, now => {
      const stamp = nextStamp(undefined, now, DEVICE)
      expect(isStamp(stamp)).toBe(true)
      expect(readStamp(stamp)).toEqual({ ms: now, counter: 0, device: DEVICE })
    }),
  )
})

test('what is no stamp is not taken for one', () => {
  fc.assert(fc.property(fc.anything(), value => void isStamp(value)))
  expect(isStamp('01936f3c9a10-0003-xyz')).toBe(false)
  expect(isStamp(`01936f3c9a10-0003-${DEVICE}0`)).toBe(false)
})

test('a clock that runs ahead is brought back to now, a slow or slightly fast one is left', () => {
  const now = 1_000_000
  const at = (ms: number) => nextStamp(undefined, ms, DEVICE)
  expect(clampStamp(at(now + AHEAD_AT_MOST_MS + 1), now)).toBe(at(now))
  expect(clampStamp(at(now + AHEAD_AT_MOST_MS), now)).toBe(at(now + AHEAD_AT_MOST_MS))
  expect(clampStamp(at(1), now)).toBe(at(1))
})
