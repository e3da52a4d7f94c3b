import { databaseOf } from './books.ts'
import type { Database } from './database.ts'

/** Half-written forms that a database would not take lie in localStorage, under its name (`keepDrafts`). */

/** A tab goes on under this name when another has joined with what was made alone. */
export const ALONE = databaseOf({ server: 'device', member: '' })

/** Brings what was laid aside under the name of a book back to its database, but not over what is there from another's name. */
export async function takeAsides(db: Database, name = db.name, aside: Storage = localStorage): Promise<void> {
  for (const slot of slotsOf(name, aside)) {
    const key = slot.slice(prefixOf(name).length)
    const laid = aside.getItem(slot)
    const isNewest = name === db.name || !(await db.drafts.get(key))
    if (!laid || !isNewest) continue
    await db.drafts.put({ key, value: JSON.parse(laid) })
    if (aside.getItem(slot) === laid) aside.removeItem(slot)
  }
}

/** What a tab of a book that joined has written since goes where the book has gone. What is not taken now stays where it is. */
export async function takeAllAsides(db: Database, isServed: boolean): Promise<void> {
  await takeAsides(db).catch(() => {})
  if (isServed) await takeAsides(db, ALONE).catch(() => {})
}

/** Takes away what was laid aside under the name of a book. */
export function forgetAsides(name: string): void {
  for (const slot of slotsOf(name, localStorage)) localStorage.removeItem(slot)
}

const prefixOf = (name: string) => `${name}/draft/`

function slotsOf(name: string, aside: Storage): string[] {
  const all = Array.from({ length: aside.length }, (_, place) => aside.key(place)!)
  return all.filter(slot => slot.startsWith(prefixOf(name)))
}
