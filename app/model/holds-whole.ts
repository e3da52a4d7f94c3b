import { TooMuchWork, type Work } from './work.ts'

/** Characters of two texts that are looked through in one step. */
const CHARACTERS_A_STEP = 2

/**
 * True when `part` stands in `text` as it is. Takes time by the length of both, whatever they hold (Knuth, Morris and Pratt, 1977): the
 * `includes` of an engine takes seconds for texts that repeat themselves. Where that is more than is left of `budget` only the beginning
 * and the end are looked at.
 */
export function holdsWhole(text: string, part: string, budget?: Work): boolean {
  if (part.length > text.length) return false
  if (text.startsWith(part) || text.endsWith(part)) return true
  try {
    budget?.spend((text.length + part.length) / CHARACTERS_A_STEP)
  } catch (cause) {
    if (cause instanceof TooMuchWork) return false
    throw cause
  }
  const shorter = shorterOf(part)
  let matched = 0
  for (let at = 0; at < text.length; at++) {
    while (matched > 0 && text[at] !== part[matched]) matched = shorter[matched - 1]!
    if (text[at] === part[matched]) matched++
    if (matched === part.length) return true
  }
  return false
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
