import { MOST_ROWS } from '../../app/model/protocol.ts'
import type { Row } from '../../app/model/row.ts'
import type { Limit, Tables } from '../store/store.ts'
import { type Access, readerOf } from './access.ts'
import { present } from './present.ts'

/** Bounds one answer: rows by number, and by characters where they are long. */
export const ANSWER: Limit = { rows: MOST_ROWS, characters: 4 * 1024 * 1024 }

export interface Pulled {
  rows: Row[]
  cursor: number
  more: boolean
  afresh?: true
}

/** What came after `cursor`, as far as this member may see it. A cursor this server never gave out means reading afresh. */
export async function pull(
  tables: Tables,
  access: Access,
  cursor: number,
  limit: Limit = ANSWER,
): Promise<Pulled> {
  const { workspace } = access
  const revision = await tables.revision(workspace)
  if (cursor < 0 || cursor > revision) return { rows: [], cursor: revision, more: false, afresh: true }
  const { rows, more } = await tables.rowsAfter(workspace, cursor, limit, readerOf(access))
  const end = more ? rows.at(-1)!.revision : revision
  return { rows: rows.map(row => present(row, access)), cursor: end, more }
}
