import type { HalfWritten } from '../model/half-written.ts'
import type { Database } from './database.ts'

/** The half-written forms; among the drafts lie notes of the device's own too, which are no person's words. */
export async function halfWrittenIn(db: Pick<Database, 'drafts'>): Promise<HalfWritten[]> {
  return (await db.drafts.toArray()).filter(
    ({ value }) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'values'),
  )
}

/** Takes what speaks of these accounts out of the lists that the device keeps for itself, such as which accounts were used last. */
export async function forgetInLists(
  db: Pick<Database, 'drafts'>,
  accounts: readonly string[],
): Promise<void> {
  const speaksOf = (one: unknown) => accounts.some(account => JSON.stringify(one)?.includes(account))
  for (const { key, value } of await db.drafts.toArray())
    if (Array.isArray(value) && value.some(speaksOf))
      await db.drafts.put({ key, value: value.filter(one => !speaksOf(one)) })
}
