import type { Book, Written } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { newId } from '../../model/id.ts'
import { type Choice, editsOf, type ImportEdit, type There } from '../../model/import/edits.ts'
import type { Entry } from '../../model/import/entry.ts'
import type { Item } from '../../model/import/plan.ts'
import type { AnyShown } from '../../model/row.ts'

/** What an import did. `undo` takes all of it back as one step; rows that changed since are left alone and counted. */
export interface Imported {
  made: number
  people: number
  rest: number
  changed: number
  undo(progress: Progress): Promise<number>
}

/** An import that could not be finished. `isTakenBack` says whether what had been written is gone again. */
export class ImportStopped extends Error {
  constructor(
    readonly isTakenBack: boolean,
    override readonly cause: unknown,
  ) {
    super('The import stopped', { cause })
  }
}

export type Progress = (done: number, all: number) => void

/** Rows in one transaction: few large ones are quick, and the page stays alive between them. */
const AT_ONCE = 200

/** Writes what was chosen, all of it or, where a write fails, nothing. */
export async function importItems(
  book: Book,
  chosen: readonly { item: Item; choice: Choice }[],
  progress: Progress,
): Promise<Imported> {
  const imported = { made: 0, people: 0, rest: 0, changed: 0 }
  const written: Written[] = []
  const waiting: ImportEdit[] = []
  const write = async () => {
    const edits = waiting.splice(0, AT_ONCE)
    if (edits.length === 0) return
    written.push(await book.write(edits))
    for (const edit of edits) imported[kindOf(edit)] += 1
  }
  try {
    for (const [index, { item, choice }] of chosen.entries()) {
      waiting.push(...(await editsFor(book, item, choice)))
      while (waiting.length >= AT_ONCE) await write()
      progress(index + 1, chosen.length)
    }
    await write()
  } catch (error) {
    throw new ImportStopped(await isUndone(written), error)
  }
  return { ...imported, undo: progress => undoAll(written, progress) }
}

async function editsFor(book: Book, { entry, match }: Item, choice: Choice): Promise<ImportEdit[]> {
  const there = await whatIsThere(book, entry, match?.account)
  return editsOf(entry, choice, there, { newId: () => newId(), me: book.me.member })
}

/** What the book has of an entry. Only a file with Tend's ids needs the history, and the deleted rows, to compare with. */
async function whatIsThere(book: Book, entry: Entry, account: Account | undefined): Promise<There> {
  const there = {
    account,
    contacts: account ? book.contactsOf(account.id) : [],
    rows: new Map<string, AnyShown>(),
  }
  if (!entry.restored || !entry.id) return there
  const keep = (row: AnyShown | undefined) => row && there.rows.set(row.id, row)
  const itself = await book.row('account', entry.id, entry.id)
  keep(itself)
  const home = account?.id ?? itself?.id
  if (!home) return there
  const { checkIns, notes, done, attachments } = await book.history(home)
  const rows = [
    ...checkIns,
    ...notes,
    ...done,
    ...attachments,
    ...book.openActionsOf(home),
    ...there.contacts,
  ]
  for (const row of rows) keep(row as unknown as AnyShown)
  for (const { noun, id } of entry.parts) if (id && !there.rows.has(id)) keep(await book.row(noun, id, home))
  return there
}

function kindOf({ noun, seen }: ImportEdit): 'made' | 'people' | 'rest' | 'changed' {
  if (seen && !seen.deleted) return 'changed'
  return noun === 'account' ? 'made' : noun === 'contact' ? 'people' : 'rest'
}

async function undoAll(written: readonly Written[], progress: Progress): Promise<number> {
  let left = 0
  for (const [index, one] of written.toReversed().entries()) {
    left += (await one.undo()).left.length
    progress(index + 1, written.length)
  }
  return left
}

async function isUndone(written: readonly Written[]): Promise<boolean> {
  try {
    await undoAll(written, () => {})
    return true
  } catch {
    return false
  }
}
