import type { Digest } from './protocol.ts'
import type { Row } from './row.ts'

/**
 * Digests of the scopes some rows lie in, by scope: how many there are, and the xor of the hash of each one's id and revision. Two holders
 * of the same rows have the same digests, in whatever order they read them.
 */
export function digest(rows: Iterable<Pick<Row, 'id' | 'scope' | 'revision'>>): Digest[] {
  const scopes = new Map<string, { rows: number; high: number; low: number }>()
  for (const { id, scope, revision } of rows) {
    const sum = scopes.get(scope) ?? { rows: 0, high: 0, low: 0 }
    scopes.set(scope, sum)
    const named = `${id}:${revision}`
    sum.rows += 1
    sum.high ^= hash(named, 0x811c9dc5)
    sum.low ^= hash(named, 0x2f0b4c27)
  }
  return [...scopes]
    .map(([scope, { rows, high, low }]) => ({ scope, rows, xor: hex(high) + hex(low) }))
    .sort((a, b) => (a.scope < b.scope ? -1 : 1))
}

/** Scopes whose digests differ, on either side. */
export function differing(ours: readonly Digest[], theirs: readonly Digest[]): string[] {
  const written = new Map(theirs.map(({ scope, rows, xor }) => [scope, `${rows} ${xor}`]))
  const here = new Map(ours.map(({ scope, rows, xor }) => [scope, `${rows} ${xor}`]))
  return [...new Set([...written.keys(), ...here.keys()])]
    .filter(scope => written.get(scope) !== here.get(scope))
    .sort()
}

/** FNV-1a over UTF-16 units, 32 bits. Guards against accidents, not against malice. */
function hash(text: string, seed: number): number {
  let value = seed
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0')
}
