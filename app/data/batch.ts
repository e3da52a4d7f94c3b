import type { Change } from '../model/change.ts'
import { BATCH_CHARACTERS } from '../model/protocol.ts'
import type { Database } from './database.ts'

/** What one turn sends. */
export interface Batch {
  /** Keys of the outbox records the changes come from. */
  records: number[]
  changes: Change[]
  /** More waits in the outbox than fits. */
  more: boolean
}

/** The head of the outbox, as many changes as one request may hold. */
export async function nextBatch(db: Database, mostChanges: number): Promise<Batch> {
  const head = await db.outbox.orderBy('counter').limit(mostChanges).toArray()
  const batch: Batch = { records: [], changes: [], more: false }
  let characters = 0
  for (const sent of head) {
    for (const change of sent.changes) {
      characters += JSON.stringify(change).length
      const isFull =
        batch.changes.length >= mostChanges || (characters > BATCH_CHARACTERS && batch.changes.length > 0)
      if (isFull) return { ...batch, more: true }
      if (batch.records.at(-1) !== sent.counter) batch.records.push(sent.counter)
      batch.changes.push(change)
    }
  }
  return { ...batch, more: head.length === mostChanges }
}
