import type { Work } from './work.ts'

/** Words `from` to `to` of the base give way to those from `at` to `end` of the other text. */
export interface Hunk {
  from: number
  to: number
  at: number
  end: number
}

/** Steps it takes to give a word the number it is compared by. */
const NUMBERING_STEPS = 5

/**
 * What differs between two texts as words: the shortest way from one to the other, in order (Myers, "An O(ND) Difference Algorithm and
 * Its Variations", 1986).
 */
export function diffWords(base: readonly string[], other: readonly string[], work: Work): Hunk[] {
  let head = 0
  while (head < base.length && head < other.length && base[head] === other[head]) head++
  let [from, at] = [base.length, other.length]
  while (from > head && at > head && base[from - 1] === other[at - 1]) {
    from--
    at--
  }
  work.spend((from + at) * NUMBERING_STEPS)
  const numbers = new Map<string, number>()
  const number = (word: string) => {
    const known = numbers.get(word) ?? numbers.size
    numbers.set(word, known)
    return known
  }
  const [a, b] = [base.slice(head, from).map(number), other.slice(head, at).map(number)]
  if (a.length === 0 || b.length === 0) return hunksOf([], a.length, b.length, head)
  return hunksOf(pathBack(walk(a, b, work), a, b), a.length, b.length, head)
}

/** How far each diagonal is reached with `d` edits, for every `d` up to the one that arrives; `k` of round `d` is at `k + d`. */
function walk(a: readonly number[], b: readonly number[], work: Work): Int32Array[] {
  const rounds: Int32Array[] = []
  let before = new Int32Array(1)
  for (let d = 0; ; d++) {
    let steps = 0
    const reached = new Int32Array(2 * d + 1)
    rounds.push(reached)
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : startOf(before, d, k)
      const first = x
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reached[k + d] = x
      if (x >= a.length && x - k >= b.length) return rounds
      steps += 1 + x - first
    }
    work.spend(steps)
    before = reached
  }
}

/** Where round `d` begins on diagonal `k`: by an insertion from the diagonal above, or by a deletion from the one below. */
function startOf(before: Int32Array, d: number, k: number): number {
  return isDown(before, d, k) ? before[k + 1 + d - 1]! : before[k - 1 + d - 1]! + 1
}

function isDown(before: Int32Array, d: number, k: number): boolean {
  return k === -d || (k !== d && before[k - 1 + d - 1]! < before[k + 1 + d - 1]!)
}

/** The runs of words both texts have, from the last to the first, each as its start in either and its length. */
function pathBack(rounds: readonly Int32Array[], a: readonly number[], b: readonly number[]) {
  const runs: { x: number; y: number; length: number }[] = []
  let [x, y] = [a.length, b.length]
  for (let d = rounds.length - 1; d >= 0; d--) {
    const k = x - y
    const start = d === 0 ? 0 : startOf(rounds[d - 1]!, d, k)
    if (x > start) runs.push({ x: start, y: start - k, length: x - start })
    if (d === 0) break
    const down = isDown(rounds[d - 1]!, d, k)
    x = down ? start : start - 1
    y = x - (down ? k + 1 : k - 1)
  }
  return runs
}

function hunksOf(
  runs: { x: number; y: number; length: number }[],
  a: number,
  b: number,
  head: number,
): Hunk[] {
  const hunks: Hunk[] = []
  let [from, at] = [0, 0]
  for (const { x, y, length } of [...runs.reverse(), { x: a, y: b, length: 0 }]) {
    if (x > from || y > at) hunks.push({ from: from + head, to: x + head, at: at + head, end: y + head })
    from = x + length
    at = y + length
  }
  return hunks
}
