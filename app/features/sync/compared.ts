import type { ConnectionState } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'

/** How a comparison with the server stands: what it waits for, that it goes on, or what came of the last one. */
export function comparedSentence(
  { is, told, waiting }: Pick<ConnectionState, 'is' | 'told' | 'waiting'>,
  now: number,
): string | undefined {
  const say = syncPageWords()
  if (told?.comparing) return say.compareWaits[is] ?? say.comparing
  if (!told?.compared) return undefined
  const { at, repaired, accounts = repaired, cannot } = told.compared
  if (cannot) return say.comparedNot
  if (repaired === 0) return (waiting ? say.comparedThen : say.comparedSame)(since(at, now))
  return say.comparedOther(since(at, now), accounts, repaired > accounts)
}
