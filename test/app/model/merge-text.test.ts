import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeText } from '../../../app/model/merge-text.ts'

const merged = (base: string, earlier: string, later: string) => mergeText(base, earlier, later)!.text
const wordsOf = (text: string) => text.match(/\S+/g) ?? []

describe('two edits of one text', () => {
  test.each([
    [
      'in different places both stand',
      'Likes wine.',
      'Likes red wine.',
      'Likes wine. Ask!',
      'Likes red wine. Ask!',
    ],
    [
      'at one place stand one after the other',
      'Crates',
      'Crates broken',
      'Crates late',
      'Crates broken late',
    ],
    ['at the start do not run together', 'Old', 'Ann Old', 'Bob Old', 'Ann Bob Old'],
    ['of an empty text stand on lines of their own', '', 'Ann', 'Bob', 'Ann\nBob'],
    ['that are the same stand once', 'a c', 'a b c', 'a b c', 'a b c'],
    ['of which one goes on from the other stand once', 'a', 'a b c', 'a b', 'a b c'],
    ['which delete different words delete both', 'a b c d', 'a c d', 'a b d', 'a d'],
    ['of which one has words before those of both', '', 'b c', 'a\nb', 'a\nb c'],
    ['one a deletion, the other elsewhere, are both done', 'a b c', 'a c', 'a b c d', 'a c d'],
    ['one a deletion, the other inside it, leave it whole', 'a b c d', 'a d', 'a b X c d', 'a b X c d'],
    ['one inside what the other deletes, leave it whole', 'a b c d', 'a b X c d', 'a d', 'a b X c d'],
    ['one clearing it, the other changing a word, keep the words', 'a b c', '', 'a B c', 'a B c'],
    ['one replacing a word, the other adding after it', 'a b c', 'a B c', 'a b X c', 'a B X c'],
    ['one breaking a line, the other changing a word', 'a b c', 'a b\nc', 'a B c', 'a B\nc'],
    [
      'in languages without spaces',
      '我们明天见客户',
      '我们后天见客户',
      '我们明天见客户和老板',
      '我们后天见客户和老板',
    ],
    ['of marks beside words', 'yes', 'yes!', '(yes', '(yes!'],
  ])('%s', (_, base, one, other, both) => {
    expect(mergeText(base, one, other)).toEqual({ text: both, met: false })
  })

  test('of the same words are both kept where they met, and said to have met', () => {
    const met = { text: 'Meet Wednesday Thursday noon', met: true }
    expect(mergeText('Meet Tuesday noon', 'Meet Wednesday noon', 'Meet Thursday noon')).toEqual(met)
  })

  test('that put the same words in place of the same have not met', () => {
    expect(mergeText('a b c', 'a B c', 'a B c d')).toEqual({ text: 'a B c d', met: false })
    expect(mergeText('a b c', 'a B c', 'a B and more c')).toEqual({ text: 'a B and more c', met: false })
  })

  test.each([
    ['after a word one replaced', 'He likes coffee. Same here.', 'He likes green tea. Same here.', ''],
    ['before a word one replaced', 'Same here: he likes coffee.', 'Same here: she likes coffee.', ''],
    [
      'amid other words',
      'He likes coffee. Same here. Bye then.',
      'He likes green tea. Same here. Bye now.',
      ' Bye now.',
    ],
    ['on a line of their own', 'He likes coffee.\nSame here.', 'He likes green tea.\nSame here.', ''],
  ])('that say the same anew %s say it once', (_, one, other, rest) => {
    const base = `${one.startsWith('Same') ? 'he' : 'He'} likes coffee.${rest}`
    const both = other.replace('Bye now', 'Bye then')
    expect(mergeText(base, one, other)).toEqual({ text: both, met: false })
    expect(mergeText(base, other, one)).toEqual({ text: both, met: false })
  })

  test('in two lines of a list keep each to its line', () => {
    const base = 'Visit\n\nflour\n\nbutter\n\neggs'
    expect(merged(base, base.replace('flour', 'rye flour'), base.replace('eggs', 'twelve eggs'))).toBe(
      'Visit\n\nrye flour\n\nbutter\n\ntwelve eggs',
    )
  })
})

describe('work that is too much is not begun', () => {
  const all = (of: string) => Array.from({ length: 30_000 }, (_, i) => `${of}${i}`).join(' ')

  test('of two texts that have nothing in common', () => {
    expect(mergeText(all('a'), all('b'), all('c'))).toBeUndefined()
  })

  test('of a text that would be too long to keep', () => {
    const half = 'x '.repeat(100_000)
    expect(mergeText('y', `${half}y`, `y ${'z '.repeat(100_000)}`)).toBeUndefined()
  })

  test('but edits of a book of lines are small, however long it is', () => {
    const lines = Array.from({ length: 6000 }, (_, i) => `line ${i} says more`)
    const edited = (place: number) => lines.map((line, i) => (i === place ? `${line} now` : line)).join('\n')
    expect(mergeText(lines.join('\n'), edited(9), edited(5990))?.text.match(/now/g)).toHaveLength(2)
  })
})

describe('laws', () => {
  const anyText = fc
    .array(fc.constantFrom('a', 'b', 'c', 'dd', '.', ', ', ' ', '  ', '\n', '\n\n', 'é', '👩‍👧', '見'), {
      maxLength: 14,
    })
    .map(parts => parts.join(''))
  /** A text of words that occur once, and what one editor makes of it: deleted words, and inserted ones that are the editor's own. */
  const base = fc.integer({ min: 0, max: 12 }).map(n => Array.from({ length: n }, (_, i) => `base${i}`))
  const edits = fc.array(
    fc.record({ at: fc.nat(12), kind: fc.constantFrom('insert', 'delete', 'replace') }),
    {
      maxLength: 6,
    },
  )
  type Edits = { at: number; kind: string }[]
  function edited(words: string[], by: string, edits: Edits): string[] {
    const result = [...words]
    for (const [i, { at, kind }] of edits.entries()) {
      const place = Math.min(at, result.length)
      result.splice(place, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [`${by}${i}`]))
    }
    return result
  }
  const space = fc.constantFrom(' ', '\n', '\n\n')

  test('what only one has changed is what that one wrote', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, text) => {
        expect(mergeText(base, base, text)).toEqual({ text, met: false })
        expect(mergeText(base, text, base)).toEqual({ text, met: false })
        expect(mergeText(base, text, text)).toEqual({ text, met: false })
      }),
      { numRuns: 500 },
    )
  })

  test('no insertion is lost, no word doubled, and nothing stays that one replaced', () => {
    fc.assert(
      fc.property(base, edits, edits, space, (words, one, other, space) => {
        const [earlier, later] = [edited(words, 'e', one), edited(words, 'l', other)]
        const result = merged(words.join(space), earlier.join(space), later.join(space))
        const kept = wordsOf(result)
        expect(new Set(kept).size).toBe(kept.length)
        for (const word of [...earlier, ...later]) if (!words.includes(word)) expect(kept).toContain(word)
        for (const word of words)
          if (earlier.includes(word) && later.includes(word)) expect(kept).toContain(word)
          else if (!earlier.includes(word) && !later.includes(word)) expect(kept).not.toContain(word)
      }),
      { numRuns: 2000 },
    )
  })

  test('the words are the same in either order', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, one, other) => {
        const [first, second] = [mergeText(base, one, other)!, mergeText(base, other, one)!]
        const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
        expect(letters(first.text)).toBe(letters(second.text))
        expect(first.met).toBe(second.met)
      }),
      { numRuns: 2000 },
    )
  })

  test('an editor that saves again and again loses nothing of its own nor of another’s', () => {
    fc.assert(
      fc.property(base, edits, edits, edits, (words, theirs, first, second) => {
        const other = edited(words, 't', theirs)
        const saved = edited(words, 'm', first)
        const again = edited(saved, 'n', second)
        const once = merged(words.join(' '), other.join(' '), saved.join(' '))
        const twice = wordsOf(merged(saved.join(' '), once, again.join(' ')))
        expect(new Set(twice).size).toBe(twice.length)
        for (const word of again) if (!words.includes(word)) expect(twice).toContain(word)
        for (const word of other) if (!words.includes(word)) expect(twice).toContain(word)
      }),
      { numRuns: 1000 },
    )
  })
})
