import type { Book } from '../../data/book.ts'

/** Whether the browser promised not to clear this device's storage on its own. */
export type Keeping = 'kept' | 'not-kept' | 'unknown'

/** The parts of `navigator.storage` used here; old browsers lack any of them. */
export type StoragePort = Partial<Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>> | undefined

const ASKED = 'tend.asked-to-keep'

/** Asks the browser not to clear this device's storage; answers how it stands then. */
export async function askToKeep(storage: StoragePort): Promise<Keeping> {
  const kept = await quietly(() => storage?.persist?.())
  return kept === undefined ? keepingOf(storage) : kept ? 'kept' : 'not-kept'
}

/**
 * Asks once, after the first real entry: by then there is something to keep, and browsers grant it the more readily.
 * The example book is no entry. Answers how to stop waiting for it.
 */
export function askAfterFirstEntry(
  book: Pick<Book, 'me' | 'on'>,
  storage: StoragePort,
  memory: Pick<Storage, 'getItem' | 'setItem'>,
): () => void {
  if (book.me.server === 'example' || memory.getItem(ASKED)) return () => undefined
  const stop = book.on(['outbox'], () => {
    stop()
    memory.setItem(ASKED, '1')
    void askToKeep(storage)
  })
  return stop
}

export async function keepingOf(storage: StoragePort): Promise<Keeping> {
  const kept = await quietly(() => storage?.persisted?.())
  return kept === undefined ? 'unknown' : kept ? 'kept' : 'not-kept'
}

/** A browser that refuses to answer is one that does not say. */
export async function quietly<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}
