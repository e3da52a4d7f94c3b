import { fold } from '../../model/fold.ts'

/** What two entries of one customer or person often share, and others seldom. */
const TELLING = ['phone', 'mobile', 'email', 'website', 'town'] as const
type Entry = { name?: string } & { [field in (typeof TELLING)[number]]?: unknown }

/** The entries that look most like this one come first: by their names, and by what else is the same in both. */
export function likestFirst<T extends Entry>(one: Entry, others: readonly T[]): T[] {
  const own = pairsOf(one)
  return others
    .map((other, index) => ({ other, index, like: likeness(one, own, other) }))
    .sort((a, b) => b.like - a.like || a.index - b.index)
    .map(({ other }) => other)
}

function likeness(one: Entry, own: Set<string>, other: Entry): number {
  const pairs = pairsOf(other)
  let shared = 0
  for (const pair of pairs) if (own.has(pair)) shared++
  const same = TELLING.filter(field => one[field] && one[field] === other[field]).length
  return (2 * shared) / (own.size + pairs.size || 1) + same / 2
}

/** Its name as pairs of neighbouring letters: what two spellings of one name have in common. */
function pairsOf({ name }: Entry): Set<string> {
  const letters = fold(name ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ')
  return new Set(Array.from(letters, (letter, index) => letter + (letters[index + 1] ?? ' ')))
}
