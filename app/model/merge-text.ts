import { diffWords } from './diff-words.ts'
import { LONGEST_TEXT } from './field.ts'
import { mergeWords } from './merge-words.ts'
import { TooMuchWork, Work } from './work.ts'

/**
 * What one merge may take: a fifth of the 100 ms of sync.md, so that it can be made inside the transaction, where the row cannot change
 * under it and nothing has to be looked at twice. Measured on the machine of the README: the worst found takes 20 ms, two edits of a
 * note of 22 kB two to eight.
 */
const MOST_STEPS = 1_000_000
/** Characters that are looked through in one step where they are only compared, or cut into lines. */
const CHARACTERS_A_STEP = 8

export interface MergedText {
  text: string
  /** Both replaced the same words by words of their own: a person should look. */
  met: boolean
}

export type Three<T> = [base: T, earlier: T, later: T]

/**
 * Two texts that grew out of `base`, brought together by words (sync.md, Merge, rule 3): the insertions of both are kept, no base word
 * that one of them replaced, and a region whole where the other only deleted. Where both wrote at one place the earlier stands first;
 * the words are the same whichever arrived first. Undefined when that is too much work, by itself or of the `budget` that several texts
 * share, or the text would be too long to keep.
 */
export function mergeText(
  base: string,
  earlier: string,
  later: string,
  budget?: Work,
): MergedText | undefined {
  try {
    const work = new Work(MOST_STEPS, budget)
    work.spend((base.length + earlier.length + later.length) / CHARACTERS_A_STEP)
    const merged = mergeParts([base, earlier, later], work)
    return merged.text.length <= LONGEST_TEXT ? merged : undefined
  } catch (cause) {
    if (cause instanceof TooMuchWork) return undefined
    throw cause
  }
}

/** Only what lies between a head and a tail that all three have, and between lines that stand once in each, needs to be merged. */
function mergeParts(three: Three<string>, work: Work): MergedText {
  const head = commonHead(three)
  const rest = each(three, text => text.slice(head))
  const tail = commonTail(rest)
  let text = three[0].slice(0, head)
  let met = false
  for (const part of partsOf(
    each(rest, text => text.slice(0, text.length - tail)),
    work,
  )) {
    const merged = mergePart(part, text === '', work)
    text += merged.text
    met ||= merged.met
  }
  return { text: text + rest[0].slice(rest[0].length - tail), met }
}

function mergePart(three: Three<string>, isStart: boolean, work: Work): MergedText {
  const [base, earlier, later] = three
  if (earlier === later || later === base) return { text: earlier, met: false }
  if (earlier === base) return { text: later, met: false }
  return mergeWords(three, isStart, work)
}

/** How long a head all three share; it ends before a space, so that it holds whole words. */
function commonHead([one, ...others]: Three<string>): number {
  let length = 0
  while (length < one.length && others.every(other => other[length] === one[length])) length++
  for (let cut = length - 1; cut > 0; cut--) if (isSpace(one[cut]) && !isSpace(one[cut - 1])) return cut
  return 0
}

/** How long a tail all three share; it begins with a space, which belongs to the word after it. */
function commonTail([one, ...others]: Three<string>): number {
  let length = 0
  while (length < one.length && others.every(other => other.at(-1 - length) === one.at(-1 - length))) length++
  for (let cut = one.length - length + 1; cut < one.length; cut++)
    if (isSpace(one[cut]) && !isSpace(one[cut - 1])) return one.length - cut
  return 0
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

/**
 * Cuts three texts at the lines that stand once in each of them, in one order. A line that stands twice, like an empty one, is no place
 * to cut: which of the two it was is not known.
 */
function partsOf(texts: Three<string>, work: Work): Three<string>[] {
  const lines = each(texts, text => text.split(/(?=\n)/))
  const places = each(lines, placesOfSingle)
  const anchors = lines[0].filter(line => /\S/.test(line) && places.every(place => place.has(line)))
  const inOrder = (place: Map<string, number>) => [...anchors].sort((a, b) => place.get(a)! - place.get(b)!)
  const moved = places
    .slice(1)
    .flatMap(place => diffWords(anchors, inOrder(place), work).map(({ from, to }) => anchors.slice(from, to)))
  const kept = without(anchors, moved.flat())
  const parts: Three<string>[] = []
  let from: Three<number> = [0, 0, 0]
  for (const line of kept) {
    const at = each(places, place => place.get(line)!)
    parts.push(between(lines, from, at), [line, line, line])
    from = each(at, place => place + 1)
  }
  parts.push(
    between(
      lines,
      from,
      each(lines, all => all.length),
    ),
  )
  return parts
}

/** Where each line stands that occurs once. */
function placesOfSingle(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [place, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line)
    else places.set(line, place)
  }
  for (const line of repeated) places.delete(line)
  return places
}

function without(lines: readonly string[], moved: readonly string[]): string[] {
  const gone = new Set(moved)
  return lines.filter(line => !gone.has(line))
}

function between(lines: Three<string[]>, from: Three<number>, to: Three<number>): Three<string> {
  return [0, 1, 2].map(of => lines[of]!.slice(from[of], to[of]).join('')) as Three<string>
}

function each<T, R>([base, earlier, later]: Three<T>, make: (one: T) => R): Three<R> {
  return [make(base), make(earlier), make(later)]
}
