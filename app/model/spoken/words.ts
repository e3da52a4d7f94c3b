import { fold } from '../fold.ts'

/** A spoken word and where it stands: `[from, to)`. */
export interface Word {
  /** As it is compared: lower case, no accents. */
  plain: string
  /** In lower case with its accents, where they tell one form from another. */
  said: string
  from: number
  to: number
  /** It begins with a capital. */
  isCapital: boolean
  /** A small number in digits, as a day of the month is. */
  isNumber: boolean
  /** What stands behind it: nothing, a short stop or the end of a sentence. */
  stop: '' | ',' | '.'
  /** Its sentence is a question. */
  asked: boolean
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{N}\p{M}]+|(?<=\p{N})[.,:/]\p{N}+)*/gu

const CAPITAL = /^\p{Lu}/u

const SMALL_NUMBER = /^\d{1,2}(?:st|nd|rd|th|o|a)?$/

/** The words of a text in their order; what stands between them is kept as their stops. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let from = 0
  for (const match of text.matchAll(WORD)) {
    const before = words.at(-1)
    if (before) before.stop = stopOf(text.slice(before.to, match.index))
    const plain = fold(match[0])
    words.push({
      plain,
      isCapital: CAPITAL.test(match[0]),
      isNumber: SMALL_NUMBER.test(plain),
      said: match[0].normalize('NFC').toLowerCase(),
      from: match.index,
      to: match.index + match[0].length,
      stop: '',
      asked: false,
    })
    if (before?.stop === '.') from = markAsked(words, from, words.length - 1, text)
  }
  const last = words.at(-1)
  if (last) last.stop = '.'
  markAsked(words, from, words.length, text)
  return words
}

/** A sentence is a question by the mark behind its last word. */
function markAsked(words: Word[], from: number, end: number, text: string): number {
  const last = words[end - 1]
  if (last && between(text, last.to, words[end]?.from).includes('?'))
    for (let i = from; i < end; i++) words[i]!.asked = true
  return end
}

/** A long silence of spaces is no reason to copy it all. */
function between(text: string, from: number, to = text.length): string {
  return text.slice(from, Math.min(to, from + 20))
}

function stopOf(gap: string): Word['stop'] {
  if (/[.!?;…¿¡]|\n/.test(gap)) return '.'
  return /[,:–—()]|\s-\s/.test(gap) ? ',' : ''
}

/** Before a word stands a stop or nothing. */
export function beginsClause(words: readonly Word[], at: number): boolean {
  return at === 0 || words[at - 1]!.stop !== ''
}
