import { onCleanup } from 'solid-js'
import type { Book } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { inList, promisesNear } from '../../model/action-lists.ts'
import { daysPastCadence, type Now } from '../../model/cadence.ts'
import { renewalsAhead } from '../../model/renewal.ts'
import { DEFAULT_CADENCE } from '../../model/workspace.ts'
import { ownBook } from '../shared/own-book.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'

/** Of each section, more rows than a first screen shows. */
const OF_EACH = 20
/** Long after a change, so that remembering never stands in the way of the next tap. */
const REST_MS = 3_000

/** The rows that Today is painted from at the next start, and a capture from it begins with, before the whole book is read. */
export function firstScreenRows(book: Book, { now, today }: Now): { accounts: string[]; actions: string[] } {
  const own = ownBook(book)
  const open = own.openActions()
  const known = own.accounts()
  const actions = [
    ...inList(open, 'today', today).slice(0, OF_EACH),
    ...promisesNear(open, today).slice(0, OF_EACH),
  ]
  const accounts = [
    ...actions.map(action => action.account),
    ...recentAccounts(book).ids(),
    ...quietest(book, known, { now, today }),
    ...renewalsAhead(known, today)
      .slice(0, OF_EACH)
      .map(({ account }) => account.id),
    ...known.flatMap(({ id }) => (book.summary(id).planned.length > 0 ? [id] : [])).slice(0, OF_EACH),
  ]
  return { accounts: [...new Set(accounts)], actions: actions.map(action => action.id) }
}

/** Remembers them while Today is shown: some time after each change, and when the page is hidden. */
export function keepFirstScreen(book: Book, at: () => Now): void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    if (book.whole) void book.rememberFirstScreen(firstScreenRows(book, at()))
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, REST_MS)
  }
  const whenHidden = () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) keep()
  }

  // Read now, so that a capture knows at once for whom it most likely is.
  void recentAccounts(book).ready.then(later)
  const stop = book.on(['account', 'action', 'summary', 'workspace'], later)
  document.addEventListener('visibilitychange', whenHidden)
  onCleanup(() => {
    stop()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenHidden)
  })
}

function quietest(book: Book, accounts: readonly Account[], at: Now): string[] {
  const cadence = book.workspace().cadence ?? DEFAULT_CADENCE
  return accounts
    .map(account => ({
      id: account.id,
      past: daysPastCadence(account, book.summary(account.id), cadence, at),
    }))
    .filter(({ past }) => past > 0)
    .sort((a, b) => b.past - a.past)
    .slice(0, OF_EACH)
    .map(({ id }) => id)
}
