import type { Granted } from '../../app/model/protocol.ts'
import type { Tables } from '../store/store.ts'
import type { Access } from './access.ts'

/** What was granted to this member, or ended, after a revision; undefined when nothing was, or a device does not ask yet. */
export async function grantedSince(
  tables: Tables,
  { workspace, member }: Access,
  revision: number | undefined,
): Promise<Granted | undefined> {
  if (revision === undefined) return undefined
  const changed = await tables.grantsAfter(workspace, member, revision)
  if (changed.length === 0) return undefined
  return {
    to: await tables.revision(workspace),
    given: changed
      .filter(grant => !grant.isEnded)
      .map(({ scope, isBorn }) => ({ scope, ...(isBorn && { born: true as const }) })),
    ended: changed.filter(grant => grant.isEnded).map(({ scope }) => scope),
  }
}
