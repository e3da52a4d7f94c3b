import type { Bench } from './bench.ts'

/** One measured figure with what it should be at most. */
export interface Figure {
  name: string
  value: number
  unit: 'ms' | 'kB' | 'MB' | '%' | '×'
  /** At most this much is wanted. Absent where a figure only explains another. */
  aim?: number
  /** A gate must hold; the others are reported. */
  gate?: boolean
  /** What stands behind the value: spread, parts, what it is compared with. */
  detail?: string
}

/** Figures that share what it takes to measure them. */
export interface Group {
  name: string
  measure(bench: Bench): Promise<Figure[]>
}

export function isMet({ value, aim }: Figure): boolean | undefined {
  return aim === undefined ? undefined : value <= aim
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The smallest value that at least `share` percent of all are no greater than. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)]!
}

/** "3 runs: 812–990" */
export function spread(values: readonly number[], digits = 0): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(value => value.toFixed(digits))
  return `${values.length} runs: ${least}–${most}`
}
