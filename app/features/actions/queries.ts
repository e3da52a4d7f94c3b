import { type Accessor, createMemo } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { createLive, live } from '../../data/live.ts'
import type { Action } from '../../model/action.ts'
import { daysWaiting, inList, type ListName, promisesNear } from '../../model/action-lists.ts'
import { useServices } from '../services.ts'
import { ownBook } from '../shared/own-book.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'

/** How many accounts are looked through for what was finished lately. */
const LOOKED_THROUGH = 60

/** Open actions of one's own book. */
function useOpenActions(): Accessor<Action[]> {
  const { book } = useServices()
  return live(book, ['action', 'account', 'member'], () => ownBook(book).openActions())
}

/** One of the lists of open actions, in the order they want doing. */
export function useList(list: () => ListName): Accessor<Action[]> {
  const { today } = useServices()
  const open = useOpenActions()
  return createMemo(() => inList(open(), list(), today()))
}

export function usePromisesNear(): Accessor<Action[]> {
  const { today } = useServices()
  const open = useOpenActions()
  return createMemo(() => promisesNear(open(), today()))
}

/** Open actions of an account. */
export function useActionsOf(account: () => string): Accessor<Action[]> {
  const { book } = useServices()
  return live(book, ['action'], () => book.openActionsOf(account()))
}

/** What we owe an account, soonest first; what it owes us, longest waited for first. */
export function useOwing(account: () => string): { we: Accessor<Action[]>; they: Accessor<Action[]> } {
  const { today } = useServices()
  const open = useActionsOf(account)
  const we = createMemo(() => {
    const ours = open().filter(action => action.side !== 'theirs')
    return (['today', 'upcoming', 'someday'] as const).flatMap(list => inList(ours, list, today()))
  })
  const they = createMemo(() =>
    inList(open(), 'waiting', today()).sort((a, b) => daysWaiting(b, today()) - daysWaiting(a, today())),
  )
  return { we, they }
}

/** Actions of an account that are done, newest first. */
export function useDoneOf(account: () => string): Accessor<{ done: Action[] } | undefined> {
  const { book } = useServices()
  return createLive(
    book,
    account,
    id => [`history/${id}`],
    async id => ({ done: (await book.history(id)).done }),
  )
}

/**
 * Actions done lately, newest first. Finished actions lie with their account's history, so this looks through the accounts
 * last used on this device and those with something open; an account's own page has all of its own.
 */
export function useDoneLately(): Accessor<{ done: Action[] } | undefined> {
  const { book } = useServices()
  const open = useOpenActions()
  return createLive(
    book,
    () => accountsToLookThrough(book, open()),
    accounts => accounts.map(id => `history/${id}` as const),
    async accounts => {
      const histories = await Promise.all(accounts.map(id => book.history(id)))
      return {
        done: histories.flatMap(history => history.done).sort((a, b) => (b.done ?? 0) - (a.done ?? 0)),
      }
    },
  )
}

function accountsToLookThrough(book: Book, open: Action[]): string[] {
  return [...new Set([...recentAccounts(book).ids(), ...open.map(action => action.account)])].slice(
    0,
    LOOKED_THROUGH,
  )
}
