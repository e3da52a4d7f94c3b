import type { ConnectionState } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'

/** What is written goes within seconds when there is a connection. */
const LATE_AFTER_MS = 5 * 60_000
const ONLINE: readonly ConnectionState['is'][] = ['synced', 'waiting', 'syncing', 'server-trouble']

/** Says that something has waited for long although the device is online; undefined while nothing has. */
export function lateSentence(
  state: Pick<ConnectionState, 'is'>,
  oldest: number | undefined,
  now: number,
): string | undefined {
  if (oldest === undefined || now - oldest <= LATE_AFTER_MS || !ONLINE.includes(state.is)) return undefined
  return syncPageWords().late(since(oldest, now))
}
