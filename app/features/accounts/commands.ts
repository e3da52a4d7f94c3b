import type { Book, Edit, Written } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import type { Place } from '../../model/field.ts'
import { newId } from '../../model/id.ts'
import type { NounName } from '../../model/nouns.ts'
import { type AnyShown, type Fields, inAccount } from '../../model/row.ts'

/** Makes an account, or changes the one the form was filled with. */
export async function saveAccount(
  book: Book,
  patch: Fields,
  seen?: AnyShown,
): Promise<Written & { id: string }> {
  const id = seen?.id ?? newId()
  const written = await book.write([{ noun: 'account', id, scope: inAccount(id), seen, patch }])
  return { id, ...written }
}

/** Puts an account away: kept and found, but in no list of the day. */
export function archiveAccount(book: Book, account: Account): Promise<Written> {
  return saveAccount(book, { archived: true }, asSeen(account))
}

export function unarchiveAccount(book: Book, account: Account): Promise<Written> {
  return saveAccount(book, { archived: null }, asSeen(account))
}

export function deleteAccount(book: Book, account: Account): Promise<Written> {
  return saveAccount(book, { deleted: true }, asSeen(account))
}

/** Says where the account is. */
export function setPlace(book: Book, account: Account, place: Place): Promise<Written> {
  return saveAccount(book, { place }, asSeen(account))
}

/** Takes back the deletion of a row of whichever noun. One that was merged away stands for itself again; what moved stays where it is. */
export function bringBack(book: Book, row: AnyShown): Promise<Written> {
  const edit = (seen: AnyShown, patch: Fields): Edit => ({
    noun: seen.noun as NounName,
    id: seen.id,
    scope: seen.scope,
    seen,
    patch,
  })
  if (typeof row.into !== 'string') return book.write([edit(row, { deleted: null })])
  const survivor = (row.noun === 'account' ? book.account(row.into) : book.contact(row.into)) as
    | AnyShown
    | undefined
  return book.write([
    edit(row, { deleted: null, into: null }),
    ...(survivor ? [edit(survivor, { [`merged/${row.id}`]: null })] : []),
  ])
}

/** Erases a row for good: the server takes away all that was said in it, and every device follows. There is no undo. */
export function eraseForGood(book: Book, row: AnyShown): Promise<Written> {
  const patch = { deleted: true, erased: true }
  return book.write([{ noun: row.noun as NounName, id: row.id, scope: row.scope, seen: row, patch }])
}

function asSeen(account: Account): AnyShown {
  return account as unknown as AnyShown
}
