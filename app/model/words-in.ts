import type { Work } from './work.ts'

/** A word with the space before it: a space belongs to the word after it (sync.md, Merge, rule 3). */
export interface Word {
  space: string
  text: string
}

/** Steps it takes to look at a word between spaces, at a character among marks, and at one that needs the segmenter. */
const WORD_STEPS = 20
const MARKED_STEPS = 5
const SEGMENTED_STEPS = 100

/** Words of these letters and marks are told apart without the segmenter, twenty times as fast. */
const PLAIN = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\x21-\x7e“”„‘’«»…–—]+$/u
const PLAIN_WORD = /[\p{L}\p{N}_]+(?:['’.][\p{L}\p{N}_]+)*|[^\p{L}\p{N}_]+/gu

let segmenter: Intl.Segmenter | undefined

/** The words of a text in order, marks between words being words of their own. The last has no text: it holds the space at the end. */
export function wordsIn(text: string, work: Work): Word[] {
  const words: Word[] = []
  let space = ''
  // Chunks stand at even places, the space between them at odd ones.
  for (const [place, piece] of text.split(/(\s+)/).entries()) {
    if (place % 2 === 1) space = piece
    else if (piece !== '') {
      for (const word of partsOf(piece, work)) {
        words.push({ space, text: word })
        space = ''
      }
    }
  }
  words.push({ space, text: '' })
  return words
}

function partsOf(chunk: string, work: Work): string[] {
  work.spend(WORD_STEPS)
  if (/^\w+$/.test(chunk)) return [chunk]
  const isPlain = PLAIN.test(chunk)
  work.spend(chunk.length * (isPlain ? MARKED_STEPS : SEGMENTED_STEPS))
  if (isPlain) return chunk.match(PLAIN_WORD)!
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(chunk), ({ segment }) => segment)
}

/** True for a word of letters or digits, false for a mark between words. */
export function isSpoken(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
