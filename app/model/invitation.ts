import type { Person } from './access.ts'

/** What an invitation makes of who accepts it. */
export interface Invited {
  role: string
  manager?: string
}

/** What the page of an invitation says of it: names of the workspace and of who invites, either empty when it has none. */
export interface InvitedTo {
  workspace: string
  by: string
}

/** Admins invite anybody; a manager invites reps into their own team. */
export function mayInvite(asker: Person, { role, manager }: Invited): boolean {
  if (asker.left) return false
  return asker.role === 'admin' || (asker.role === 'manager' && role === 'rep' && manager === asker.id)
}

/** Those who may lead a team: managers, and admins, who see every account anyway. */
export function mayLead({ role, left }: Person): boolean {
  return !left && (role === 'manager' || role === 'admin')
}
