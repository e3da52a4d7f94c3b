import { isName } from './is-name.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import type { Word } from './words.ts'

/** A command: where a clause begins, or amid words without stops where an object behind it says that it is one. */
export function commandStart(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  const word = words[at]
  if (!word) return undefined
  if (begins && rules.busy.match(words, at) > 0)
    return { side: 'ours', object: at + 1, verb: word.said, lead: 0 }
  const { plainOf, commandOf } = rules.language.verbs
  const told = commandOf?.(word.plain)
  if (told)
    return isAttached(words, at, rules)
      ? undefined
      : { side: 'ours', object: at + 1, verb: told.verb, lead: 0 }
  const plain = plainOf ? (plainOf(word.plain) ?? word.plain) : word.plain
  const isNoun = rules.nouns.has(plain)
  const isPlain = begins && plainOf?.(word.plain) !== undefined
  if (
    !isNoun &&
    !rules.commands.has(plain) &&
    !(isPlain && !rules.idle.has(word.plain) && isWhole(words, at, rules))
  )
    return undefined
  const before = words[at - 1]
  if (!begins && before && rules.beforeNouns.has(before.plain)) return undefined
  if (!begins && before && isGoverned(words, at, rules)) return undefined
  if (!begins && !plainOf && rules.prepositions.has(words[at + 1]?.plain ?? '')) return undefined
  if (
    !begins &&
    before &&
    !plainOf &&
    before.plain.endsWith('s') &&
    rules.determiners.has(words[at + 1]?.plain ?? '')
  )
    return undefined
  if (!begins && isNoun && !opensThing(words, at + 1, rules)) return undefined
  const isDated = begins && word.stop === '' && rules.dates.match(words, at + 2) > 0 && !words[at + 1]!.stop
  if ((isNoun || !begins) && !isDated && !opens(words, at + 1, rules)) return undefined
  return { side: 'ours', object: at + 1, verb: word.said, lead: 0 }
}

/** A plain form that is in no list: it is a command with its object behind it or in it. */
function isWhole(words: readonly Word[], at: number, rules: Rules): boolean {
  const { plain, stop } = words[at]!
  if (plain !== rules.language.verbs.plainOf?.(plain) || opens(words, at + 1, rules)) return true
  const next = words[at + 1]
  return stop === '' && next !== undefined && !rules.finite.has(next.said) && !rules.denials.has(next.plain)
}

/** "aceptó devolver", "estaba pensando en llamar": a verb right before a plain form has it as its object; not so "le encantó | llamarle". */
function isGoverned(words: readonly Word[], at: number, rules: Rules): boolean {
  const isVerb = rules.language.verbs.governs?.test(words[at - 1]!.said) ?? false
  const isOwn = words[at]!.plain !== rules.language.verbs.plainOf?.(words[at]!.plain)
  return isVerb && !(isOwn && rules.clitics.has(words[at - 2]?.plain ?? ''))
}

/** Amid a clause "plan the visit" is a command, and "the training plan for the staff" none. */
function opensThing(words: readonly Word[], at: number, rules: Rules): boolean {
  const word = words[at]
  return (
    word !== undefined &&
    rules.dates.match(words, at) === 0 &&
    (rules.determiners.has(word.plain) || rules.things.has(word.plain) || isName(words, at, rules))
  )
}

function isAttached(words: readonly Word[], at: number, rules: Rules): boolean {
  return at > 0 && rules.clitics.has(words[at - 1]!.plain)
}

/** An object begins at a word: "the", a name, a day. */
export function opens(words: readonly Word[], at: number, rules: Rules): boolean {
  const word = words[at]
  if (!word || words[at - 1]!.stop === '.') return false
  return rules.openers.has(word.plain) || isName(words, at, rules) || rules.dates.match(words, at) > 0
}
