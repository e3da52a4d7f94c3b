import type { Book, Written } from '../../data/book.ts'
import type { AnyShown, Fields } from '../../model/row.ts'
import type { Workspace } from '../../model/workspace.ts'

/** Changes what holds for the whole workspace. `seen` is the workspace as the page showed it. */
export function saveWorkspace(book: Book, seen: Workspace, patch: Fields): Promise<Written> {
  return book.write([{ noun: 'workspace', id: seen.id, scope: 'workspace', seen: seen as AnyShown, patch }])
}
