import type { Database } from '../database.ts'
import { evict } from './held.ts'

/** What the browser says of the room there is; rejects or answers nothing where it does not say. */
export type Estimate = () => Promise<{ usage?: number; quota?: number } | undefined>

const MOST_BYTES = 200 * 1024 * 1024
const SHARE_OF_QUOTA = 1 / 10

/** How many bytes of recordings, photos and files may lie here before the longest unused of those the server has too go. */
export async function budgetOf(estimate: Estimate): Promise<number> {
  const quota = (await estimate().catch(() => undefined))?.quota
  return quota ? Math.min(MOST_BYTES, Math.floor(quota * SHARE_OF_QUOTA)) : MOST_BYTES
}

/** Brings what lies here back under the budget, as far as it is safe. Answers how many bytes went. */
export async function evictOverBudget(db: Database, estimate: Estimate, except?: string): Promise<number> {
  const held = (await db.blobs.toArray()).reduce((sum, blob) => sum + blob.size, 0)
  const over = held - (await budgetOf(estimate))
  return over > 0 ? evict(db, over, except) : 0
}
