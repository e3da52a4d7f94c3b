import { type Accessor, createMemo } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { live } from '../../data/live.ts'
import { todayIn } from '../../model/plain-date.ts'
import { plannedTouches, type Touch } from '../../model/summary.ts'
import { useServices } from '../services.ts'

/** A check-in that is still ahead, with its account. */
export interface Planned {
  account: string
  touch: Touch
}

/** Meetings and visits planned for today that are still ahead, soonest first. */
export function usePlannedToday(): Accessor<Planned[]> {
  const { book, now, today } = useServices()
  const planned = live(book, ['summary', 'account'], () => plannedIn(book, now()))
  return createMemo(() => planned().filter(({ touch }) => todayIn(touch.at) <= today()))
}

function plannedIn(book: Book, now: number): Planned[] {
  return book
    .accounts()
    .filter(account => !account.deleted && !account.archived)
    .flatMap(({ id }) => {
      const summary = book.summary(id)
      // Most accounts have nothing planned, and there may be ten thousand.
      if (summary.planned.length === 0) return []
      return plannedTouches(summary, now).map(touch => ({ account: id, touch }))
    })
    .sort((a, b) => a.touch.at - b.touch.at)
}
