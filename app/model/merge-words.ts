import { diffWords, type Hunk } from './diff-words.ts'
import type { MergedText, Three } from './merge-text.ts'
import { isSpoken, type Word, wordsIn } from './words-in.ts'
import { TooMuchWork, Work } from './work.ts'

/** How much of the shorter of two insertions at one place stands in the other too when they are one insertion, made in both. */
const SHARE_OF_ONE = 1 / 2
/** What may be spent on finding that out; two long insertions stand one after the other unlooked at. */
const STEPS_FOR_ONE = 200_000

/** One of the two texts as it differs from the base. */
interface Side {
  words: Word[]
  hunks: Hunk[]
  /** Where each base word stands in it; -1 where it is gone. */
  places: Int32Array
}

/** Base words `from` to `to`, on which hunks of one or both sides lie. */
interface Region {
  from: number
  to: number
  earlier: Hunk[]
  later: Hunk[]
}

/** The three-way merge of one part of a text; see `mergeText`. */
export function mergeWords([base, ...texts]: Three<string>, isStart: boolean, work: Work): MergedText {
  const words = wordsIn(base, work)
  const sides = texts.map(text => sideOf(words, wordsIn(text, work), work)) as [Side, Side]
  const [earlier, later] = [
    withoutRepeated(sides[0], words, sides[1], work),
    withoutRepeated(sides[1], words, sides[0], work),
  ]
  const out = new Writer(words, earlier, later, isStart, work)
  let at = 0
  for (const region of regionsOf(earlier.hunks, later.hunks)) {
    out.keep(at, region.from)
    writeRegion(out, region)
    at = region.to
  }
  out.keep(at, words.length)
  return { text: out.text, met: out.met }
}

function sideOf(base: readonly Word[], words: Word[], work: Work): Side {
  const texts = (of: readonly Word[]) => of.map(({ text }) => text)
  const hunks = diffWords(texts(base), texts(words), work)
  const places = new Int32Array(base.length).fill(-1)
  let [from, at] = [0, 0]
  for (const hunk of [...hunks, { from: base.length, to: 0, at: 0, end: 0 }]) {
    while (from < hunk.from) places[from++] = at++
    from = hunk.to
    at = hunk.end
  }
  return { words, hunks, places }
}

/** How many words an insertion is moved by in looking for the place where the other text has it too. */
const FARTHEST_MOVED = 20

/**
 * A side without the insertions that the other has too at the head or the tail of what it put in place of the words beside them: they
 * stand once, with the other's. Where a sentence ends as the one before it does, an insertion may be said to stand a few words earlier or
 * later; it is looked for in all these places.
 */
function withoutRepeated(side: Side, base: readonly Word[], { words, hunks }: Side, work: Work): Side {
  const replaced = hunks.filter(({ from, to }) => from < to)
  const [froms, tos] = [
    new Map(replaced.map(hunk => [hunk.from, hunk])),
    new Map(replaced.map(hunk => [hunk.to, hunk])),
  ]
  const hasToo = (place: number, inserted: readonly string[]) => {
    const [before, after] = [tos.get(place), froms.get(place)]
    return (
      (before &&
        isAt(words, before.end - inserted.length, inserted) &&
        before.end - inserted.length >= before.at) ||
      (after && isAt(words, after.at, inserted) && after.at + inserted.length <= after.end)
    )
  }
  const isTwice = (hunk: Hunk) =>
    hunk.from === hunk.to &&
    placesFor(side, base, hunk, work).some(([place, inserted]) => hasToo(place, inserted))
  return { ...side, hunks: side.hunks.filter(hunk => !isTwice(hunk)) }
}

/** The places where an insertion may be said to stand, each with the words that are inserted then. */
function placesFor(
  { words, places }: Side,
  base: readonly Word[],
  { from, at, end }: Hunk,
  work: Work,
): [number, string[]][] {
  const inserted = words.slice(at, end).map(textOf)
  const farthest = Math.min(FARTHEST_MOVED, inserted.length)
  const found: [number, string[]][] = [[from, inserted]]
  for (let by = 1, turned = inserted; by <= farthest && places[from - by]! >= 0; by++) {
    if (base[from - by]!.text !== turned.at(-1)) break
    work.spend(inserted.length)
    turned = [turned.at(-1)!, ...turned.slice(0, -1)]
    found.push([from - by, turned])
  }
  for (let by = 0, turned = inserted; by < farthest && places[from + by]! >= 0; by++) {
    if (base[from + by]!.text !== turned[0]) break
    work.spend(inserted.length)
    turned = [...turned.slice(1), turned[0]!]
    found.push([from + by + 1, turned])
  }
  return found
}

function isAt(words: readonly Word[], at: number, texts: readonly string[]): boolean {
  return at >= 0 && texts.every((text, i) => words[at + i]?.text === text)
}

/** Hunks that lie on common base words, or insert at one place, are one region; those that only touch are two. */
function regionsOf(earlier: readonly Hunk[], later: readonly Hunk[]): Region[] {
  const all = [
    ...earlier.map(hunk => ({ hunk, of: 'earlier' as const })),
    ...later.map(hunk => ({ hunk, of: 'later' as const })),
  ].sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to)
  const regions: Region[] = []
  for (const { hunk, of } of all) {
    const last = regions.at(-1)
    const isOnePlace = last?.from === hunk.to && last.to === hunk.from
    const region =
      last && (hunk.from < last.to || isOnePlace)
        ? last
        : { from: hunk.from, to: hunk.to, earlier: [], later: [] }
    if (region !== last) regions.push(region)
    region.to = Math.max(region.to, hunk.to)
    region[of].push(hunk)
  }
  return regions
}

function writeRegion(out: Writer, region: Region) {
  const { earlier, later } = region
  const onlyDeleted = (hunks: Hunk[]) => hunks.every(hunk => hunk.at === hunk.end)
  if (later.length === 0) out.whole('earlier', region)
  else if (earlier.length === 0) out.whole('later', region)
  else if (onlyDeleted(earlier) && onlyDeleted(later)) out.keep(region.from, region.to)
  else if (onlyDeleted(earlier)) out.whole('later', region)
  else if (onlyDeleted(later)) out.whole('earlier', region)
  else out.both(region)
}

/** Writes the merged text word by word, and knows where in the two texts the last word stood. */
class Writer {
  text = ''
  met = false
  #last: { earlier?: number; later?: number } = {}

  constructor(
    readonly base: readonly Word[],
    readonly earlier: Side,
    readonly later: Side,
    readonly isStart: boolean,
    readonly work: Work,
  ) {}

  /** Base words that neither text has taken out. */
  keep(from: number, to: number) {
    for (let place = from; place < to; place++) {
      const [earlier, later] = [this.earlier.places[place]!, this.later.places[place]!]
      if (earlier >= 0 && later >= 0)
        this.#put({ earlier, later }, this.base[place]!.text, this.#keptSpace(place))
    }
  }

  /** The space before a base word is whose it was changed by; a text that now begins with the word has none to say. */
  #keptSpace(place: number): string {
    const [earlier, later] = [this.earlier.places[place]!, this.later.places[place]!]
    const [one, other] = [this.earlier.words[earlier]!.space, this.later.words[later]!.space]
    if (this.isStart && earlier === 0 && later > 0) return other
    if (this.isStart && later === 0 && earlier > 0) return one
    return other === this.base[place]!.space ? one : other
  }

  /** A region as one of the two texts has it. */
  whole(of: 'earlier' | 'later', region: Region) {
    const { places } = this[of]
    const [first, last] = [region[of][0], region[of].at(-1)]
    const from = first?.from === region.from ? first.at : places[region.from]!
    const to = last?.to === region.to ? last.end : places[region.to - 1]! + 1
    this.#range(of, from, to)
  }

  /** A region in which both have written: what either inserted, and the base words both left. */
  both(region: Region) {
    for (let place = region.from; place <= region.to; place++) {
      const earlier = region.earlier.find(hunk => hunk.from === place)
      const later = region.later.find(hunk => hunk.from === place)
      if (earlier && later) this.#join(earlier, later)
      else if (earlier) this.#range('earlier', earlier.at, earlier.end)
      else if (later) this.#range('later', later.at, later.end)
      if (place < region.to) this.keep(place, place + 1)
    }
    this.met ||= region.earlier.some(one => region.later.some(other => this.#haveMet(one, other)))
  }

  /** Two insertions at one place: what they have in common once where they are one, else one after the other. */
  #join(earlier: Hunk, later: Hunk) {
    const hunks = this.#isOne(earlier, later)
    if (!hunks) {
      this.#range('earlier', earlier.at, earlier.end)
      this.#range('later', later.at, later.end)
      return
    }
    let at = earlier.at
    for (const { from, to, at: inserted, end } of hunks) {
      this.#common(at, earlier.at + from, later.at + inserted)
      this.#range('earlier', earlier.at + from, earlier.at + to)
      this.#range('later', later.at + inserted, later.at + end)
      at = earlier.at + to
    }
    this.#common(at, earlier.end, later.end)
  }

  /** Words `from` to `to` of the earlier text, which the later has too, ending at `end`. */
  #common(from: number, to: number, end: number) {
    for (let place = from; place < to; place++) {
      const at = { earlier: place, later: end - to + place }
      const { text, space } = this.earlier.words[place]!
      // A text that begins with the word has no space before it to say.
      const isFirst = this.isStart && place === 0
      this.#put(at, text, isFirst ? this.later.words[at.later]!.space : space)
    }
  }

  /**
   * How the later of two insertions differs from the earlier, where they have so much in common that they are one. Compared in an order
   * of their own, so that the words in common do not depend on which is the later.
   */
  #isOne(earlier: Hunk, later: Hunk): Hunk[] | undefined {
    const [one, other] = this.#insertions(earlier, later)
    const [texts, others] = [one.map(textOf), other.map(textOf)]
    const isTurned = texts.join(' ') > others.join(' ')
    const most = Math.min(STEPS_FOR_ONE, this.work.left)
    const work = new Work(most)
    try {
      const hunks = isTurned ? diffWords(others, texts, work).map(turned) : diffWords(texts, others, work)
      const gone = hunks.flatMap(({ from, to }) => texts.slice(from, to))
      const shorter = Math.min(countSpoken(texts), countSpoken(others))
      const common = countSpoken(texts) - countSpoken(gone)
      return (shorter > 0 ? common >= shorter * SHARE_OF_ONE : hunks.length === 0) ? hunks : undefined
    } catch (cause) {
      if (cause instanceof TooMuchWork) return undefined
      throw cause
    } finally {
      this.work.spend(most - Math.max(0, work.left))
    }
  }

  /** True when both put other words in place of the same base words, and neither has all that the other put. */
  #haveMet(earlier: Hunk, later: Hunk): boolean {
    const isShared = earlier.from < later.to && later.from < earlier.to
    const [one, other] = this.#insertions(earlier, later)
    if (!isShared || one.length === 0 || other.length === 0) return false
    return !holds(one, other) && !holds(other, one)
  }

  #insertions(earlier: Hunk, later: Hunk): [Word[], Word[]] {
    return [this.earlier.words.slice(earlier.at, earlier.end), this.later.words.slice(later.at, later.end)]
  }

  #range(of: 'earlier' | 'later', from: number, to: number) {
    for (let place = from; place < to; place++) {
      const { text, space } = this[of].words[place]!
      this.#put({ [of]: place }, text, space)
    }
  }

  #put(at: { earlier?: number; later?: number }, text: string, space: string) {
    this.text += this.#spaceBefore(at, text, space) + text
    this.#last = at
  }

  /** Words that did not stand beside each other before must not run together; and nothing begins with the space of what is gone. */
  #spaceBefore(at: { earlier?: number; later?: number }, text: string, space: string): string {
    const isFirst = this.isStart && (at.earlier === 0 || at.later === 0)
    if (this.isStart && this.text === '') return isFirst ? space : ''
    const follows = isNext(this.#last.earlier, at.earlier) || isNext(this.#last.later, at.later)
    const last = this.text.at(-1)
    if (space !== '' || follows || !last || !isSpoken(last) || !isSpoken(text)) return space
    // Of two whole texts each has lines of its own.
    return this.base.length === 1 ? '\n' : ' '
  }
}

function isNext(last: number | undefined, place: number | undefined): boolean {
  return last !== undefined && place === last + 1
}

const textOf = ({ text }: Word) => text

function turned({ from, to, at, end }: Hunk): Hunk {
  return { from: at, to: end, at: from, end: to }
}

function countSpoken(words: readonly string[]): number {
  return words.filter(isSpoken).length
}

/** True when the words of `part` stand in `words`, in their order. */
function holds(words: readonly Word[], part: readonly Word[]): boolean {
  let found = 0
  for (const { text } of words) if (text === part[found]?.text) found++
  return found === part.length
}
