import type { Book, Edit } from '../../data/book.ts'
import { LONGEST_LINE } from '../../model/field.ts'
import { newId } from '../../model/id.ts'
import { inAccount } from '../../model/row.ts'

/** What is to be done next, as said along with something else. */
export interface NextAction {
  text: string
  due?: string
  time?: string
  /** Ours unless said. */
  side?: 'ours' | 'theirs'
  /** Of one that a note's words proposed: the key of the sentence. */
  key?: string
}

/** The edit that makes it an action; `from` is the check-in or note it came from. */
export function nextActionEdit(
  book: Book,
  account: string,
  { text, due, time, side = 'ours', key }: NextAction,
  from: string,
): Edit {
  const more = {
    ...(due && { due }),
    ...(time && { time }),
    ...(key && { said: key.slice(0, LONGEST_LINE) }),
  }
  const patch = { text, ...more, side, owner: book.me.member, from }
  return { noun: 'action', id: newId(), scope: inAccount(account), patch }
}
