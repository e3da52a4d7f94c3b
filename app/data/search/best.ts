/** How well an entry answers; the smaller, the better. */
export const NAME_BEGINS = 0
export const IN_THE_NAME = 1
export const IN_THE_KEYS = 2
export const IN_THE_TEXT = 3
export type Place = typeof NAME_BEGINS | typeof IN_THE_NAME | typeof IN_THE_KEYS | typeof IN_THE_TEXT

interface Ranked {
  number: number
  /** The smaller, the better. */
  rank: number
  at: number
  name: string
}

/** The best few of many entries: by rank, then newer first, then by name. */
export class Best {
  readonly #ranked: Ranked[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get numbers(): number[] {
    return this.#ranked.map(({ number }) => number)
  }

  offer(number: number, rank: number, at: number, name: string): void {
    const ranked = this.#ranked
    if (ranked.length >= this.#limit && !comesBefore(rank, at, name, ranked[this.#limit - 1])) return
    let low = 0
    let high = ranked.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (comesBefore(rank, at, name, ranked[middle])) high = middle
      else low = middle + 1
    }
    ranked.splice(low, 0, { number, rank, at, name })
    if (ranked.length > this.#limit) ranked.pop()
  }
}

function comesBefore(rank: number, at: number, name: string, other: Ranked | undefined): boolean {
  if (!other) return false
  if (rank !== other.rank) return rank < other.rank
  if (at !== other.at) return at > other.at
  return name < other.name
}
