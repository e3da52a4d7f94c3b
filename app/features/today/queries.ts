import type { Accessor } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { live } from '../../data/live.ts'
import { day, moment } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { comesUp, nextAhead } from '../../model/action-lists.ts'
import { plannedTouches, type Touch } from '../../model/summary.ts'
import { useServices } from '../services.ts'
import { ownBook } from '../shared/own-book.ts'

export interface NextAhead {
  /** The whole book has been read; before, nothing can be said of what is not in it. */
  isKnown: boolean
  /** There is no account yet. */
  isEmptyBook: boolean
  /** What is next and when; empty when nothing is planned. */
  sentence: string
}

/** What comes after today: the next of our actions, or the next planned visit when that is sooner. */
export function useNextAhead(): Accessor<NextAhead> {
  const { book, now, today } = useServices()
  return live(book, ['account', 'action', 'summary', 'member'], () => ({
    isKnown: book.whole,
    isEmptyBook: !book.accounts().some(account => !account.deleted),
    sentence: sentenceOf(book, now(), today()),
  }))
}

function sentenceOf(book: Book, now: number, today: string): string {
  const action = nextAhead(ownBook(book).openActions(), today)
  const visit = nextVisit(book, now)
  const due = action && comesUp(action)
  const name = (account: string) => book.account(account)?.name ?? ''
  if (visit && !(due && new Date(`${due}T00:00`).getTime() < visit.touch.at))
    return words().today.nextVisit(
      words().checkIns.kinds[visit.touch.kind],
      name(visit.account),
      moment(visit.touch.at, now),
    )
  if (action && due) return words().today.next(action.text ?? '', name(action.account), day(due, today))
  return ''
}

function nextVisit(book: Book, now: number): { account: string; touch: Touch } | undefined {
  let next: { account: string; touch: Touch } | undefined
  for (const { id } of ownBook(book).accounts()) {
    const summary = book.summary(id)
    const touch = summary.planned.length > 0 ? plannedTouches(summary, now)[0] : undefined
    if (touch && (!next || touch.at < next.touch.at)) next = { account: id, touch }
  }
  return next
}
