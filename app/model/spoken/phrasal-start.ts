import { opens } from './command-start.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { beginsClause, type Word } from './words.ts'

/**
 * "Nail down the price", "Swing by on Monday": a sentence that opens with a word, a particle and an object is a command,
 * whatever the verb. Nobody could list them all.
 */
export function phrasalStart(words: readonly Word[], at: number, rules: Rules): Start | undefined {
  const word = words[at]
  if (!word || !beginsClause(words, at) || word.stop || !rules.particles.has(words[at + 1]?.plain ?? ''))
    return undefined
  if (!mayBePlain(word.plain, rules) || !opens(words, at + 2, rules)) return undefined
  return { side: 'ours', object: at + 1, verb: word.said, lead: 0 }
}

/** Not "went over the plan", not "sitting down with Ana", not "all in all". */
function mayBePlain(plain: string, rules: Rules): boolean {
  return (
    /^\p{L}{3,}$/u.test(plain) &&
    !/(?:ed|[aeiou]\p{L}*ing|ly|s)$/u.test(plain) &&
    !rules.spokenOf.has(plain) &&
    !rules.idle.has(plain) &&
    !rules.beforeNouns.has(plain) &&
    !rules.subjects.has(plain) &&
    !rules.connectors.has(plain) &&
    !rules.names.has(plain)
  )
}
