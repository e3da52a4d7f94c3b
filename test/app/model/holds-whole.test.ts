import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsWhole } from '../../../app/model/holds-whole.ts'
import { Work } from '../../../app/model/work.ts'

test('a text is held by another exactly where it stands in it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '👩'), maxLength: 12 })
  fc.assert(fc.property(text, text, (one, other) => holdsWhole(one, other) === one.includes(other)))
})

test('what repeats itself is looked through no slower than anything else', () => {
  const [text, part] = ['a'.repeat(200_000), `${'a'.repeat(4000)}b${'a'.repeat(4000)}`]
  const work = new Work(1_000_000)
  expect(holdsWhole(text, part, work)).toBe(false)
  expect(work.left).toBe(1_000_000 - 104_000.5)
})

test('where no work is left only the beginning and the end are looked at', () => {
  const held = ['ab', 'bc', 'b'].map(part => holdsWhole('abc', part, new Work(0)))
  expect(held).toEqual([true, true, false])
})
