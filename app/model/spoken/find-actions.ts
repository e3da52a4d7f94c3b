import { type DatePart, dateAt, datePart } from './find-date.ts'
import { correctsAt, type ObjectPart, readObject } from './read-object.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { startAt } from './start-of-action.ts'
import type { Word } from './words.ts'

/** An action as the words say it, by their places. */
export interface Found {
  start: Start
  part: ObjectPart
  from: number
  end: number
}

/** A lead-in that is this far behind an "if" or a "don't" has a sentence of its own. */
const OUT_OF_REACH = 3
/** "scratch that" takes back what was said at most so many words before. */
const STILL_MEANT = 2

/** The actions that are announced, in the order they are spoken of, with what was corrected corrected. */
export function findActions(words: readonly Word[], rules: Rules): Found[] {
  return new Reading(words, rules).actions()
}

class Reading {
  readonly #found: Found[] = []
  #at = 0
  /** Where the words begin that a negation, a question or a condition reaches. */
  #blockedFrom: number | undefined
  /** A date that stands before its action. */
  #ahead: DatePart | undefined
  #begins = true

  constructor(
    readonly words: readonly Word[],
    readonly rules: Rules,
  ) {}

  actions(): Found[] {
    while (this.#at < this.words.length) {
      this.#enterClause()
      const from = this.#at
      if (this.words[from]!.asked && !this.rules.reminders.match(this.words, from)) this.#at++
      else if (!this.#takeBack() && !this.#correct() && !this.#take()) this.#pass()
    }
    return this.#found
  }

  #enterClause(): void {
    const before = this.words[this.#at - 1]
    const isAnd = before && this.rules.ands.has(before.plain)
    const isConnector = before && this.rules.connectors.has(before.plain)
    this.#begins =
      before?.stop !== '' ||
      isAnd === true ||
      isConnector === true ||
      this.#at === this.#found.at(-1)?.end ||
      this.#at === this.#ahead?.to
    if (!before || before.stop || isConnector) this.#blockedFrom = undefined
    if (before?.stop === '.') this.#ahead = undefined
  }

  #takeBack(): boolean {
    const last = this.#found.at(-1)
    const length = this.rules.cancels.match(this.words, this.#at) || this.#failureAt(this.#at)
    if (length === 0) return false
    if (last && this.#at - last.end <= STILL_MEANT) this.#found.pop()
    this.#at += length
    return true
  }

  /** "but he did not": that is all of it, for "but he does not know yet" takes nothing back. */
  #failureAt(at: number): number {
    const length = this.rules.failures.match(this.words, at)
    return length > 0 && this.words[at + length - 1]!.stop ? length : 0
  }

  /** "no wait, Friday": the date, what follows the same preposition, or the whole action is said anew. */
  #correct(): boolean {
    const last = this.#found.at(-1)
    if (!last || this.#at !== last.end) return false
    const length = correctsAt(this.words, this.#at, this.rules)
    if (length === 0) return false
    const next = this.#at + length
    const date = dateAt(this.words, next, this.rules)
    const anew = date ? undefined : startAt(this.words, next, this.rules, true)
    if (date) {
      last.part.date = datePart(next, date)
      last.end = next + date.length
    } else if (anew) {
      this.#found.pop()
      this.#at = next
      return true
    } else this.#replaceTail(last, next)
    this.#at = last.end
    return true
  }

  /** "to Maria, I mean to Lucia" */
  #replaceTail(last: Found, next: number): void {
    const { kept } = last.part
    const plain = this.words[next]!.plain
    const same = kept.findLastIndex(place => this.words[place]!.plain === plain)
    const again = readObject(this.words, { ...last.start, object: next }, this.rules)
    if (same >= 0) kept.length = same
    kept.push(...again.kept)
    if (again.date) last.part.date = again.date
    last.end = Math.max(again.end, next + 1)
  }

  #take(): boolean {
    const { words, rules } = this
    const start = startAt(words, this.#at, rules, this.#begins)
    const block = rules.blockers.match(words, this.#at)
    if (start && block <= start.lead && this.#isFree(start)) {
      this.#add(start)
      return true
    }
    if (block === 0) return false
    this.#blockedFrom ??= this.#at + block
    this.#at += block
    return true
  }

  #isFree({ lead }: Start): boolean {
    return this.#blockedFrom === undefined || (lead > 1 && this.#at - this.#blockedFrom >= OUT_OF_REACH)
  }

  #add(start: Start): void {
    const from = this.#at
    const part = readObject(this.words, start, this.rules, this.#ahead !== undefined)
    const ahead = start.date ?? this.#ahead
    if (!part.date && ahead) part.date = ahead
    this.#ahead = undefined
    this.#at = Math.max(part.end, start.object, from + 1)
    if (start.needsDate && !part.date) return
    if (start.verb === '' && part.kept.length === 0) return
    if (start.side === 'theirs' && !part.date && part.isPast) return
    if (start.isWish && part.isPast) return
    const last = this.#found.at(-1)
    const side = this.#sideOf(start, from)
    if (!side || (side === 'ours' && start.lead === 0 && this.#isForUs(start))) return
    if (last && this.#standsInPlaceOf(last, start, part, from)) this.#found.pop()
    this.#found.push({ start: { ...start, side }, part, from, end: this.#at })
  }

  /** Who does it, where the words do not say so: whoever did what stands before "and will". */
  #sideOf(start: Start, from: number): Start['side'] | undefined {
    const last = this.#found.at(-1)
    if (this.#goesOnFrom(last, start, from)) return last!.start.side
    const isTheirs = start.isOpening && this.rules.ands.has(this.words[from - 1]?.plain ?? '')
    if (!isTheirs) return start.side
    return this.rules.theirs.has(start.verb) ? 'theirs' : undefined
  }

  /** "they want a quote, so I'll send it on Friday" is one action and not two. */
  #standsInPlaceOf(
    last: Found,
    { side, isWish, verb, object }: Start,
    part: ObjectPart,
    from: number,
  ): boolean {
    if (!last.start.isWish || isWish || side !== 'ours' || from - last.end > STILL_MEANT) return false
    const { objects, sendable } = this.rules
    const plainAt = (place: number) => this.words[place]?.plain ?? ''
    const wished = last.part.kept.map(plainAt).filter(plain => sendable.has(plain))
    return (
      this.rules.therefore.has(plainAt(last.end)) ||
      objects.has(plainAt(object)) ||
      this.rules.language.endsInObject?.test(verb) === true ||
      part.kept.some(place => wished.includes(plainAt(place)))
    )
  }

  /** "call me any time" is what another said. */
  #isForUs({ object }: Start): boolean {
    return this.rules.us.has(this.words[object]?.plain ?? '')
  }

  /** "they'll sign and send it back": who does the one does the other. */
  #goesOnFrom(last: Found | undefined, start: Start, from: number): boolean {
    return (
      last !== undefined &&
      (start.lead === 0 || start.isBare === true) &&
      from - last.end === 1 &&
      this.rules.ands.has(this.words[last.end]!.plain)
    )
  }

  #pass(): void {
    const date = dateAt(this.words, this.#at, this.rules)
    const past = date ? 0 : this.rules.past.match(this.words, this.#at)
    if (date) {
      this.#ahead = datePart(this.#at, date)
      this.#at += date.length
      return
    }
    const { plain } = this.words[this.#at]!
    if (!this.rules.fillers.match(this.words, this.#at) && !this.rules.ands.has(plain))
      this.#ahead = undefined
    this.#at += Math.max(past, 1)
  }
}
