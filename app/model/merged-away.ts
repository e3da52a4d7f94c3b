import type { Row } from './row.ts'

/** The longest way from a row to the one that stands for it now; nobody merges as often. */
const MOST_MERGES = 100

/** True for a row that was merged into another and has not come back. */
export function isMergedAway({ fields }: Pick<Row, 'fields'>): boolean {
  return fields.deleted === true && typeof fields.into === 'string'
}

/**
 * The id of the row that stands for `id` now: of its survivor, or the survivor's survivor; `id` itself where it was not merged away.
 * `intoOf` answers what a row was merged into. A way that leads in a circle or has no end leads nowhere: `id` stands for itself.
 */
export function standsFor(id: string, intoOf: (id: string) => string | undefined): string {
  let at = id
  for (let merges = 0; merges < MOST_MERGES; merges++) {
    const into = intoOf(at)
    if (into === undefined) return at
    if (into === id) return id
    at = into
  }
  return id
}
