/**
 * How folded text falls into pieces that can be found:
 *
 * - a `word` is found by its beginning;
 * - a `run` is writing that puts no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese; Hangul too): found anywhere within;
 * - a `sign` is any other character but white space: it stands for itself, so that "50%" is not "50" and `%` is no wildcard.
 */
export type Kind = typeof WORD | typeof RUN | typeof SIGN
export const WORD = 1
export const RUN = 2
export const SIGN = 3

const GAP = 0
const UNKNOWN = 255

/** Visits the pieces of folded text from left to right. */
export function eachPiece(folded: string, visit: (kind: Kind, start: number, end: number) => void): void {
  let open = GAP
  let start = 0
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at)!
    const kind = code < kinds.length ? kindOf(code) : kindOfRare(code)
    const end = code > 0xffff ? at + 2 : at + 1
    if (kind !== open || kind === SIGN) {
      if (open === WORD || open === RUN) visit(open, start, at)
      if (kind === SIGN) visit(SIGN, at, end)
      open = kind
      start = at
    }
    at = end
  }
  if (open === WORD || open === RUN) visit(open, start, folded.length)
}

/** Whether a sign says something beside words: "50%" and "R&D" mean it, quotation marks and commas are only punctuation. */
export function speaks(sign: string): boolean {
  return /[%&#@_\p{Sc}\p{So}]/u.test(sign)
}

const kinds = new Uint8Array(0x10000).fill(UNKNOWN)
const rareKinds = new Map<number, number>()

function kindOf(code: number): number {
  if (kinds[code] === UNKNOWN) kinds[code] = classify(code)
  return kinds[code]!
}

function kindOfRare(code: number): number {
  let kind = rareKinds.get(code)
  if (kind === undefined) {
    kind = classify(code)
    rareKinds.set(code, kind)
  }
  return kind
}

function classify(code: number): number {
  const character = String.fromCodePoint(code)
  if (/[\p{L}\p{M}\p{N}]/u.test(character)) return UNSPACED.test(character) ? RUN : WORD
  return /[\p{P}\p{S}]/u.test(character) ? SIGN : GAP
}

const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
