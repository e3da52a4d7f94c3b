import { expect, it } from 'vitest'
import { dueOf, isPromise } from '../../../app/model/promise.ts'

const monday = '2026-11-23'

it('what was promised for Friday is due on Wednesday with a buffer of two working days', () => {
  expect(dueOf('2026-11-27', 2, monday)).toBe('2026-11-25')
})

it('the buffer skips the weekend', () => {
  expect(dueOf('2026-11-30', 2, monday)).toBe('2026-11-26')
  expect(dueOf('2026-11-29', 2, monday)).toBe('2026-11-26')
})

it('a promise is never due before today', () => {
  expect(dueOf('2026-11-24', 2, monday)).toBe(monday)
  expect(dueOf('2026-11-20', 2, monday)).toBe(monday)
})

it('without a buffer it is due on the promised day', () => {
  expect(dueOf('2026-11-28', 0, monday)).toBe('2026-11-28')
})

it('an action is a promise when the client was told a date', () => {
  expect(isPromise({ promised: '2026-11-27' })).toBe(true)
  expect(isPromise({})).toBe(false)
})
