import type { Book } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { ownerOf } from '../../model/owner.ts'

/**
 * What one looks after oneself: one's own accounts and those shared with one, and what is to be done for them or by oneself. A manager and
 * an admin read the accounts of others too; a day is made of one's own.
 */
export function ownBook(book: Book): Pick<Book, 'accounts' | 'openActions'> {
  const me = book.me.member
  const role = book.members().find(({ id }) => id === me)?.role
  // A rep reads nothing else.
  if (role !== 'manager' && role !== 'admin') return book
  const isMine = (row: { owner?: string; by?: string }) => (ownerOf(row) ?? me) === me
  const isOwn = (account: Account) => isMine(account) || account[`share/${me}` as keyof Account] === true
  return {
    accounts: () => book.accounts().filter(isOwn),
    openActions: () =>
      book.openActions().filter(action => {
        const account = book.account(action.account)
        return isMine(action) || !account || isOwn(account)
      }),
  }
}
