import type { Why } from './transcriber.ts'

/** How many tries each kind of failure is worth. An engine that is down may be down overnight; a recording it cannot read stays so. */
const MOST_TRIES: Record<Why, number> = { unreachable: 30, timeout: 3, trouble: 5, format: 1, too_large: 1 }
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 60 * 60 * 1000

/** How long to wait before the next try, after `tries`; undefined when there is none. */
export function pauseAfter(why: Why, tries: number): number | undefined {
  if (tries >= MOST_TRIES[why]) return undefined
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** (tries - 1))
}
