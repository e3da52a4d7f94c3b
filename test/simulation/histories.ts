import { expect, it } from 'vitest'
import { missingFrom } from './happens.ts'
import { play } from './world.ts'

/** Plays the seeds `from` to `to`; one test, because the counts are of all of them together. */
export function histories(from: number, to: number): void {
  it(`nothing is lost, doubled, resurrected or stuck in the histories ${from} to ${to}, and every kind of fault happens in them`, async () => {
    const counts: Record<string, number> = {}
    for (let seed = from; seed <= to; seed++) {
      const told = await play(seed)
      for (const [what, times] of Object.entries(told.counts)) counts[what] = (counts[what] ?? 0) + times
    }
    expect(missingFrom(counts)).toEqual([])
  })
}
