import type { Book } from '../../data/book.ts'
import { membersWords } from '../../i18n/members.ts'
import type { Person } from '../../model/access.ts'
import type { Member } from '../../model/member.ts'
import { compareNames } from './compare-names.ts'

/** Oneself, as the rules of access know one. A book without a server is all one's own. */
export function selfIn(book: Pick<Book, 'me' | 'members'>): Person {
  const id = book.me.member
  if (!hasServer(book)) return { id, role: 'admin' }
  return memberIn(book, id) ?? { id }
}

/** False on just this device and in the example book: what only a server remembers is not offered there. */
export function hasServer({ me }: Pick<Book, 'me'>): boolean {
  return me.server !== 'device' && me.server !== 'example'
}

export function memberIn(book: Pick<Book, 'members'>, id: string | undefined): Member | undefined {
  return book.members().find(member => member.id === id)
}

/** A member's name, with a word when they have left. */
export function memberName(member: Member | undefined): string {
  const say = membersWords()
  if (!member?.name) return say.somebody
  return member.left ? say.left(member.name) : member.name
}

/** Who made a row, where several write in the book and it was somebody else. */
export function authorOf(book: Pick<Book, 'me' | 'members'>, { by }: { by?: string }): string | undefined {
  if (!by || by === book.me.member || book.members().length < 2) return undefined
  return memberName(memberIn(book, by))
}

/** By name; those who have left come last. */
export function byName(members: readonly Member[]): Member[] {
  return [...members].sort(
    (one, other) => Number(one.left ?? false) - Number(other.left ?? false) || compareNames(one, other),
  )
}
