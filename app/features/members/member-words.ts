import type { Book } from '../../data/book.ts'
import { membersWords } from '../../i18n/members.ts'
import type { Invited } from '../../model/invitation.ts'
import { mayLead } from '../../model/invitation.ts'
import { ROLES } from '../../model/member.ts'
import { byName, memberIn, memberName } from '../shared/people.ts'

type Role = (typeof ROLES)[number]

/** A role and a team in a line: "Rep · in Steven Buchanan’s team". */
export function standingOf({ role, manager }: Partial<Invited>, book: Pick<Book, 'members'>): string {
  const say = membersWords()
  const lead = memberIn(book, manager)
  // Who has left, or is no manager any more, leads nobody.
  const team = lead && mayLead(lead) && say.inTeamOf(memberName(lead))
  return [say.roles[asRole(role)], team].filter(Boolean).join(' · ')
}

/** What somebody is, in a sentence: "a rep". */
export function roleInSentence(role: string | undefined): string {
  return membersWords().roleAs[asRole(role)]
}

export function doesOf(role: string | undefined): string {
  return membersWords().does[asRole(role)]
}

export function roleOptions(): { value: string; label: string }[] {
  return ROLES.map(role => ({ value: role, label: membersWords().roles[role] }))
}

/** Teams one may be in: of everybody who may lead one, and of nobody. `except` cannot lead themselves; `present` stays to be seen. */
export function teamOptions(
  book: Pick<Book, 'members'>,
  { except, present }: { except?: string; present?: string },
): { value: string; label: string }[] {
  const leads = byName(book.members()).filter(
    member => member.id !== except && (mayLead(member) || member.id === present),
  )
  return [
    { value: '', label: membersWords().noTeam },
    ...leads.map(member => ({ value: member.id, label: memberName(member) })),
  ]
}

/** What is not known as a role is the least of them. */
function asRole(role: string | undefined): Role {
  return ROLES.find(known => known === role) ?? 'rep'
}
