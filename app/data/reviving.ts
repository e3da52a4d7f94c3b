import type { Database } from './database.ts'
import { NotSaved } from './write.ts'

/** What browsers throw when their storage process went away under a page in the background (hazards.md §1A). */
const LOST =
  /connection to indexed database server lost|database connection is clos|network process crashed|internal error/i

/** Runs a write; when the connection to the store was lost, reopens it and tries once more. A full disk and a second loss are told apart. */
export async function reviving<T>(db: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (db.isRetired) throw new NotSaved('old-app', [], error)
    // A store that ran full may stay closed to writes until it is opened again.
    if (isLost(error) || isFull(error)) await reopen(db)
    if (!isLost(error)) throw sentenceFor(error)
    try {
      return await work()
    } catch (again) {
      throw sentenceFor(again)
    }
  }
}

function isLost(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'UnknownError' ||
      error.name === 'InvalidStateError' ||
      error.name === 'DatabaseClosedError' ||
      LOST.test(error.message))
  )
}

function isFull(error: unknown): boolean {
  const { name, inner } = error as { name?: string; inner?: { name?: string } }
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError'
}

async function reopen(db: Database): Promise<void> {
  db.close({ disableAutoOpen: false })
  await db.open()
}

function sentenceFor(error: unknown): unknown {
  if (error instanceof NotSaved) return error
  return new NotSaved(isFull(error) ? 'full' : 'lost', [], error)
}
