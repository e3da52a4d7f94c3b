import type { Book } from '../../data/book.ts'
import { membersWords } from '../../i18n/members.ts'
import { mayHandOver, mayRead } from '../../model/access.ts'
import type { Account } from '../../model/account.ts'
import type { Member } from '../../model/member.ts'
import { ownerOf } from '../../model/owner.ts'
import { memberIn, memberName, selfIn } from '../shared/people.ts'
import type { AccountValues } from './account-values.ts'

type Said = Pick<AccountValues, 'owner' | 'share'>

/** Who an account may be given to: everybody who is here, and whose it is now. */
export function ownerChoices(members: readonly Member[], owner: string): Member[] {
  return members.filter(member => !member.left || member.id === owner)
}

/** With whom it may be shared: those who are here, and would not see it otherwise. */
export function shareChoices(members: readonly Member[], { owner, share }: Said): Member[] {
  const lead = members.find(member => member.id === owner)
  return members.filter(
    member => !member.left && !share.includes(member.id) && !mayRead(member, { owner }, lead),
  )
}

/** What one is told before one gives away an account, or ends a share, and with it one's own sight of it. */
export function lossOf(
  book: Pick<Book, 'members' | 'me'>,
  { owner, share }: Said,
  seen: Account | undefined,
): string | undefined {
  const self = selfIn(book)
  const after = { owner, ...Object.fromEntries(share.map(id => [`share/${id}`, true])) }
  const next = memberIn(book, owner)
  if (mayRead(self, after, next)) return undefined
  if (seen && !mayRead(self, seen, memberIn(book, ownerOf(seen)))) return undefined
  return membersWords().lose(memberName(next))
}

/** To whom an account has gone once it is saved, where one cannot take that back oneself; `isLost` when one no longer sees it either. */
export function handedTo(
  book: Pick<Book, 'members' | 'me'>,
  said: Said,
  seen: Account | undefined,
): { name: string; isLost: boolean } | undefined {
  const next = memberIn(book, said.owner)
  const isGiven = said.owner !== (seen ? ownerOf(seen) : book.me.member)
  const isLost = lossOf(book, said, seen) !== undefined
  if (!isLost && !(isGiven && !mayHandOver(selfIn(book), { owner: said.owner }, next))) return undefined
  return { name: memberName(next), isLost }
}
