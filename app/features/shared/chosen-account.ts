import type { Book, Edit } from '../../data/book.ts'
import { newId } from '../../model/id.ts'
import { standingAt } from '../../model/near.ts'
import { inAccount } from '../../model/row.ts'
import type { Services } from '../services.ts'
import type { Form } from './draft.ts'
import { recentAccounts } from './recent-accounts.ts'

/** The account a form is for. A new one is made from its name alone, together with what the form saves. */
export interface ChosenAccount {
  id: string
  name: string
  isNew?: true
}

/** The edits that make a new account; none for one that exists. */
export function accountEdits(account: ChosenAccount, book: Book): Edit[] {
  if (!account.isNew || book.account(account.id)) return []
  const patch = { name: account.name, owner: book.me.member }
  return [{ noun: 'account', id: account.id, scope: inAccount(account.id), patch }]
}

export function newAccount(name: string): ChosenAccount {
  return { id: newId(), name: name.trim(), isNew: true }
}

/**
 * The account a new capture is for: the one whose page is open, the one stood at, the one last used; none otherwise.
 * `at` says whether it was found by the place.
 */
export function guessAccount(
  { book, lastPlace }: Pick<Services, 'book' | 'lastPlace'>,
  open: string | undefined,
): { account?: ChosenAccount; by?: 'page' | 'place' | 'use' } {
  const page = chosen(book, open)
  if (page) return { account: page, by: 'page' }
  const here = lastPlace()
  const at = here && chosen(book, standingAt(here, book.accounts())?.id)
  if (at) return { account: at, by: 'place' }
  const used = recentAccounts(book)
    .ids()
    .map(id => chosen(book, id))
    .find(account => account !== undefined)
  return used ? { account: used, by: 'use' } : {}
}

/** Fills in the account once what it is guessed from has been read, unless the person was quicker. */
export async function fillAccount(
  services: Pick<Services, 'book' | 'lastPlace'>,
  form: Pick<Form<{ account?: ChosenAccount }>, 'values' | 'fill' | 'ready' | 'isTyped'>,
  open: string | undefined,
): Promise<void> {
  await Promise.all([form.ready, recentAccounts(services.book).ready])
  const { account } = guessAccount(services, open)
  if (account && !form.values.account && !form.isTyped()) form.fill({ account })
}

/** An account as the choice of something new; undefined when it is not there, deleted or put away. */
export function chosen(book: Book, id: string | undefined): ChosenAccount | undefined {
  const account = id === undefined ? undefined : book.account(id)
  return account && !account.deleted && !account.archived ? accountOfRow(book, account.id) : undefined
}

/** The account a row to be changed lies in, put away or not. */
export function accountOfRow(book: Book, id: string): ChosenAccount {
  return { id, name: book.account(id)?.name ?? '' }
}

/** The account whose page, or note, is open at this address. */
export function accountAt(pathname: string): string | undefined {
  return /^\/(?:accounts|notes)\/([0-9a-f-]{36})(?:\/|$)/.exec(pathname)?.[1]
}
