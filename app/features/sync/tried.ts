import type { ConnectionState } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'

const IN_THE_WAY: readonly ConnectionState['is'][] = ['offline', 'portal', 'server-trouble']

/** After a person asked for it to be sent: that it is being sent, or what stood in the way. Once it went, how things stand says it all. */
export function triedSentence(
  { is, isTurning }: Pick<ConnectionState, 'is' | 'isTurning'>,
  asked: number | undefined,
  now: number,
): string | undefined {
  if (asked === undefined || !IN_THE_WAY.includes(is)) return undefined
  return isTurning
    ? syncPageWords().sending
    : syncPageWords().tried(since(asked, now), syncPageWords().why[is])
}
