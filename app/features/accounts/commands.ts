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

/** Takes back the deletion of a row of whichever noun. What hung on a note comes back with it; what was merged away stands for itself again. */
export async function bringBack(book: Book, row: AnyShown): Promise<Written> {
  const hung = row.noun === 'note' ? hungOn(row, await book.deleted(row.account)) : []
  return book.write([
    ...[row, ...hung].map(one =>
      edit(one, { deleted: null, ...(typeof one.into === 'string' && { into: null }) }),
    ),
    ...partedFrom(book, row),
  ])
}

/** The survivor of a merge no longer says that this one is in it; what has moved stays where it is. */
function partedFrom(book: Book, { noun, id, into }: AnyShown): Edit[] {
  if (typeof into !== 'string') return []
  const survivor = noun === 'account' ? book.account(into) : book.contact(into)
  return survivor ? [edit(survivor as AnyShown, { [`merged/${id}`]: null })] : []
}

function edit(seen: AnyShown, patch: Fields): Edit {
  return { noun: seen.noun as NounName, id: seen.id, scope: seen.scope, seen, patch }
}

/** What can be brought back by itself: what hung on a note that is gone as well comes back with the note. */
export function broughtBackAlone(deleted: readonly AnyShown[]): AnyShown[] {
  const withNotes = new Set(
    deleted.filter(row => row.noun === 'note').flatMap(note => hungOn(note, deleted).map(({ id }) => id)),
  )
  return deleted.filter(row => !withNotes.has(row.id))
}

function hungOn(note: AnyShown, deleted: readonly AnyShown[]): AnyShown[] {
  return deleted.filter(row => row.noun === 'attachment' && row.of === note.id)
}

/** Erases a row for good: the server takes away all that was said in it, and every device follows. There is no undo. */
export function eraseForGood(book: Book, row: AnyShown): Promise<Written> {
  const patch = { deleted: true, erased: true }
  return book.write([{ noun: row.noun as NounName, id: row.id, scope: row.scope, seen: row, patch }])
}

function asSeen(account: Account): AnyShown {
  return account as unknown as AnyShown
}
