import { formAt } from './form-start.ts'
import type { Lead } from './language.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { whoBefore } from './who-before.ts'
import { beginsClause, type Word } from './words.ts'

/** What an action is made of behind its lead-in. */
type Part = Pick<Start, 'object' | 'verb'> & Partial<Start>

/** What the words from `next` on are to a lead-in that began at `at`. */
type ReadPart = (
  words: readonly Word[],
  at: number,
  next: number,
  lead: Lead,
  rules: Rules,
) => Part | undefined

export const PARTS: Record<Lead['before'], ReadPart> = {
  verb: verbPart,
  that: thatPart,
  thing(words, at, next, lead, rules) {
    if (lead.hasSubject && beginsClause(words, at) && !rules.subjects.has(words[at]!.plain)) return undefined
    if (!mayBeThing(words, next, lead, rules)) return undefined
    const isForThem =
      rules.things.has(words[next]!.plain) && rules.determiners.has(words[next + 1]?.plain ?? '')
    return {
      object: isForThem ? next + 1 : next,
      verb: '',
      line: lead.line!,
      ...(lead.lineTo && { lineTo: lead.lineTo }),
      ...(lead.sent && { isWish: true }),
      ...(lead.dated && { needsDate: true }),
    }
  },
  passive(words, at, next, _, rules) {
    const plain = rules.language.verbs.done?.get(words[next]!.plain)
    return plain && whoBefore(words, at, rules) ? { object: next + 1, verb: plain, isDone: true } : undefined
  },
  coming(words, _, next, lead, rules) {
    const plain = rules.language.verbs.coming?.get(words[next]!.plain)
    if (
      !plain ||
      rules.meetings.has(plain) ||
      (lead.side === 'theirs' && !rules.theirs.has(plain) && !isToUs(words, next + 1, rules))
    )
      return undefined
    return {
      object: next + 1,
      verb: plain,
      ...(needsDate(words, next, plain, lead, rules) && { needsDate: true }),
    }
  },
}

function needsDate(words: readonly Word[], next: number, plain: string, lead: Lead, rules: Rules): boolean {
  if (lead.side === 'theirs' && isToUs(words, next + 1, rules)) return false
  if (lead.before === 'coming') return !rules.making.has(plain)
  return lead.dated === true || (lead.side === 'theirs' && rules.loose.has(plain))
}

function isToUs(words: readonly Word[], at: number, rules: Rules): boolean {
  return rules.us.has(words[at]?.plain ?? '')
}

/** A sentence with its own verb; a wish in what another said is for us: "me dijo que le mande". */
function thatPart(
  words: readonly Word[],
  _: number,
  next: number,
  lead: Lead,
  rules: Rules,
): Part | undefined {
  const found = formAt(words, next, rules)
  if (!found) return undefined
  const { form, end: object, verb } = found
  if (lead.told && form.as === 'wish') return { side: 'ours', object, verb }
  if (lead.side === 'theirs' && !rules.theirs.has(form.plain)) return undefined
  return { object, verb }
}

function verbPart(
  words: readonly Word[],
  at: number,
  next: number,
  lead: Lead,
  rules: Rules,
): Part | undefined {
  const word = words[next]!
  const { verbs } = rules.language
  const carried = lead.carries
    ? words
        .slice(at, next)
        .filter(({ plain }) => rules.clitics.has(plain))
        .map(({ plain }) => plain)
    : []
  const toUs = isToUs(words, next + 1, rules) || carried.some(plain => rules.us.has(plain))
  if (!mayBeVerb(word, lead.side, toUs, rules) && rules.busy.match(words, next) === 0) return undefined
  if (lead.dated && !isKnown(word.plain, lead.side, rules)) return undefined
  const isBare = verbs.plainOf?.(word.plain) === word.plain
  const verb = carried.length > 0 && isBare ? verbs.attach!(word.said, carried) : word.said
  return {
    object: next + 1,
    verb,
    ...(needsDate(words, next, word.plain, lead, rules) && { needsDate: true }),
  }
}

/** Only a date makes an action of it, so the verb at least must be sure: "they told us on Friday" is past. */
function isKnown(plain: string, side: Lead['side'], rules: Rules): boolean {
  if (rules.meetings.has(plain)) return false
  return side === 'theirs' ? rules.theirs.has(plain) : rules.commands.has(plain) || rules.nouns.has(plain)
}

/** A thing that is wanted has its name among its first words. */
const FIRST_WORDS = 4

function mayBeThing(words: readonly Word[], at: number, lead: Lead, rules: Rules): boolean {
  const { plain } = words[at]!
  if (rules.subjects.has(plain) || rules.complements.has(plain) || rules.infinitives.has(plain)) return false
  if (lead.article && !rules.determiners.has(plain)) return false
  if (rules.language.verbs.plainOf?.(plain)) return false
  if (!lead.sent) return lead.side === 'ours' || !rules.prepositions.has(plain)
  for (let i = at; i < Math.min(words.length, at + FIRST_WORDS); i++) {
    if (rules.sendable.has(words[i]!.plain)) return rules.determiners.has(plain) || rules.sendable.has(plain)
    if (words[i]!.stop) return false
  }
  return false
}

function mayBeVerb(word: Word, side: Lead['side'], toUs: boolean, rules: Rules): boolean {
  const { plainOf } = rules.language.verbs
  const plain = plainOf ? plainOf(word.plain) : word.plain
  if (plain === undefined) return false
  if (rules.idle.has(word.plain)) return toUs && side === 'theirs' && rules.theirs.has(plain)
  const isOne = plainOf !== undefined || (!rules.beforeNouns.has(plain) && /^\p{L}/u.test(plain))
  if (side === 'theirs') return rules.theirs.has(plain) || (toUs && isOne && !rules.feelings.has(plain))
  return isOne
}
