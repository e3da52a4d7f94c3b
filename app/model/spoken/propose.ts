import { cleanWords } from './clean-words.ts'
import { english } from './english.ts'
import { type Found, findActions } from './find-actions.ts'
import type { DatePart } from './find-date.ts'
import { findMoney } from './find-money.ts'
import { findPeople, namesOf } from './find-people.ts'
import { findPulse } from './find-pulse.ts'
import { findSignals } from './find-signals.ts'
import type { Language } from './language.ts'
import type { FoundPerson, Proposals, ProposedAction, Spoken } from './proposal.ts'
import { type Rules, rulesOf } from './rules.ts'
import { spanish } from './spanish.ts'
import { type Word, wordsOf } from './words.ts'
import { writeLine } from './write-line.ts'

const LANGUAGES: Record<string, Language> = { en: english, es: spanish }

/** What the words of a note propose: next actions, who is named, how it went, what to keep an eye on. Nothing is made of it here. */
export function propose(text: string, context: Spoken): Proposals {
  const names = namesOf(context.contacts)
  const rules = rulesOf(languageOf(context.language), names.words)
  const spoken = wordsOf(text)
  const words = cleanWords(spoken, rules)
  const people = findPeople(spoken, names)
  const once = { ...context, readDate: remembering(context.readDate) }
  const actions = findActions(words, rules).map(found => actionOf(found, words, text, rules, people, once))
  const pulse = findPulse(words, rules)
  return {
    actions: withoutRepeats(actions),
    people,
    ...(pulse && { pulse }),
    signals: findSignals(words, text, rules, context),
    money: findMoney(spoken, text, rules),
  }
}

function languageOf(language: string): Language {
  const code = language.split('-')[0]!
  return Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code]! : english
}

/** Reading dates is most of the work, and a note names the same few days again and again. */
function remembering(readDate: Spoken['readDate']): Spoken['readDate'] {
  const read = new Map<string, string | undefined>()
  return words => {
    const key = words.toLowerCase()
    if (!read.has(key)) read.set(key, readDate(words))
    return read.get(key)
  }
}

function actionOf(
  found: Found,
  words: readonly Word[],
  text: string,
  rules: Rules,
  people: readonly FoundPerson[],
  { readDate }: Spoken,
): ProposedAction {
  const line = writeLine(found, words, text, rules)
  const { side, who } = found.start
  const first = Math.min(found.from, who?.[0] ?? found.from, found.part.date?.from ?? found.from)
  const from = words[first]!.from
  const to = words[found.end - 1]!.to
  const { when, due } = dateOf(found, words, text, readDate)
  const named = people.filter(person => person.from >= from && person.to <= to).map(({ id }) => id)
  return {
    key: keyOf(side, line),
    text: line,
    side,
    ...(due && { due }),
    ...(when && { when }),
    people: [...new Set(named)],
    from,
    to,
  }
}

function dateOf(
  { part: { date } }: Found,
  words: readonly Word[],
  text: string,
  readDate: Spoken['readDate'],
): Pick<ProposedAction, 'due' | 'when'> {
  if (!date) return {}
  const to = words[date.to - 1]!.to
  const when = text.slice(words[date.from]!.from, to)
  const due = dueOf(date, words, text, readDate)
  return { when, ...(due && { due }) }
}

/**
 * A time of the day may make a date unreadable, and so may the weekday of a day that is told by its number. Not so a week
 * further on: "el martes de la semana que viene" is not this Tuesday.
 */
function dueOf(
  { from, to, lead, day }: DatePart,
  words: readonly Word[],
  text: string,
  readDate: Spoken['readDate'],
): string | undefined {
  const read = (first: number, end: number) =>
    first < end ? readDate(text.slice(words[first]!.from, words[end - 1]!.to)) : undefined
  const first = from + lead
  const whole = read(first, to)
  if (whole || day === to) return whole ?? read(first + 1, to)
  const [date, more] = [read(first, day), read(day, to)]
  return date && more && more > date ? undefined : date
}

/** The words themselves, so that a key stays when text is appended, and a corrected date does not change it. */
function keyOf(side: string, line: string): string {
  return `${side}:${wordsOf(line)
    .map(({ plain }) => plain)
    .join(' ')}`
}

/** What is said twice is one action; a date that comes with the second time is its date. */
function withoutRepeats(actions: readonly ProposedAction[]): ProposedAction[] {
  const byKey = new Map<string, ProposedAction>()
  for (const action of actions) {
    const before = byKey.get(action.key)
    if (!before) byKey.set(action.key, action)
    else if (!before.when && action.when)
      byKey.set(action.key, { ...before, when: action.when, ...(action.due && { due: action.due }) })
  }
  return [...byKey.values()]
}
