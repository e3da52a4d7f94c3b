import { eachPiece, type Kind, RUN, SIGN, WORD } from './pieces.ts'

/** Longest beginning of a word that is looked up; what is longer is compared with the text itself. */
export const LONGEST_TERM = 32

/**
 * Calls `add` with every term a folded text is found by. A word is one term, and "l'oreal" also one without its apostrophe;
 * a run gives each two neighbours, and its last character, so that one character is the beginning of some term as well.
 */
export function eachTerm(folded: string, add: (term: string) => void, longest = LONGEST_TERM): void {
  let joined = ''
  let joinedEnd = -2
  eachPiece(folded, (kind, start, end) => {
    if (kind === SIGN) add(folded.slice(start, end))
    else if (kind === RUN) neighbours(folded, start, end, add)
    else {
      const word = folded.slice(start, Math.min(end, start + longest))
      add(word)
      const goesOn = start === joinedEnd + 1 && folded[joinedEnd] === "'"
      joined = goesOn ? (joined + word).slice(0, longest) : word
      joinedEnd = end
      if (goesOn) add(joined)
    }
  })
}

function neighbours(folded: string, start: number, end: number, add: (term: string) => void): void {
  for (let at = start; at < end; ) {
    const next = at + widthAt(folded, at)
    add(folded.slice(at, next < end ? next + widthAt(folded, next) : end))
    at = next
  }
}

/** The terms a typed piece is looked up by: all must be beginnings of terms of the text. */
export function lookupsOf(kind: Kind, piece: string): string[] {
  if (kind === WORD) return [piece.slice(0, LONGEST_TERM)]
  if (kind === SIGN) return [piece]
  const terms: string[] = []
  neighbours(piece, 0, piece.length, term => terms.push(term))
  return terms.length > 1 ? terms.slice(0, -1) : terms
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1
}

/** Sorts after everything a term can go on with; Unicode promises that it is no character. */
const LAST_CHARACTER = '\uffff'

/** Every term met, numbered in the order of meeting, and found by its beginning. */
export class Terms {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []
  /** Numbers in the order of their texts; terms met since the last sorting are looked through one by one. */
  #sorted = new Uint32Array(0)

  get size(): number {
    return this.#texts.length
  }

  numberOf(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const text = standalone(term)
    const number = this.#texts.push(text) - 1
    this.#numbers.set(text, number)
    if (this.#texts.length - this.#sorted.length > Math.max(1024, this.#sorted.length / 2)) this.#sort()
    return number
  }

  /** Visits the numbers of all terms that begin with `prefix`. */
  beginningWith(prefix: string, visit: (number: number) => void): void {
    const end = this.#firstFrom(prefix + LAST_CHARACTER)
    for (let i = this.#firstFrom(prefix); i < end; i++) visit(this.#sorted[i]!)
    for (let number = this.#sorted.length; number < this.#texts.length; number++)
      if (this.#texts[number]!.startsWith(prefix)) visit(number)
  }

  #firstFrom(prefix: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#texts[this.#sorted[middle]!]! < prefix) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Sorts what is new and merges it in: sorting all again would hold up a question asked meanwhile. */
  #sort(): void {
    const texts = this.#texts
    const before = this.#sorted
    const fresh = Uint32Array.from({ length: texts.length - before.length }, (_, i) => before.length + i)
    fresh.sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1))
    this.#sorted = new Uint32Array(texts.length)
    for (let at = 0, i = 0, k = 0; at < texts.length; at++) {
      const takeFresh = i === before.length || (k < fresh.length && texts[fresh[k]!]! < texts[before[i]!]!)
      this.#sorted[at] = takeFresh ? fresh[k++]! : before[i++]!
    }
  }
}

/** A piece of 13 characters or more cut from a text keeps the whole text in memory in V8; a joined copy does not. */
function standalone(term: string): string {
  return term.length < 13 ? term : Array.from(term).join('')
}
