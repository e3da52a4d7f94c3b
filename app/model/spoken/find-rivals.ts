import { fold } from '../fold.ts'
import { isName } from './is-name.ts'
import type { Spoken } from './proposal.ts'
import type { Rules } from './rules.ts'
import { type Word, wordsOf } from './words.ts'

/** A name by its words, `[from, to)`, and where what tells of it begins. */
export interface Rival {
  from: number
  to: number
  told: number
}

/** "Compañía General de Aguas"; no name is longer. */
const LONGEST_NAME = 4
/** Small words within names: "Van der Berg", "Banco de la Costa". */
const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'der', 'den', 'von', 'van', 'of'])
/** Without capitals nobody knows where a name ends. */
const LONGEST_UNWRITTEN = 2
/** "offered them a ten percent discount": so far behind an offer its price is named. */
const PRICE_WITHIN = 5

/** The competitors whom a phrase tells: "they're talking to Globex", "Globex quoted them less". */
export function findRivals(
  words: readonly Word[],
  rules: Rules,
  { account = '' }: Pick<Spoken, 'account'>,
): Rival[] {
  const own = new Set(wordsOf(fold(account)).map(({ plain }) => plain))
  const isCased = words.some(({ isCapital, plain }) => isCapital && !rules.subjects.has(plain))
  const text: Text = { words, rules, isCased, isOurs: plain => own.has(plain) || rules.names.has(plain) }
  const found: Rival[] = []
  for (let at = 0; at < words.length; at++) {
    const rival = rivalBehind(text, at) ?? rivalBefore(text, at)
    if (rival) found.push(rival)
  }
  return found
}

interface Text {
  words: readonly Word[]
  rules: Rules
  /** Names are written with capitals; an engine may write none at all. */
  isCased: boolean
  /** A contact or the account itself. */
  isOurs(plain: string): boolean
}

/** "they are comparing us with Initech" */
function rivalBehind(text: Text, at: number): Rival | undefined {
  const { words, rules } = text
  const sure = rules.rivals.before.match(words, at)
  const length = Math.max(sure, rules.rivals.beforeWritten.match(words, at))
  if (length === 0 || words[at + length - 1]!.stop === '.' || isOurDoing(text, at)) return undefined
  const from = at + length
  const to = text.isCased ? endOfWritten(text, from) : sure === length ? endOfUnwritten(text, from) : from
  return isRival(text, from, to) ? { from, to, told: at } : undefined
}

/** "Globex quoted them less" */
function rivalBefore(text: Text, at: number): Rival | undefined {
  const { words, rules } = text
  const sure = rules.rivals.after.match(words, at)
  const length = sure || rules.rivals.afterOffering.match(words, at)
  if (length === 0 || at === 0 || words[at - 1]!.stop) return undefined
  if (!sure && !namesPrice(text, at + length)) return undefined
  let from = at
  if (text.isCased) while (from > 0 && at - from < LONGEST_NAME && mayEnd(text, from - 1, from === at)) from--
  else if (begins(text, at - 1) && !isCommon(text, at - 1)) from--
  return isRival(text, from, at) ? { from, to: at, told: from } : undefined
}

/** A capital tells a name; one that opens its sentence counts right before the phrase. */
function mayEnd(text: Text, at: number, isLast: boolean): boolean {
  const { words, rules } = text
  const word = words[at]!
  if (!isLast && word.stop) return false
  return isName(words, at, rules) || (word.isCapital && !isCommon(text, at))
}

/** Without capitals a name before its verb is known by standing first. */
function begins({ words, rules }: Text, at: number): boolean {
  const before = words[at - 1]
  return (
    before?.stop !== '' ||
    rules.ands.has(before.plain) ||
    rules.connectors.has(before.plain) ||
    rules.complements.has(before.plain)
  )
}

function endOfWritten({ words, rules }: Text, from: number): number {
  let to = from
  while (to < words.length && to - from < LONGEST_NAME && (to === from || !words[to - 1]!.stop)) {
    const isWritten = (at: number) => words[at]?.isCapital && isName(words, at, rules)
    if (!isWritten(to) && !(to > from && isParticle(words, to) && (isWritten(to + 1) || isWritten(to + 2))))
      break
    to++
  }
  return to
}

function isParticle(words: readonly Word[], at: number): boolean {
  return PARTICLES.has(words[at]!.plain) && !words[at]!.stop
}

function endOfUnwritten(text: Text, from: number): number {
  const { words } = text
  let to = from
  while (to < words.length && to - from < LONGEST_UNWRITTEN && (to === from || !words[to - 1]!.stop)) {
    if (isCommon(text, to)) break
    to++
  }
  return to
}

function isCommon({ words, rules }: Text, at: number): boolean {
  return isWord(words, at, rules) || rules.rivals.others.has(words[at]!.plain)
}

/** A word of the language that is no name. */
function isWord(words: readonly Word[], at: number, rules: Rules): boolean {
  const { plain, said } = words[at]!
  return (
    rules.beforeNouns.has(plain) ||
    rules.openers.has(plain) ||
    rules.subjects.has(plain) ||
    rules.notTheirs.has(plain) ||
    rules.determiners.has(plain) ||
    rules.connectors.has(plain) ||
    rules.complements.has(plain) ||
    rules.prepositions.has(plain) ||
    rules.finite.has(said) ||
    rules.dates.match(words, at) > 0 ||
    rules.past.match(words, at) > 0 ||
    /^\p{N}/u.test(plain)
  )
}

function namesPrice({ words, rules }: Text, from: number): boolean {
  for (let i = from; i < Math.min(words.length, from + PRICE_WITHIN); i++) {
    if (rules.rivals.prices.has(words[i]!.plain)) return true
    if (words[i]!.stop === '.') return false
  }
  return false
}

/** "I got an offer from the carrier" is our own dealing. */
function isOurDoing({ words, rules }: Text, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 2) && !words[i]!.stop; i--)
    if (rules.rivals.we.has(words[i]!.plain)) return true
  return false
}

function isRival({ words, isOurs }: Text, from: number, to: number): boolean {
  if (from >= to) return false
  return !words.slice(from, to).some(({ plain }) => isOurs(plain.replace(/'s$/, '')))
}
