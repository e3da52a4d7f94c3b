import { type Accessor, createSignal } from 'solid-js'
import type { Book } from '../../data/book.ts'

const KEY = 'recent-accounts'
const KEPT = 8

export interface RecentAccounts {
  /** Ids of the accounts last opened or used on this device, newest first. */
  ids: Accessor<string[]>
  /** Settles when they have been read from disk. */
  ready: Promise<void>
  /** An account was opened or something was captured for it. */
  use(account: string): void
}

const perBook = new WeakMap<Book, RecentAccounts>()

/** The accounts last used with this book, remembered on the device only. */
export function recentAccounts(book: Book): RecentAccounts {
  const known = perBook.get(book) ?? remember(book)
  perBook.set(book, known)
  return known
}

function remember(book: Book): RecentAccounts {
  const [ids, setIds] = createSignal<string[]>([])
  const ready = book.drafts.read<string[]>(KEY).then(kept => {
    setIds(now => [...new Set([...now, ...(kept ?? [])])].slice(0, KEPT))
  })
  return {
    ids,
    ready,
    use(account) {
      setIds(before => [account, ...before.filter(id => id !== account)].slice(0, KEPT))
      void ready.then(() => book.drafts.keep(KEY, ids()))
    },
  }
}
