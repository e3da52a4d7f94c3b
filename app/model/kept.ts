/** Days for which what was deleted can be brought back; after them the server erases it for good (sync.md, Merge, rule 4). */
export const DAYS_KEPT = 90
