import { type Accessor, createMemo } from 'solid-js'
import type { History } from '../../data/book.ts'
import { createLive, live } from '../../data/live.ts'
import type { Account } from '../../model/account.ts'
import type { Facts } from '../../model/brief.ts'
import { cadenceOf, daysPastCadence, daysSinceContact, type Now } from '../../model/cadence.ts'
import { overdueByAccount } from '../../model/needs-care.ts'
import { lastTouch, type Summary } from '../../model/summary.ts'
import { DEFAULT_CADENCE } from '../../model/workspace.ts'
import { useServices } from '../services.ts'
import { compareNames } from '../shared/compare-names.ts'
import { ownBook } from '../shared/own-book.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { sortByName } from './by-name.ts'
import type { Standing } from './listing.ts'

/** The day it is, following midnight, with the moment it is read. */
export function useNow(): Accessor<Now> {
  const { now, today } = useServices()
  return () => ({ now: now(), today: today() })
}

/** An account of the book, deleted or not. */
export function useAccount(id: () => string): Accessor<Account | undefined> {
  const { book } = useServices()
  return live(book, ['account'], () => book.account(id()))
}

export function useSummary(id: () => string): Accessor<Summary> {
  const { book } = useServices()
  return live(book, ['summary'], () => book.summary(id()))
}

/** Days between check-ins for accounts that have no cadence of their own. */
export function useWorkspaceCadence(): Accessor<number> {
  const { book } = useServices()
  return live(book, ['workspace'], () => book.workspace().cadence ?? DEFAULT_CADENCE)
}

/** Accounts in the order of their names. */
export function useAccountsByName(): Accessor<Account[]> {
  const { book } = useServices()
  return live(book, ['account'], () => sortByName(book.accounts()))
}

/** False while the rest of the book is still being read. */
export function useIsWhole(): Accessor<boolean> {
  const { book } = useServices()
  return live(book, ['account'], () => book.whole)
}

/** What sorts the list beside the accounts themselves. */
export function useStanding(): Accessor<Standing> {
  const { book, lastPlace, today } = useServices()
  const now = useNow()
  const workspaceCadence = useWorkspaceCadence()
  const overdue = live(book, ['action'], () => overdueByAccount(book.openActions(), today()))
  const summaries = live(book, ['summary'], () => ({ of: (account: string) => book.summary(account) }))
  return createMemo(() => {
    const { of } = summaries()
    const late = overdue()
    return {
      now: now(),
      workspaceCadence: workspaceCadence(),
      summaryOf: of,
      overdueOf: account => late.get(account) ?? 0,
      here: lastPlace(),
    }
  })
}

/** The accounts last opened or used on this device, newest first. */
export function useRecentAccounts(): Accessor<Account[]> {
  const { book } = useServices()
  const { ids } = recentAccounts(book)
  return live(book, ['account'], () =>
    ids().flatMap(id => {
      const account = book.account(id)
      return account && !account.deleted && !account.archived ? account : []
    }),
  )
}

/** How quiet an account is, when it is past its cadence. */
export interface Quiet {
  account: Account
  past: number
  since: number
  cadence: number
  lastKind?: Summary['recent'][number]['kind']
}

/** Accounts of one's own book past their cadence, the longest past first. */
export function useGoingQuiet(): Accessor<Quiet[]> {
  const { book } = useServices()
  const now = useNow()
  const fallback = useWorkspaceCadence()
  return live(book, ['account', 'summary', 'member'], () => {
    const at = now()
    return ownBook(book)
      .accounts()
      .flatMap(account => quietness(account, book.summary(account.id), fallback(), at) ?? [])
      .sort((a, b) => b.past - a.past || compareNames(a.account, b.account))
  })
}

/** How quiet one account is; undefined within its cadence. */
export function useQuietness(id: () => string): Accessor<Quiet | undefined> {
  const account = useAccount(id)
  const summary = useSummary(id)
  const now = useNow()
  const fallback = useWorkspaceCadence()
  return () => {
    const shown = account()
    return shown && quietness(shown, summary(), fallback(), now())
  }
}

/** Check-ins, notes and finished actions of an account, newest first. */
export function useHistory(id: () => string): Accessor<History | undefined> {
  const { book } = useServices()
  return createLive(
    book,
    id,
    account => [`history/${account}`],
    account => book.history(account),
  )
}

/** All that the brief is made of; undefined until the account's history has been read. */
export function useFacts(id: () => string): Accessor<Facts | undefined> {
  const { book } = useServices()
  const history = useHistory(id)
  const contacts = live(book, ['contact'], () => book.contactsOf(id()))
  return () => {
    const known = history()
    return known && { ...known, contacts: contacts(), personOf: (id: string) => book.contact(id) }
  }
}

function quietness(
  account: Account,
  summary: Summary,
  workspaceCadence: number,
  now: Now,
): Quiet | undefined {
  const past = daysPastCadence(account, summary, workspaceCadence, now)
  if (past === 0) return undefined
  return {
    account,
    past,
    since: daysSinceContact(account, summary, now),
    cadence: cadenceOf(account, workspaceCadence),
    lastKind: lastTouch(summary, now.now)?.kind,
  }
}
