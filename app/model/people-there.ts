import type { Contact } from './contact.ts'
import { isMergedAway, standsFor } from './merged-away.ts'
import { itemsOf } from './row.ts'

/** Any person of the book by id, those who were merged away among them. */
export type PersonOf = (id: string) => Contact | undefined

/**
 * Ids of the people a check-in or note names (`with/…`). One that was merged away is the one who stands for it: the name may have come from
 * a device that did not know.
 */
export function idsThere(row: object, personOf: PersonOf): string[] {
  const intoOf = (id: string) => {
    const person = personOf(id)
    return person && isMergedAway({ fields: person }) ? person.into : undefined
  }
  return [...new Set(itemsOf(row, 'with').map(id => standsFor(id, intoOf)))]
}
