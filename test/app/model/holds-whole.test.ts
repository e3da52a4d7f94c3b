import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsWhole } from '../../../app/model/holds-whole.ts'
import { Work } from '../../../app/model/work.ts'

test('a text is held by another exactly where it stands in it and is no piece of its words', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '👩'), maxLength: 12 })
  const edge = String.raw`(?!(?<=\w\.?)(?=\.?\w))`
  const stands = (one: string, other: string) =>
    new RegExp(edge + other.replaceAll('.', String.raw`\.`) + edge).test(one)
  fc.assert(fc.property(text, text, (one, other) => holdsWhole(one, other) === stands(one, other)))
})

test('a word is one in any writing', () => {
  const held = ['thé', 'théâtre', 'the', 'чай'].map(part => holdsWhole('le théâtre, the\u0301 чайка', part))
  expect(held).toEqual([false, true, false, false])
})

test('a mark between letters or digits ends no word, one before a space does', () => {
  const longer = [
    'Offer 1,500',
    'Meet at 5:30',
    'Ask Ann-Marie',
    'I don’t',
    'ann@x.com',
    'Likes oysters. Ask',
  ]
  const shorter = ['Offer 1', 'Meet at 5', 'Ask Ann', 'I don', 'ann', 'Likes oysters']
  expect(longer.map((text, i) => holdsWhole(text, shorter[i]!))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ])
})

test('what repeats itself is looked through no slower than anything else', () => {
  const [text, part] = ['a'.repeat(200_000), `${'a'.repeat(4000)}b${'a'.repeat(4000)}`]
  const work = new Work(1_000_000)
  expect(holdsWhole(text, part, work)).toBe(false)
  expect(work.left).toBe(1_000_000 - 104_000.5)
})

test('what is found again and again inside words is looked for no longer than it may be', () => {
  const work = new Work(1_000_000)
  expect(holdsWhole(`${'a'.repeat(200_000)} aa a`, 'aa', work)).toBe(false)
  expect(work.left).toBeLessThan(0)
})

test('where no work is left only the beginning and the end are looked at', () => {
  const held = ['a b', 'b c', 'b'].map(part => holdsWhole('a b c', part, new Work(0)))
  expect(held).toEqual([true, true, false])
})
