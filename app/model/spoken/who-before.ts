import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

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
  let from = at
  while (from > 0 && rules.names.has(words[from - 1]!.plain) && (from === at || !words[from - 1]!.stop))
    from--
  if (from < at) return [from, at]
  for (let i = at - 2; i >= Math.max(0, at - 4) && !words[i]!.stop && !isJoint(words[i]!, rules); i--)
    if (rules.determiners.has(words[i]!.plain))
      return rules.notTheirs.has(words[i]!.plain) ? undefined : [i, at]
  return null
}

function isJoint({ plain }: Word, rules: Rules): boolean {
  return rules.ands.has(plain) || rules.connectors.has(plain)
}
