import type { Drafts } from './book.ts'
import type { Database } from './database.ts'

type Aside = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Half-written forms, in the same database as what they become. Where that takes nothing any more (full, closed by the system,
 * changed by newer code) they are laid aside in localStorage, and go back to it when they are next read.
 */
export function keepDrafts(db: Database, aside: Aside | undefined = globalThis.localStorage): Drafts {
  const slot = (key: string) => `${db.name}/draft/${key}`
  const keep = async (key: string, value: unknown) => {
    try {
      await db.drafts.put({ key, value })
      aside?.removeItem(slot(key))
    } catch {
      aside?.setItem(slot(key), JSON.stringify(value))
    }
  }
  return {
    keep,
    async read<T>(key: string) {
      const laidAside = aside?.getItem(slot(key))
      if (laidAside) await keep(key, JSON.parse(laidAside))
      return (await db.drafts.get(key))?.value as T | undefined
    },
    async drop(key) {
      aside?.removeItem(slot(key))
      await db.drafts.delete(key)
    },
  }
}
