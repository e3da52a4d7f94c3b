let collator: Intl.Collator | undefined

/** In the order of a reader's language. Its first collator takes a platform long to make, and no start waits for one. */
export function compareNames(one: { name?: string }, other: { name?: string }): number {
  collator ??= new Intl.Collator()
  return collator.compare(one.name ?? '', other.name ?? '')
}
