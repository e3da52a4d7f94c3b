import { expect, it } from 'vitest'
import { FAULTS } from './network.ts'
import { play } from './world.ts'

const HAPPENS = [
  // What people do.
  'creation',
  'edit',
  'text edit',
  'deletion',
  'bringing back',
  'undo',
  'move',
  'hand-over',
  'merge',
  'erase',
  // What befalls devices.
  'crash in a write',
  'crash in a turn',
  'crash in a poke',
  'reload',
  'clock jump',
  'eviction',
  'copy',
  'second tab',
  'clock off by a minute',
  'clock off by minus a day',
  'clock off by ten years',
  'device upgrade',
  'comparison',
  'revocation',
  'ended device',
  // What befalls servers and members.
  'role',
  'server restart',
  'server upgrade',
  'restore',
  'members confirmed',
  'hand-in accepted',
  'hand-in back',
  'hand-in discarded',
  // What befalls what is said.
  'late repeat',
  'poke with news',
  'lost poke',
  'late poke',
  'answer thrown away',
  // What becomes of it.
  'applied',
  'merged',
  'redirected',
  'for later',
  'rejected: gone',
  'rejected: not_found',
  'rejected: forbidden',
  'texts merged',
  'versions met',
  'revival',
  'rows judged',
  ...FAULTS,
]

/** Plays the seeds `from` to `to`; one test, because the counts are of all of them together. */
export function histories(from: number, to: number): void {
  it(`nothing is lost, doubled, resurrected or stuck in the histories ${from} to ${to}, and every kind of fault happens in them`, async () => {
    const counts: Record<string, number> = {}
    for (let seed = from; seed <= to; seed++) {
      const told = await play(seed)
      for (const [what, times] of Object.entries(told.counts)) counts[what] = (counts[what] ?? 0) + times
    }
    expect(HAPPENS.filter(what => !counts[what])).toEqual([])
  })
}
