import type { Written } from '../../data/book.ts'
import type { AnyShown, Fields } from '../../model/row.ts'

/**
 * A row as an editor's own save left it. The next save of that editor grows out of this, never out of the row as it is in the book by
 * now: what arrived meanwhile the editor did not show, and its next save would write over it.
 */
export function savedOn(seen: AnyShown, patch: Fields, { change }: Written): AnyShown {
  return { ...seen, ...patch, change: change || seen.change } as AnyShown
}
