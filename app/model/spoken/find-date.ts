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
  const bare = rules.dates.match(words, at)
  if (bare > 0) return { length: bare, lead: 0 }
  const lead = rules.dateLeads.match(words, at)
  for (let length = lead; length > 0; length--) {
    const core = rules.dates.match(words, at + length)
    if (core > 0) return { length: length + core, lead: length }
  }
  return undefined
}
