import { isName, mayBeName } from './is-name.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** "the head of the purchasing department": further back no subject begins. */
const LONGEST_NOUN = 5

/**
 * Who stands before a verb: the words of a name or of a noun with its article; null where it is a pronoun or nobody;
 * undefined where it is one who cannot owe us anything.
 */
export function whoBefore(
  words: readonly Word[],
  at: number,
  rules: Rules,
): [number, number] | null | undefined {
  const before = words[at - 1]
  if (!before || before.stop === '.') return null
  if (rules.notTheirs.has(before.plain)) return undefined
  if (rules.subjects.has(before.plain) || isJoint(before, rules)) return null
  const name = nameUpTo(words, at, rules)
  const isLinked = name > 0 && rules.links.has(words[name - 1]!.plain)
  if (name < at && !isLinked) return [name, at]
  if (before.stop) return null
  const noun = nounUpTo(words, at, rules)
  if (noun === undefined) return name < at ? [name, at] : null
  return rules.notTheirs.has(words[noun]!.plain) ? undefined : [noun, at]
}

/** Where the name begins that stands before a word; the word itself where none does. */
function nameUpTo(words: readonly Word[], at: number, rules: Rules): number {
  let from = at
  while (from > 0 && isName(words, from - 1, rules) && (from === at || !words[from - 1]!.stop)) from--
  if (from === at && words[at - 1]!.isCapital && mayBeName(words, at - 1, rules)) from--
  return from
}

/** Where the noun begins that stands before a word: at its article, or at whose it is. */
function nounUpTo(words: readonly Word[], at: number, rules: Rules): number | undefined {
  for (let i = at - 2; i >= Math.max(0, at - LONGEST_NOUN); i--) {
    const word = words[i]!
    if (word.stop || isJoint(word, rules) || rules.finite.has(words[i + 1]!.said)) return undefined
    if (rules.determiners.has(word.plain) || word.plain.endsWith("'s")) return i
    const isPreposition = rules.prepositions.has(word.plain) || rules.dateLeads.match(words, i) > 0
    if (isPreposition && !rules.links.has(word.plain)) return undefined
  }
  return undefined
}

function isJoint({ plain }: Word, rules: Rules): boolean {
  return rules.ands.has(plain) || rules.connectors.has(plain)
}
