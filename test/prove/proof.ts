/** One figure of a proof: what was counted or measured, and what it must be. */
export interface Figure {
  name: string
  value: number
  unit?: 'ms' | 's' | 'MB' | '/s'
  /** Exactly this. */
  is?: number
  /** At most this: a matter of the machine's speed too, so a proof that misses it has not failed but is marked. */
  most?: number
}

/** Plays something out at a scale, under a seed, and tells what it saw. Throws, with a sentence, when what it proves does not hold. */
export type Prove = (scale: number, seed: number) => Promise<Figure[]>

export interface Proof {
  name: string
  what: string
  /** What `scale` counts. */
  unit: 'times' | 'minutes'
  /** The whole of it, by `npm run prove`; samples in `npm test` are smaller. */
  scale: number
  prove: Prove
}

/** Says what broke, where the law is not held. */
export function hold(law: boolean, broken: string): asserts law {
  if (!law) throw new Error(broken)
}

export function isMet({ value, is, most }: Figure): boolean {
  return (is === undefined || value === is) && (most === undefined || value <= most)
}

/** Figures of a table of counts. */
export function counted(counts: ReadonlyMap<string, number>): Figure[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value }))
}

export function count(counts: Map<string, number>, what: string, times = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + times)
}
