import { FAULTS } from './network.ts'

/** What has to have happened where many histories were played: that nothing broke says something only of what was tried. */
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
  'databases lost',
  'second copy brought back',
  'second copy torn',
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
  'restore of what was forgotten',
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
  'kept',
  'deletion again',
  'rows judged',
  ...FAULTS,
]

/** What happened in several histories together. */
export function addUp(stories: readonly { counts: Record<string, number> }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { counts } of stories)
    for (const [what, times] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + times)
  return sums
}

/** Kinds of events and faults that did not occur. */
export function missingFrom(counts: ReadonlyMap<string, number>): string[] {
  return HAPPENS.filter(what => !counts.get(what))
}
