import type { Told } from '../../data/connection.ts'
import { moment } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'

/** By then nobody asks any more why something looked otherwise for a while. */
const TOLD_FOR_MS = 30 * 24 * 60 * 60_000

/** Says that the server was restored from a backup, while this device gives back what it had and for some time afterwards. */
export function restoredSentence(restored: Told['restored'], now: number): string | undefined {
  if (!restored) return undefined
  const { until } = restored
  if (until === undefined) return syncPageWords().givingBack
  return now - until < TOLD_FOR_MS ? syncPageWords().gaveBack(moment(until, now)) : undefined
}
