import { opens } from './command-start.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** A date phrase: how many words it takes with the "by" before it, and how many of them are that. */
export interface DatePhrase {
  length: number
  lead: number
}

/** Where a date phrase stands: `[from, to)`, how many words of it lead, and where its first part ends: "Friday | at three". */
export interface DatePart {
  from: number
  to: number
  lead: number
  day: number
}

export function datePart(at: number, { length, lead }: DatePhrase): DatePart {
  return { from: at, to: at + length, lead, day: at + length }
}

/** The date phrase that begins at a word, if one does. */
export function dateAt(words: readonly Word[], at: number, rules: Rules): DatePhrase | undefined {
  const bare = coreAt(words, at, rules)
  if (bare > 0) return { length: bare, lead: 0 }
  const lead = rules.dateLeads.match(words, at)
  for (let length = lead; length > 0; length--) {
    const core = coreAt(words, at + length, rules)
    if (core > 0) return { length: length + core, lead: length }
  }
  return undefined
}

/** "by the second" is a day, and "about the second shift" none. */
function coreAt(words: readonly Word[], at: number, rules: Rules): number {
  const length = rules.dates.match(words, at)
  const last = words[at + length - 1]
  const next = words[at + length]
  const counts =
    length === 2 &&
    rules.determiners.has(words[at]!.plain) &&
    rules.ordinals.has(last!.plain) &&
    last!.stop === '' &&
    next !== undefined &&
    isNoun(words, at + length, rules)
  return counts ? 0 : length
}

/** Not "on the second call Ana", where speech without stops has begun something else. */
function isNoun(words: readonly Word[], at: number, rules: Rules): boolean {
  const { plain } = words[at]!
  return !(
    rules.ands.has(plain) ||
    rules.connectors.has(plain) ||
    rules.prepositions.has(plain) ||
    rules.subjects.has(plain) ||
    rules.commands.has(plain) ||
    (rules.nouns.has(plain) && opens(words, at + 1, rules)) ||
    rules.denials.has(plain) ||
    rules.beforeNouns.has(plain)
  )
}
