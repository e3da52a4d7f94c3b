import { fold } from '../../model/fold.ts'
import { eachPiece, RUN, SIGN, speaks, WORD } from './pieces.ts'
import { eachTerm, LONGEST_TERM, lookupsOf } from './terms.ts'

/** What was typed, as what must be found. */
export interface Asked {
  /** The whole of it, folded: a name that begins with it is the best there is. */
  whole: string
  /** Each must be the beginning of a word. */
  words: string[]
  /** Each must stand somewhere within writing without spaces. */
  runs: string[]
  /** Each must stand somewhere. */
  signs: string[]
  /** Beginnings of terms that together pick the candidates. */
  lookups: string[]
  /** False when `lookups` let more through than was asked for, and the texts must be looked at. */
  sure: boolean
}

/** As many as fit a set of bits in one small number. */
export const MOST_LOOKUPS = 30

/** Reads a query. Nothing in it has a special meaning; case, accents, order and repetition do not matter. */
export function readQuery(query: string): Asked {
  const folded = fold(query)
  const words: string[] = []
  const runs: string[] = []
  const allSigns: string[] = []
  eachPiece(folded, (kind, start, end) => {
    const list = kind === WORD ? words : kind === RUN ? runs : allSigns
    list.push(folded.slice(start, end))
  })
  const speaking = allSigns.filter(speaks)
  const signs = words.length || runs.length || speaking.length ? speaking : allSigns

  const asked = { words: withoutBeginnings(words), runs: [...new Set(runs)], signs: [...new Set(signs)] }
  const lookups = new Set([
    ...asked.words.flatMap(word => lookupsOf(WORD, word)),
    ...asked.runs.flatMap(run => lookupsOf(RUN, run)),
    ...asked.signs.flatMap(sign => lookupsOf(SIGN, sign)),
  ])
  const telling = [...lookups].sort((a, b) => b.length - a.length).slice(0, MOST_LOOKUPS)
  return {
    ...asked,
    whole: folded.trim().replace(/\s+/g, ' '),
    lookups: telling,
    sure:
      telling.length === lookups.size &&
      asked.words.every(word => word.length <= LONGEST_TERM) &&
      asked.runs.every(run => lookupsOf(RUN, run).length === 1),
  }
}

/** A word that begins another asks for nothing more. */
function withoutBeginnings(words: string[]): string[] {
  const sorted = [...new Set(words)].sort()
  return sorted.filter((word, i) => !sorted[i + 1]?.startsWith(word))
}

/** What was asked that a text does not answer. */
export function leftOf(asked: Asked, text: string): Asked {
  return {
    ...asked,
    words: asked.words.filter(word => !holdsWord(text, word)),
    runs: asked.runs.filter(run => !text.includes(run)),
    signs: asked.signs.filter(sign => !text.includes(sign)),
  }
}

/** Whether what was asked stands in these folded texts, word for word. */
export function holds(texts: string[], asked: Asked): boolean {
  return (
    asked.words.every(word => texts.some(text => holdsWord(text, word))) &&
    asked.runs.every(run => texts.some(text => text.includes(run))) &&
    asked.signs.every(sign => texts.some(text => text.includes(sign)))
  )
}

function holdsWord(text: string, word: string): boolean {
  let found = false
  eachTerm(text, term => (found ||= term.startsWith(word)), Number.POSITIVE_INFINITY)
  return found
}
