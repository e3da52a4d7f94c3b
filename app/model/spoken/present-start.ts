import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { whoBefore } from './who-before.ts'
import type { Word } from './words.ts'

/** "Thomas sends us the list on Friday": what another does is coming where a date says so. */
export function presentStart(words: readonly Word[], at: number, rules: Rules): Start | undefined {
  const word = words[at]
  const before = words[at - 1]
  const plain = word && rules.language.verbs.present?.get(word.plain)
  if (!plain || !before || before.stop === '.' || !rules.theirs.has(plain)) return undefined
  const who = whoBefore(words, at, rules)
  if (!who && !rules.singular.has(before.plain)) return undefined
  return { side: 'theirs', object: at + 1, verb: plain, lead: 1, needsDate: true, ...(who && { who }) }
}
