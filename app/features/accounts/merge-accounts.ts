import type { Book, Edit, Written } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { type Kept, keptOf, patchOfSurvivor } from '../../model/merge-into.ts'
import { type AnyShown, type Fields, inAccount } from '../../model/row.ts'

/** Whose it is, with whom it is shared and whether it is archived are the survivor's alone. */
const FIELDS = [
  ['name'],
  ['externalId'],
  ['stage'],
  ['key'],
  ['phone'],
  ['email'],
  ['website'],
  ['address', 'postalCode', 'town', 'region', 'country', 'place'],
  ['value', 'currency'],
  ['renewal'],
  ['cadence'],
  ['channel'],
  ['about'],
]

/** What both accounts say, and which of it is kept. */
export function accountsSideBySide(survivor: Account, other: Account): Kept[] {
  return keptOf(survivor as Fields, other as Fields, FIELDS, ['about'])
}

/** Everything that lies in an account, deleted or not. */
export async function lyingIn(book: Book, account: string): Promise<AnyShown[]> {
  const { checkIns, notes, done, attachments } = await book.history(account)
  const people = book.contactsOf(account)
  const rows = [...people, ...book.openActionsOf(account), ...checkIns, ...notes, ...done, ...attachments]
  return [...(rows as unknown as AnyShown[]), ...(await book.deleted(account))]
}

/**
 * Makes two accounts into one, in one write: the survivor says what only the other did, and all that lies in the other moves. The survivor
 * comes first and the deletion last, so that whatever comes for the other finds the survivor as it is to be.
 */
export async function mergeAccounts(book: Book, survivor: Account, other: Account): Promise<Written> {
  const moving = await lyingIn(book, other.id)
  const patch = patchOfSurvivor(
    survivor as Fields,
    other as Fields & Account,
    accountsSideBySide(survivor, other),
  )
  return book.write([
    edit(survivor as AnyShown, patch),
    ...moving.map(row => edit(row, { scope: inAccount(survivor.id) })),
    edit(other as AnyShown, { deleted: true, into: survivor.id }),
  ])
}

function edit(seen: AnyShown, patch: Fields): Edit {
  return { noun: seen.noun as Edit['noun'], id: seen.id, scope: seen.scope, seen, patch }
}
