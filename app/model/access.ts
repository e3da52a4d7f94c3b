import { ownerOf } from './owner.ts'
import { itemsOf } from './row.ts'

export { ownerOf }

/** A member, as far as access goes. */
export interface Person {
  id: string
  role?: string
  manager?: string
  left?: boolean
}

/** An account, as far as access goes: its owner, who made it, and `share/<member>`. */
export interface Owned {
  owner?: string
  by?: string
  [share: `share/${string}`]: unknown
}

/** An account is read by its owner, those it is shared with, the owner's manager, and admins. */
export function mayRead(asker: Person, account: Owned, owner: Person | undefined): boolean {
  if (asker.left) return false
  return mayHandOver(asker, account, owner) || itemsOf(account, 'share').includes(asker.id)
}

/** Who gets an account, and with whom it is shared, is for its owner, the owner's manager, and admins to say. */
export function mayHandOver(asker: Person, account: Owned, owner: Person | undefined): boolean {
  if (asker.left) return false
  if (asker.role === 'admin' || ownerOf(account) === asker.id) return true
  return asker.role === 'manager' && owner?.manager === asker.id
}
