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
    // Two FNV-1a hashes over UTF-16 units, in one go: it may be a whole book. They guard against accidents, not against malice.
    const [idEnd, end] = [id.length, `:${revision}`]
    let [high, low] = [0x811c9dc5, 0x2f0b4c27]
    for (let i = 0; i < idEnd + end.length; i++) {
      const unit = i < idEnd ? id.charCodeAt(i) : end.charCodeAt(i - idEnd)
      high = Math.imul(high ^ unit, 0x01000193)
      low = Math.imul(low ^ unit, 0x01000193)
    }
    sum.rows += 1
    sum.high ^= high
    sum.low ^= low
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

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0')
}
