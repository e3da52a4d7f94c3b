import type { Book } from '../../data/book.ts'
import { accountsCsv, actionsCsv, contactsCsv, type SheetContext } from '../../model/export/sheets.ts'
import { exportedRow, WHOLE_TAIL, wholeHead } from '../../model/export/whole.ts'
import { todayIn } from '../../model/plain-date.ts'
import type { AnyShown } from '../../model/row.ts'
import { lastTouch } from '../../model/summary.ts'

export type Progress = (done: number, all: number) => void

/** Everything of a book, account by account, as pieces of one JSON file; what was deleted stays out. */
export async function exportEverything(book: Book, now: number, progress: Progress): Promise<string[]> {
  const accounts = book.accounts()
  const pieces = [wholeHead(now, book.workspace() as unknown as AnyShown, book.members())]
  for (const [index, account] of accounts.entries()) {
    const { checkIns, notes, done, attachments } = await book.history(account.id)
    const rows = [
      account,
      ...book.contactsOf(account.id),
      ...book.openActionsOf(account.id),
      ...checkIns,
      ...notes,
      ...done,
      ...attachments,
    ]
    const lines = rows.map(row => JSON.stringify(exportedRow(row as unknown as AnyShown)))
    pieces.push((index > 0 ? ',\n' : '') + lines.join(',\n'))
    progress(index + 1, accounts.length)
  }
  return [...pieces, WHOLE_TAIL]
}

export function exportAccounts(book: Book, now: number): string {
  return accountsCsv(book.accounts(), contextOf(book, now))
}

export function exportContacts(book: Book, now: number): string {
  return contactsCsv(book.contacts(), contextOf(book, now))
}

/** Open actions and finished ones; the finished lie with their accounts. */
export async function exportActions(book: Book, now: number, progress: Progress): Promise<string> {
  const actions = book.openActions()
  const accounts = book.accounts()
  const finished = []
  for (const [index, account] of accounts.entries()) {
    finished.push(...(await book.history(account.id)).done)
    progress(index + 1, accounts.length)
  }
  return actionsCsv([...actions, ...finished], contextOf(book, now))
}

function contextOf(book: Book, now: number): SheetContext {
  const members = new Map<string, { name?: string; email?: string }>(
    book.members().map(member => [member.id, member]),
  )
  return {
    account: id => book.account(id),
    member: id => members.get(id ?? '') ?? (id === book.me.member ? book.me : undefined),
    lastCheckIn: account => dateOf(lastTouch(book.summary(account), now)?.at),
    dateOf,
  }
}

function dateOf(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : todayIn(moment)
}
