import type { Book, Edit, Written } from '../../data/book.ts'
import type { Action } from '../../model/action.ts'
import { newId } from '../../model/id.ts'
import { addDays, weekday } from '../../model/plain-date.ts'
import { dueOf } from '../../model/promise.ts'
import { type AnyShown, type Fields, inAccount } from '../../model/row.ts'
import { DEFAULT_BUFFER } from '../../model/workspace.ts'
import { accountEdits, type ChosenAccount } from '../shared/chosen-account.ts'

/** An action as a person filled it in. */
export interface ActionValues {
  account: ChosenAccount
  text: string
  side: 'ours' | 'theirs'
  /** The date typed: due, or with `told` the one the client knows. */
  date?: string
  time?: string
  /** The client was told. */
  told: boolean
  about: string
}

/** Saves a new action, and a new account along with it. */
export function addAction(book: Book, values: ActionValues, today: string): Promise<Written> {
  const patch = { owner: book.me.member, ...wordsOf(values), ...datesOf(book, values, today) }
  return book.write([
    ...accountEdits(values.account, book),
    { noun: 'action', id: newId(), scope: inAccount(values.account.id), patch },
  ])
}

/**
 * Changes an action; a different account moves it there. Its dates are written only when one of them was changed in the form:
 * the internal date of a promise is not worked out again by saving something else.
 */
export function changeAction(
  book: Book,
  seen: AnyShown,
  values: ActionValues,
  datesChanged: boolean,
  today: string,
  also: Fields = {},
): Promise<Written> {
  const scope = inAccount(values.account.id)
  const dates = datesChanged ? datesOf(book, values, today) : {}
  const patch = { ...wordsOf(values), ...dates, ...(scope !== seen.scope && { scope }), ...also }
  return book.write([...accountEdits(values.account, book), editOf(seen, patch)])
}

export function finish(book: Book, action: Action, now: number): Promise<Written> {
  return book.write([editOf(action, { done: now, snoozed: null })])
}

export function reopen(book: Book, action: Action): Promise<Written> {
  return book.write([editOf(action, { done: null })])
}

/** Out of sight until `until`. */
export function snooze(book: Book, action: Action, until: string): Promise<Written> {
  return book.write([editOf(action, { snoozed: until })])
}

export function deleteAction(book: Book, action: Action): Promise<Written> {
  return book.write([editOf(action, { deleted: true })])
}

/** The internal date of a promise made for `promised`, by the workspace's buffer. */
export function dueOfPromise(book: Book, promised: string, today: string): string {
  return dueOf(promised, book.workspace().buffer ?? DEFAULT_BUFFER, today)
}

/** Days to snooze to that are one tap away: tomorrow, and the first working day of next week. */
export function snoozeDays(today: string): { tomorrow: string; nextWeek: string } {
  return { tomorrow: addDays(today, 1), nextWeek: addDays(today, 8 - weekday(today)) }
}

function editOf(seen: Action | AnyShown, patch: Fields): Edit {
  return { noun: 'action', id: seen.id, scope: seen.scope, seen: seen as AnyShown, patch }
}

function wordsOf({ text, side, about }: ActionValues): Fields {
  return { text, side, about }
}

function datesOf(book: Book, { date, time, told }: ActionValues, today: string): Fields {
  if (date === undefined) return { due: null, time: null, promised: null }
  const due = told ? dueOfPromise(book, date, today) : date
  return { due, time: time ?? null, promised: told ? date : null, snoozed: null }
}
