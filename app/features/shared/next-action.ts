import type { Book, Edit } from '../../data/book.ts'
import { newId } from '../../model/id.ts'
import { inAccount } from '../../model/row.ts'

/** What is to be done next, as said along with something else. */
export interface NextAction {
  text: string
  due?: string
  time?: string
  /** Ours unless said. */
  side?: 'ours' | 'theirs'
}

/** The edit that makes it an action; `from` is the check-in or note it came from. */
export function nextActionEdit(
  book: Book,
  account: string,
  { text, due, time, side = 'ours' }: NextAction,
  from: string,
): Edit {
  const dates = { ...(due && { due }), ...(time && { time }) }
  const patch = { text, ...dates, side, owner: book.me.member, from }
  return { noun: 'action', id: newId(), scope: inAccount(account), patch }
}
