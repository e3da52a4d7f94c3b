import type { Account } from '../../model/account.ts'

let collator: Intl.Collator | undefined

/** In the order of a reader's language. Its first collator takes a platform long to make, and no start waits for one. */
export function compareNames(one: Account, other: Account): number {
  collator ??= new Intl.Collator()
  return collator.compare(one.name ?? '', other.name ?? '')
}
