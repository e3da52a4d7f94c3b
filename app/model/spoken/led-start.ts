import { formAt } from './form-start.ts'
import type { Lead } from './language.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { whoBefore } from './who-before.ts'
import type { Word } from './words.ts'

/** The action that the longest lead-in at a word announces. */
export function ledStart(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  let best: Start | undefined
  for (const { lead, patterns } of rules.leads) {
    if (lead.bare && !begins) continue
    const length = patterns.match(words, at)
    if (length <= (best?.lead ?? 0) || words[at + length - 1]!.stop === '.') continue
    const start = afterLead(words, at, length, lead, rules)
    if (start) best = start
  }
  return best
}

function afterLead(
  words: readonly Word[],
  at: number,
  length: number,
  lead: Lead,
  rules: Rules,
): Start | undefined {
  const who = lead.named ? whoBefore(words, at, rules) : null
  if (who === undefined) return undefined
  const verb = verbAfter(words, at, length, lead, rules)
  return verb && { side: lead.side, lead: length, ...verb, ...(who && lead.side === 'theirs' && { who }) }
}

type VerbPart = Pick<Start, 'object' | 'verb' | 'line' | 'needsDate'>

function verbAfter(
  words: readonly Word[],
  at: number,
  length: number,
  lead: Lead,
  rules: Rules,
): VerbPart | undefined {
  const next = at + length
  const word = words[next]
  if (!word) return undefined
  const { verbs } = rules.language
  if (lead.before === 'thing') {
    if (!mayBeThing(words, next, lead, rules)) return undefined
    return { object: next, verb: '', line: lead.line! }
  }
  if (lead.before === 'coming') {
    const plain = verbs.coming?.[word.plain]
    if (!plain) return undefined
    const toUs = rules.us.has(words[next + 1]?.plain ?? '')
    return { object: next + 1, verb: plain, ...(!toUs && { needsDate: true }) }
  }
  if (lead.before === 'that') {
    const form = formAt(words, next, rules)
    if (!form) return undefined
    if (lead.side === 'theirs' && !rules.theirs.has(form.form.plain)) return undefined
    return { object: form.end, verb: form.verb }
  }
  if (!mayBeVerb(word, lead.side, rules) && rules.busy.match(words, next) === 0) return undefined
  const carried = lead.carries
    ? words
        .slice(at, next)
        .filter(({ plain }) => rules.clitics.has(plain))
        .map(({ plain }) => plain)
    : []
  const isBare = verbs.plainOf?.(word.plain) === word.plain
  const verb = carried.length > 0 && isBare ? verbs.attach!(word.said, carried) : word.said
  const isFirm = lead.side === 'ours' || !rules.loose.has(word.plain)
  return { object: next + 1, verb, ...(!isFirm && { needsDate: true }) }
}

/** A thing that is wanted has its name among its first words. */
const FIRST_WORDS = 4

function mayBeThing(words: readonly Word[], at: number, lead: Lead, rules: Rules): boolean {
  const { plain } = words[at]!
  if (rules.subjects.has(plain) || rules.complements.has(plain)) return false
  if (rules.language.verbs.plainOf?.(plain)) return false
  if (!lead.sent) return lead.side === 'ours' || !rules.prepositions.has(plain)
  for (let i = at; i < Math.min(words.length, at + FIRST_WORDS); i++) {
    if (rules.sendable.has(words[i]!.plain)) return rules.determiners.has(plain) || rules.sendable.has(plain)
    if (words[i]!.stop) return false
  }
  return false
}

function mayBeVerb(word: Word, side: Lead['side'], rules: Rules): boolean {
  const { plainOf } = rules.language.verbs
  const plain = plainOf ? plainOf(word.plain) : word.plain
  if (plain === undefined || rules.idle.has(word.plain)) return false
  if (side === 'theirs') return rules.theirs.has(plain)
  return plainOf !== undefined || (!rules.beforeNouns.has(plain) && /^\p{L}/u.test(plain))
}
