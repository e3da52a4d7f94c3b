import type { Book, Written } from '../../data/book.ts'
import type { Contact } from '../../model/contact.ts'
import { newId } from '../../model/id.ts'
import { type AnyShown, type Fields, inAccount } from '../../model/row.ts'

/** Makes a person of an account, or changes the one the form was filled with. */
export function saveContact(book: Book, account: string, patch: Fields, seen?: AnyShown): Promise<Written> {
  const id = seen?.id ?? newId()
  return book.write([{ noun: 'contact', id, scope: seen?.scope ?? inAccount(account), seen, patch }])
}

export function deleteContact(book: Book, contact: Contact): Promise<Written> {
  return saveContact(book, contact.account, { deleted: true }, contact as AnyShown)
}
