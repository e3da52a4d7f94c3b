import type { Book, Edit, Written } from '../../data/book.ts'
import type { Contact } from '../../model/contact.ts'
import { type Kept, keptOf, patchOfSurvivor } from '../../model/merge-into.ts'
import { type AnyShown, type Fields, itemsOf } from '../../model/row.ts'

/** `left` is not among them: that one of two entries says it is no word on the person. */
const FIELDS = [['name'], ['role'], ['decisionRole'], ['phone'], ['mobile'], ['email'], ['about']]

/** What both entries of a person say, and which of it is kept. */
export function contactsSideBySide(survivor: Contact, other: Contact): Kept[] {
  return keptOf(survivor as Fields, other as Fields, FIELDS, ['about'])
}

/** Check-ins and notes that name a person. */
export async function namesOf(book: Book, { id, account }: Contact): Promise<AnyShown[]> {
  const { checkIns, notes } = await book.history(account)
  return [...checkIns, ...notes].filter(row => itemsOf(row, 'with').includes(id)) as unknown as AnyShown[]
}

/**
 * Makes two entries of one person into one, in one write: the survivor says what only the other did and is named wherever the other was.
 * The survivor comes first and the deletion last, so that whatever comes for the other finds the survivor as it is to be.
 */
export async function mergeContacts(book: Book, survivor: Contact, other: Contact): Promise<Written> {
  const named = await namesOf(book, other)
  const patch = patchOfSurvivor(
    survivor as Fields,
    other as Fields & Contact,
    contactsSideBySide(survivor, other),
  )
  return book.write([
    edit(survivor as AnyShown, patch),
    ...named.map(row => edit(row, { [`with/${other.id}`]: false, [`with/${survivor.id}`]: true })),
    edit(other as AnyShown, { deleted: true, into: survivor.id }),
  ])
}

function edit(seen: AnyShown, patch: Fields): Edit {
  return { noun: seen.noun as Edit['noun'], id: seen.id, scope: seen.scope, seen, patch }
}
