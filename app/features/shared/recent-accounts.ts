import type { Accessor } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { rememberedIn } from './remembered.ts'

const KEPT = 8

export interface RecentAccounts {
  /** Ids of the accounts last opened or used on this device, newest first. */
  ids: Accessor<string[]>
  /** Settles when they have been read from disk. */
  ready: Promise<void>
  /** An account was opened or something was captured for it. */
  use(account: string): void
}

const remembered = rememberedIn<string[]>('recent-accounts', [])

/** The accounts last used with this book, remembered on the device only. */
export function recentAccounts(book: Book): RecentAccounts {
  const { value, ready, change } = remembered(book)
  return {
    ids: value,
    ready,
    use: account => void change(before => [account, ...before.filter(id => id !== account)].slice(0, KEPT)),
  }
}
