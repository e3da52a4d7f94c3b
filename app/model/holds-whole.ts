import { TooMuchWork, type Work } from './work.ts'

/** Characters of two texts that are looked through in one step, and the steps it takes to see whether a piece is cut out of words. */
const CHARACTERS_A_STEP = 2
const CUT_STEPS = 20

/** What stands before and behind a place in the middle of a word; "1,500", "5:30", "don’t" and "Ann-Marie" are one word each. */
const GOES_ON = /[\p{L}\p{M}\p{N}_][.,:'’@/-]?$/u
const COMES = /^[.,:'’@/-]?[\p{L}\p{M}\p{N}_]/u

/**
 * True when `part` stands in `text` as it is, its words being words there: "Ask Anna" does not say what "Ask Ann" says. Takes time by the
 * length of both, whatever they hold (Knuth, Morris and Pratt, 1977): the `includes` of an engine takes seconds for texts that repeat
 * themselves. Where that is more than is left of `budget` it is not held, unless it is the beginning or the end.
 */
export function holdsWhole(text: string, part: string, budget?: Work): boolean {
  if (part.length >= text.length) return part === text
  if (text.startsWith(part) && isOfWholeWords(text, 0, part.length)) return true
  if (text.endsWith(part) && isOfWholeWords(text, text.length - part.length, text.length)) return true
  try {
    budget?.spend((text.length + part.length) / CHARACTERS_A_STEP)
    return standsIn(text, part, budget)
  } catch (cause) {
    if (cause instanceof TooMuchWork) return false
    throw cause
  }
}

function standsIn(text: string, part: string, budget?: Work): boolean {
  const shorter = shorterOf(part)
  let matched = 0
  for (let at = 0; at < text.length; at++) {
    if (text.length - at < part.length - matched) return false
    while (matched > 0 && text[at] !== part[matched]) matched = shorter[matched - 1]!
    if (text[at] === part[matched]) matched++
    if (matched < part.length) continue
    budget?.spend(CUT_STEPS)
    if (isOfWholeWords(text, at + 1 - matched, at + 1)) return true
  }
  return false
}

/** Neither end of the piece from `from` to `to` is inside a word. */
function isOfWholeWords(text: string, from: number, to: number): boolean {
  const isInside = (place: number) =>
    GOES_ON.test(text.slice(Math.max(0, place - 2), place)) && COMES.test(text.slice(place, place + 2))
  return !isInside(from) && !isInside(to)
}

/** For each beginning of a text, how long the longest shorter one is that it ends with. */
function shorterOf(part: string): Int32Array {
  const lengths = new Int32Array(part.length)
  let length = 0
  for (let at = 1; at < part.length; at++) {
    while (length > 0 && part[at] !== part[length]) length = lengths[length - 1]!
    if (part[at] === part[length]) length++
    lengths[at] = length
  }
  return lengths
}
