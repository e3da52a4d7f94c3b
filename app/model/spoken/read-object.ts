import { commandStart } from './command-start.ts'
import { type DatePart, type DatePhrase, dateAt, datePart } from './find-date.ts'
import { isName } from './is-name.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { startAt } from './start-of-action.ts'
import type { Word } from './words.ts'

/** What an action takes of the words behind its verb. */
export interface ObjectPart {
  /** The words of its line, by their place. */
  kept: number[]
  /** Where the next thing begins. */
  end: number
  date?: DatePart
  /** It tells a time behind us that is no part of its thing: "she promised to call last week". */
  isPast?: true
}

/** Nobody means more than this by one action. */
const LONGEST = 18

/** Reads on from a verb until something else begins. `isDated`: its date was said before, so that the next is another's. */
export function readObject(
  words: readonly Word[],
  { object, verb }: Start,
  rules: Rules,
  isDated = false,
): ObjectPart {
  const part: ObjectPart = { kept: [], end: object }
  let within = false
  let at = object
  for (; at < words.length && part.kept.length < LONGEST; at++) {
    const before = words[at - 1]!
    if (before.stop === '.' && (at > object || verb !== '')) break
    const past = rules.past.match(words, at)
    if (past > 0) {
      for (let i = 0; i < past; i++) part.kept.push(at + i)
      if (!rules.prepositions.has(before.plain)) part.isPast = true
      at += past - 1
      continue
    }
    const date = dateAt(words, at, rules)
    if (date && isDated && startAt(words, at + date.length, rules, true)) break
    if (date && !part.date) {
      part.date = datePart(at, date)
      at = takeDate(words, part, date, at, rules) - 1
      if (!goesOn(words, part, at + 1, rules)) {
        at++
        break
      }
      continue
    }
    if (before.stop === ',' && at > object && !goesOnAfterComma(words, at, rules)) break
    if (endsAt(words, at, rules, within || isObject(words, at, object, rules))) break
    if (!within && rules.finite.has(words[at]!.said)) {
      at = backToNoun(words, part, at, rules)
      break
    }
    if (rules.complements.has(words[at]!.plain) || leadsToClause(words, at, rules)) within = true
    part.kept.push(at)
  }
  part.end = at
  return part
}

/** A date may be said in two parts: "Friday at three". */
function takeDate(
  words: readonly Word[],
  part: ObjectPart,
  first: DatePhrase,
  at: number,
  rules: Rules,
): number {
  let end = at + first.length
  if (words[end - 1]!.stop === '') {
    const more = dateAt(words, end, rules)
    if (more) end += more.length
  }
  part.date!.to = end
  return end
}

/** Behind a date the action goes on when there was nothing but a verb, or with "about", "to", "with". */
function goesOn(words: readonly Word[], part: ObjectPart, at: number, rules: Rules): boolean {
  const word = words[at]
  if (!word || words[at - 1]!.stop) return false
  if (rules.ands.has(word.plain) || rules.connectors.has(word.plain)) return false
  return part.kept.length === 0 || rules.prepositions.has(word.plain)
}

function goesOnAfterComma(words: readonly Word[], at: number, rules: Rules): boolean {
  const plain = words[at]!.plain
  return rules.ands.has(plain) || listGoesOn(words, at, rules)
}

/** "the list, the brochure and the sample": an "and" not far behind says that it is a list. */
function listGoesOn(words: readonly Word[], at: number, rules: Rules): boolean {
  for (let i = at; i < Math.min(words.length - 1, at + 5); i++) {
    if (rules.subjects.has(words[i]!.plain) || rules.finite.has(words[i]!.said)) return false
    if (rules.ands.has(words[i]!.plain) && i > at) return !beginsAfterAnd(words, i, rules)
    if (words[i]!.stop === '.') return false
  }
  return false
}

function endsAt(words: readonly Word[], at: number, rules: Rules, within: boolean): boolean {
  const { plain } = words[at]!
  if (rules.connectors.has(plain)) return true
  if (rules.ands.has(plain)) return beginsAfterAnd(words, at, rules)
  if (rules.cancels.match(words, at) > 0) return true
  if (correctsAt(words, at, rules)) return true
  if (within) return isOwnSentence(words, at, rules)
  if (rules.subjects.has(plain))
    return words[at - 1]!.stop === ',' || !rules.relatives.has(words[at + 1]?.plain ?? '')
  if (rules.blockers.match(words, at) > 0 && !rules.complements.has(plain)) return true
  return startAt(words, at, rules, false) !== undefined
}

/** "find out who pays Ana will send photos": behind a whole sentence a name that will do something begins its own. */
function isOwnSentence(words: readonly Word[], at: number, rules: Rules): boolean {
  const before = words.slice(Math.max(0, at - 2), at)
  if (!rules.names.has(words[at]!.plain) || before.some(({ plain }) => rules.complements.has(plain)))
    return false
  return startAt(words, at + 1, rules, false)?.who !== undefined
}

/** "send it", "talk about it": right behind the verb or a preposition a pronoun begins nothing. */
function isObject(words: readonly Word[], at: number, object: number, rules: Rules): boolean {
  return (
    rules.objects.has(words[at]!.plain) && (at === object || rules.prepositions.has(words[at - 1]!.plain))
  )
}

function beginsAfterAnd(words: readonly Word[], at: number, rules: Rules): boolean {
  let next = at + 1
  while (
    next < Math.min(words.length, at + 4) &&
    (rules.ands.has(words[next]!.plain) || rules.connectors.has(words[next]!.plain))
  )
    next++
  next += dateAt(words, next, rules)?.length ?? 0
  const word = words[next]
  if (!word || words[next - 1]!.stop === '.') return next === at + 1
  return (
    rules.subjects.has(word.plain) ||
    rules.finite.has(word.said) ||
    rules.blockers.match(words, next) > 0 ||
    commandStart(words, next, rules, true) !== undefined ||
    startAt(words, next, rules, true) !== undefined
  )
}

/** "no" alone is a correction only where a date, a command or the same preposition follows. */
export function correctsAt(words: readonly Word[], at: number, rules: Rules): number {
  const length = rules.corrections.match(words, at)
  if (length === 0) return 0
  const next = at + length
  const word = words[next]
  if (!word || words[next - 1]!.stop === '.') return 0
  if (dateAt(words, next, rules) || rules.prepositions.has(word.plain)) return length
  if (length === 1 && rules.denials.has(words[at]!.plain) && !isAside(words, at)) return 0
  return startAt(words, next, rules, true) ? length : 0
}

/** "call Ana, no, email her" takes back; "No need to call" and "no tenemos que llamar" only deny. */
function isAside(words: readonly Word[], at: number): boolean {
  return words[at]!.stop !== '' && words[at - 1]?.stop !== '.'
}

/** "before they sign": a time said with a sentence. */
function leadsToClause(words: readonly Word[], at: number, rules: Rules): boolean {
  return rules.dateLeads.match(words, at) > 0 && rules.subjects.has(words[at + 1]?.plain ?? '')
}

/** A verb tells that its subject has begun a new sentence: the action ends before that noun. */
function backToNoun(words: readonly Word[], part: ObjectPart, at: number, rules: Rules): number {
  for (let i = part.kept.length - 1; i > 0; i--) {
    const { plain } = words[part.kept[i]!]!
    if (!rules.determiners.has(plain) && !isName(words, part.kept[i]!, rules)) continue
    const end = part.kept[i]!
    part.kept.length = i
    return end
  }
  return at
}
