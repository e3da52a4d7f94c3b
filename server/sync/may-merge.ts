import { ownerOf } from '../../app/model/access.ts'
import type { Change } from '../../app/model/change.ts'
import type { Held } from '../../app/model/merge.ts'
import { type Access, can, canHandOver } from './access.ts'
import { type Granting, ownedBy } from './grants.ts'
import { type Find, survivorOf } from './merged-away.ts'

/**
 * The row a merge would leave: the one it names, or what stands for that by now. Undefined where there is none, or it is another kind of
 * thing, lies elsewhere, is not this member's to write, or was merged into the very row that would go.
 */
export async function survivorOfMerge(
  find: Find,
  asker: Access,
  before: Held,
  change: Change,
): Promise<Held | undefined> {
  const named = await find(String(change.patch.into))
  const survivor = (await survivorOf(find, named)) ?? named
  if (!survivor || survivor.id === before.id || survivor.noun !== before.noun) return undefined
  if (survivor.fields.deleted || change.patch.deleted !== true) return undefined
  if (!can(asker, 'write', survivor)) return undefined
  if (survivor.noun !== 'account' && survivor.scope !== (change.patch.scope ?? before.scope)) return undefined
  return survivor
}

/** What ends an account, or erases anything, is for its owner, the owner's manager, and admins to say. */
export async function mayEnd(asker: Access, grants: Granting, account: Held | undefined): Promise<boolean> {
  if (!account) return false
  const owned = ownedBy(account)
  return canHandOver(asker, owned, (await grants.people()).get(ownerOf(owned) ?? ''))
}
