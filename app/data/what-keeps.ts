import type { Database } from './database.ts'
import { halfWrittenIn } from './half-written.ts'

/**
 * What stands in the way of letting a revoked device's book go: changes and half-written forms to be handed in yet, or sound and bytes that are nowhere else. What
 * needs attention without a change in it can be handed in by nobody.
 */
export async function whatKeeps({
  outbox,
  attention,
  recordings,
  blobs,
  drafts,
}: Database): Promise<'changes' | 'bytes' | undefined> {
  if ((await halfWrittenIn({ drafts })).length > 0) return 'changes'
  const refused = attention.filter(({ changes }) => changes.length > 0)
  if ((await outbox.count()) + (await refused.count()) > 0) return 'changes'
  if ((await recordings.count()) > 0 || (await blobs.toArray()).some(blob => !blob.safe)) return 'bytes'
}
