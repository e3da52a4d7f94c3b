import type { Action } from './action.ts'
import { isOverdue } from './action-lists.ts'

/** What makes an account need care. `rank` is its place in the order of names. */
export interface Care {
  daysPast: number
  overdue: number
  rank: number
}

/** Who needs care first: most days past cadence, then most overdue actions, then by name. */
export function byNeedsCare(a: Care, b: Care): number {
  return b.daysPast - a.daysPast || b.overdue - a.overdue || a.rank - b.rank
}

/** How many actions are late, by account. */
export function overdueByAccount(actions: readonly Action[], today: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const action of actions)
    if (isOverdue(action, today)) counts.set(action.account, (counts.get(action.account) ?? 0) + 1)
  return counts
}
