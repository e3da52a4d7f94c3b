import type { Book } from '../../data/book.ts'
import { dueDay, metres, money, number, relativeDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import type { Action } from '../../model/action.ts'
import { daysSinceContact, type Now } from '../../model/cadence.ts'
import type { Place } from '../../model/field.ts'
import { distance, isStandingAt } from '../../model/near.ts'
import { ownerOf } from '../../model/owner.ts'
import { todayIn } from '../../model/plain-date.ts'
import { lastTouch, plannedTouches, type Summary } from '../../model/summary.ts'

/** How long ago the last contact was: "20 days", "yesterday", "no contact yet". */
export function contactInWords(account: Account, summary: Summary, now: Now): string {
  const say = words().accounts
  if (!lastTouch(summary, now.now)) return say.neverContacted
  const days = daysSinceContact(account, summary, now)
  return days === 0 ? say.contactToday : days === 1 ? say.contactYesterday : say.daysSince(days)
}

/** That one stands at the account, or with `far` how far it is; nothing while either place is unknown. */
export function nearnessInWords(account: Account, here: Place | undefined, far: boolean): string {
  if (!here || !account.place) return ''
  if (isStandingAt(here, account.place)) return words().accounts.here
  return far ? metres(distance(here, account.place)) : ''
}

/** What comes next: the action due first with its day, else the visit planned first, else that there is nothing. */
export function nextInWords(open: readonly Action[], summary: Summary, now: Now): string {
  const action = soonest(open.filter(each => (each.snoozed ?? '') <= now.today))
  if (action) return [action.text, action.due && dueDay(action.due, now.today)].filter(Boolean).join(' ')
  const planned = plannedTouches(summary, now.now)[0]
  if (!planned) return words().accounts.nothingPlanned
  const day = relativeDay(todayIn(planned.at), now.today)
  return words().accounts.planned(words().accounts.kinds[planned.kind], day)
}

/** What the account is worth a year, in its currency or the workspace's. */
export function valueInWords(account: Account, book: Pick<Book, 'workspace'>): string {
  if (account.value === undefined) return ''
  const currency = account.currency ?? book.workspace().currency
  return currency ? money(account.value, currency) : number(account.value)
}

/** The line under an account's name: town, whether it is a key account, its owner. */
export function standingInWords(account: Account, book: Pick<Book, 'members'>): string {
  const say = words().accounts
  const owner = book.members().find(member => member.id === ownerOf(account))?.name
  const status = account.status && account.status !== 'active' && say.statuses[account.status].toLowerCase()
  return [
    account.town,
    account.key && say.key,
    owner && say.owner(owner),
    status,
    account.archived && say.archived,
  ]
    .filter(Boolean)
    .join(' · ')
}

function soonest(actions: readonly Action[]): Action | undefined {
  let first: Action | undefined
  for (const action of actions) if (!first || (action.due ?? '9') < (first.due ?? '9')) first = action
  return first
}
