const PAGE_BITS = 16
const PAGE = 1 << PAGE_BITS
const SMALLEST = 2
const LARGEST = 2048

/**
 * For every term the documents it stands in, oldest first, each with its place there (0 to 3).
 *
 * Most of 100,000 terms stand in one document, a few in most, so each list is a chain of blocks, every one twice as long as
 * the one before; the last slot of a block leads to the next. Blocks lie in shared pages: no list has an object of its own.
 */
export class Postings {
  readonly #pages = [new Uint32Array(PAGE)]
  #free = 0
  /** Per term: where its chain begins, where the next document goes, where the present block ends, the last document put in. */
  #heads = new Uint32Array(1024)
  #nexts = new Uint32Array(1024)
  #ends = new Uint32Array(1024)
  #lasts = new Uint32Array(1024)
  #terms = 0

  /** Puts a document at the end of a term's list. Documents come in rising order, from 1; the first place put stays. */
  append(term: number, document: number, place: number): void {
    if (term >= this.#terms) this.#begin(term)
    if (this.#lasts[term] === document) return
    this.#lasts[term] = document
    if (this.#nexts[term] === this.#ends[term]) this.#lengthen(term)
    this.#write(this.#nexts[term]!++, document * 4 + place)
  }

  each(term: number, visit: (document: number, place: number) => void): void {
    if (term >= this.#terms) return
    const stop = this.#nexts[term]!
    let at = this.#heads[term]!
    for (let size = SMALLEST; ; size = Math.min(size * 2, LARGEST)) {
      const page = this.#pages[at >>> PAGE_BITS]!
      const link = at + size - 1
      const end = stop >= at && stop <= link ? stop : link
      for (; at < end; at++) {
        const posting = page[at & (PAGE - 1)]!
        visit(posting >>> 2, posting & 3)
      }
      if (at === stop) return
      at = page[link & (PAGE - 1)]!
    }
  }

  #begin(term: number): void {
    for (; this.#terms <= term; this.#terms++) {
      if (this.#terms === this.#heads.length) this.#widen()
      const block = this.#allot(SMALLEST)
      this.#heads[this.#terms] = block
      this.#nexts[this.#terms] = block
      this.#ends[this.#terms] = block + SMALLEST - 1
    }
  }

  #lengthen(term: number): void {
    const link = this.#ends[term]!
    const size = Math.min(this.#sizeOfLast(term) * 2, LARGEST)
    const block = this.#allot(size)
    this.#write(link, block)
    this.#nexts[term] = block
    this.#ends[term] = block + size - 1
  }

  #sizeOfLast(term: number): number {
    let at = this.#heads[term]!
    let size = SMALLEST
    for (; at + size - 1 !== this.#ends[term]; size = Math.min(size * 2, LARGEST))
      at = this.#read(at + size - 1)
    return size
  }

  #allot(size: number): number {
    if ((this.#free & (PAGE - 1)) + size > PAGE) this.#free = this.#pages.length << PAGE_BITS
    if (this.#free >>> PAGE_BITS === this.#pages.length) this.#pages.push(new Uint32Array(PAGE))
    this.#free += size
    return this.#free - size
  }

  #read(at: number): number {
    return this.#pages[at >>> PAGE_BITS]![at & (PAGE - 1)]!
  }

  #write(at: number, value: number): void {
    this.#pages[at >>> PAGE_BITS]![at & (PAGE - 1)] = value
  }

  #widen(): void {
    this.#heads = doubled(this.#heads)
    this.#nexts = doubled(this.#nexts)
    this.#ends = doubled(this.#ends)
    this.#lasts = doubled(this.#lasts)
  }
}

function doubled(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(old.length * 2)
  wider.set(old)
  return wider
}
