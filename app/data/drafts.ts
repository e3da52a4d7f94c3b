import type { Drafts } from './book.ts'
import type { Database } from './database.ts'

/** Half-written forms, in the same database as what they become. */
export function keepDrafts(db: Database): Drafts {
  return {
    read: async <T>(key: string) => (await db.drafts.get(key))?.value as T | undefined,
    keep: async (key, value) => void (await db.drafts.put({ key, value })),
    drop: async key => db.drafts.delete(key),
  }
}
