/** Throws what holds otherwise, with the place where the two part. */
export function equal(actual: string, expected: string, otherwise: string): void {
  if (actual === expected) return
  let at = 0
  while (actual[at] === expected[at]) at++
  throw new Error(
    `${otherwise}\n  is:     …${actual.slice(Math.max(0, at - 80), at + 200)}\n  should: …${expected.slice(Math.max(0, at - 80), at + 200)}`,
  )
}

/** The same value with its keys in one order and nothing undefined in it. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
