/**
 * Folding lets a person type "munchen", "ГЕОРГИЙ" or "٣" and find "München", "Георгий" and "3": compatibility forms and
 * widths are undone, letters lower-cased, accents dropped. Marks that are letters to their readers (vowels of Thai and
 * Devanagari, the voicing of kana) stay. Hangul comes apart into its letters, so that a half-typed syllable finds the whole.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text.normalize('NFKD').toLowerCase().replace(CHANGED, changed)
}

/**
 * The folded text with a way back: the character at `i` of `text` comes from [`starts[i]`, `ends[i]`) of the original.
 */
export interface FoldedWithPlaces {
  text: string
  starts: number[]
  ends: number[]
}

/** Folds letter by letter (with its marks), remembering where each came from; for marking what was found. */
export function foldWithPlaces(original: string): FoldedWithPlaces {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (let at = 0; at < original.length; ) {
    const letter = letterAt(original, at)
    const folded = fold(letter)
    text += folded
    for (let i = 0; i < folded.length; i++) {
      starts.push(at)
      ends.push(at + letter.length)
    }
    at += letter.length
  }
  return { text, starts, ends }
}

/**
 * The digits that tell one telephone number from another: no spaces or signs, no `+`, `00` or `0` in front, no "(0)" inside,
 * no extension. "(0171) 555-7788" and "0171 5557788" are one number. Empty where there is none.
 */
export function phoneDigits(text: string): string {
  return fold(text)
    .replace(/(?:ext|x|#|;)[^#;x]*$/, '')
    .replace(/(\d\s*)\(0\)/, '$1')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
}

/** A character with the marks that follow it; they fold together because Unicode may put them in another order. */
function letterAt(text: string, at: number): string {
  if (isAscii(text.slice(at, at + 2))) return text.charAt(at)
  LETTER_WITH_MARKS.lastIndex = at
  return LETTER_WITH_MARKS.exec(text)![0]
}

const LETTER_WITH_MARKS = /.\p{M}*/suy

/** Letters that are no base with an accent to Unicode, yet are typed as one where the keyboard lacks them. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  '‘': "'",
  '’': "'",
  ʼ: "'",
}

/** Accents, points of Hebrew and Arabic, the Arabic stretch, and everything invisible (soft hyphens, joiners, directions). */
const DROPPED =
  '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f' +
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7' +
  '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed' +
  '\\p{Cf}'

/** What is dropped, those letters, and the digits of every script but ours. */
const CHANGED = new RegExp(`[${DROPPED}${Object.keys(LETTERS).join('')}]|(?![0-9])\\p{Nd}`, 'gu')

function changed(character: string): string {
  return LETTERS[character] ?? (/\p{Nd}/u.test(character) ? String(digitValue(character)) : '')
}

/** Unicode keeps the digits of a script together from zero to nine, so the distance from the first is the value. */
function digitValue(digit: string): number {
  let value = 0
  const code = digit.codePointAt(0)!
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
