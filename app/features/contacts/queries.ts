import type { Accessor } from 'solid-js'
import { live } from '../../data/live.ts'
import type { Contact } from '../../model/contact.ts'
import { useServices } from '../services.ts'

/** The people of an account, those who left among them. */
export function useContacts(account: () => string): Accessor<Contact[]> {
  const { book } = useServices()
  return live(book, ['contact'], () => book.contactsOf(account()))
}
