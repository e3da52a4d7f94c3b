import type { Database } from './database.ts'

/** What stands in the way of letting a revoked device's book go: changes to be handed in yet, or sound and bytes that are nowhere else. */
export async function whatKeeps({
  outbox,
  attention,
  recordings,
  blobs,
}: Database): Promise<'changes' | 'bytes' | undefined> {
  if ((await outbox.count()) + (await attention.count()) > 0) return 'changes'
  if ((await recordings.count()) > 0 || (await blobs.toArray()).some(blob => !blob.safe)) return 'bytes'
}
