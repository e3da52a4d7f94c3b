import type { Book } from '../../data/book.ts'
import { mayHandOver, type Owned, ownerOf } from '../../model/access.ts'
import type { Account } from '../../model/account.ts'

/** Whether this member may merge an account away, or erase what lies in it: who has it, their manager, and admins. The server asks the same. */
export function mayEnd(book: Book, account: Account | undefined): boolean {
  if (!account) return false
  const members = book.members()
  const owner = ownerOf(account as Owned)
  // Made here and not sent yet.
  if (owner === undefined) return true
  const me = members.find(({ id }) => id === book.me.member) ?? { id: book.me.member }
  return mayHandOver(
    me,
    account as Owned,
    members.find(({ id }) => id === owner),
  )
}
