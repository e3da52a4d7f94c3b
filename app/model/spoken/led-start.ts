import { dateAt, datePart } from './find-date.ts'
import { isName } from './is-name.ts'
import type { Lead } from './language.ts'
import { PARTS } from './lead-part.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { whoBefore } from './who-before.ts'
import { beginsClause, type Word } from './words.ts'

/** The action that the longest lead-in at a word announces. */
export function ledStart(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  let best: Start | undefined
  for (const { lead, patterns } of rules.leads) {
    if ((lead.bare && !begins) || (lead.contracted && !words[at - 1]?.plain.endsWith("'s"))) continue
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
  if (who === undefined || (lead.heading && !(who && isHeading(words, who, rules)))) return undefined
  const date = lead.aroundDate ? dateBeforeVerb(words, at + length, rules) : undefined
  if (lead.aroundDate && !date) return undefined
  const next = date ? date.to + 1 : at + length
  const part = words[next] && PARTS[lead.before](words, at, next, lead, rules)
  if (!part) return undefined
  const side = part.side ?? lead.side
  const isNamed = who && (side === 'theirs' || lead.before === 'passive' || lead.lineTo !== undefined)
  return {
    side,
    lead: next - at,
    ...part,
    ...(date && { date }),
    ...(lead.bare && { isBare: true }),
    ...(lead.opening && { isOpening: true }),
    ...(isNamed && { who }),
  }
}

/** "on Friday to" */
function dateBeforeVerb(words: readonly Word[], at: number, rules: Rules): Start['date'] {
  const date = dateAt(words, at, rules)
  const isJoined = date && rules.infinitives.has(words[at + date.length]?.plain ?? '')
  return isJoined ? datePart(at, date) : undefined
}

/** "Ana to send it", and not "the best way to send it". */
function isHeading(words: readonly Word[], [from, to]: [number, number], rules: Rules): boolean {
  return beginsClause(words, from) && (to - from === 1 || isName(words, to - 1, rules))
}
