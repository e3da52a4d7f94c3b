import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/**
 * A word is a name: a contact's, or one written with a capital where no sentence begins. Not everybody who is spoken of
 * is a contact already, and a word that opens a sentence is written large anyway.
 */
export function isName(words: readonly Word[], at: number, rules: Rules): boolean {
  const word = words[at]
  if (!word) return false
  if (rules.names.has(word.plain)) return true
  const opensSentence = at === 0 || words[at - 1]!.stop === '.'
  return word.isCapital && !opensSentence && mayBeName(words, at, rules)
}

/** Not "I", not "Monday", not "The": what is written large and yet names nobody. */
export function mayBeName(words: readonly Word[], at: number, rules: Rules): boolean {
  const { plain } = words[at]!
  return (
    !rules.subjects.has(plain) &&
    !rules.notTheirs.has(plain) &&
    !rules.determiners.has(plain) &&
    !rules.ands.has(plain) &&
    !rules.connectors.has(plain) &&
    !rules.prepositions.has(plain) &&
    rules.dates.match(words, at) === 0
  )
}
