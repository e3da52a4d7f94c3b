import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuery } from '../../../../app/data/search/asked.ts'
import { SearchIndex } from '../../../../app/data/search/index.ts'
import { fold } from '../../../../app/model/fold.ts'
import { note } from './entries.ts'

test('finds what looking through every text finds, after any putting and removing', () => {
  fc.assert(
    fc.property(
      fc.array(steps, { maxLength: 40 }),
      fc.array(queries, { minLength: 1, maxLength: 5 }),
      (script, asked) => {
        const index = new SearchIndex()
        const texts = new Map<string, string>()
        for (const { id, text } of script) {
          if (text === undefined) {
            index.remove('note', id)
            texts.delete(id)
          } else {
            index.put({ ...note(text), id })
            texts.set(id, text)
          }
        }
        for (const query of asked) {
          const { entries, total } = index.find(readQuery(query), undefined, 100)
          const expected = [...texts].filter(([, text]) => answers(text, query)).map(([id]) => id)
          expect(entries.map(entry => entry.id).sort()).toEqual(expected.sort())
          expect(total).toBe(expected.length)
        }
      },
    ),
    { numRuns: 500 },
  )
})

/** The rule as it is told to people, without an index. */
function answers(text: string, query: string): boolean {
  const folded = fold(text)
  const words = folded.split(' ')
  return fold(query)
    .split(' ')
    .every(typed =>
      UNSPACED.test(typed) ? folded.includes(typed) : words.some(word => word.startsWith(typed)),
    )
}

const UNSPACED = /[\p{scx=Han}\p{scx=Thai}\p{scx=Hangul}]/u

/** Few letters, so that words meet. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'ä', 'B', 'ß'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom('д', 'Д', 'ё'), minLength: 1, maxLength: 3 }),
  fc.string({ unit: fc.constantFrom('東', '京', '都', '𠮷'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom('가', '각', '나'), minLength: 1, maxLength: 3 }),
  fc.string({ unit: fc.constantFrom('ก', 'กิ', 'น'), minLength: 1, maxLength: 3 }),
  fc.constantFrom('a'.repeat(31), 'a'.repeat(32), 'a'.repeat(33), `${'a'.repeat(32)}b`),
)
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
const steps = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  text: fc.option(sentence, { nil: undefined, freq: 5 }),
})
const queries = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' '))
