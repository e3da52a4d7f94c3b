import type { Change } from '../../app/model/change.ts'
import type { Held, Mark } from '../../app/model/merge.ts'
import type { Fields, Row } from '../../app/model/row.ts'
import { clampStamp } from '../../app/model/stamp.ts'
import type { Limit, Place, Tables } from '../store/store.ts'
import type { Asker } from './access.ts'
import { shelfOf } from './shelf.ts'

const EVERYTHING: Limit = { rows: 100_000, characters: Number.POSITIVE_INFINITY }
const START: Place = { shelf: -1, scope: '', id: '' }

/**
 * Erases a row for good, and what hangs on it: of a note its recordings and files, of an account all that lies in it. What stays is that
 * it was and where it lay, so that every device lets go of it; of an account also who has it, who are the ones to be told.
 */
export async function erase(
  tables: Tables,
  { workspace, member }: Pick<Asker, 'workspace' | 'member'>,
  row: Held,
  change: Pick<Change, 'id' | 'stamp'>,
  now: number,
): Promise<Held[]> {
  const rows = [row, ...(await hangingOn(tables, workspace, row))]
  const erased: Held[] = []
  for (const each of rows) {
    const revision = await tables.takeRevision(workspace)
    const stamp = clampStamp(change.stamp, now)
    const held = tombstoneOf(each, { revision, stamp, change: change.id })
    await tables.keepRow(workspace, held, shelfOf(held))
    await tables.emptyHistory(workspace, each.id)
    await tables.keepHistory(workspace, {
      revision,
      row: each.id,
      change: change.id,
      stamp,
      member,
      at: now,
      patch: { deleted: true, erased: true },
      replaced: {},
    })
    if (each.noun === 'attachment') await tables.keepErased(workspace, each.id)
    erased.push(held)
  }
  return erased
}

async function hangingOn(tables: Tables, workspace: string, row: Held): Promise<Held[]> {
  if (row.noun !== 'account' && row.noun !== 'note') return []
  const { rows } = await tables.rowsBehind(workspace, START, EVERYTHING, undefined, [row.scope])
  const hanging = rows.filter(each => each.id !== row.id && !each.fields.erased && hangsOn(each, row))
  const held = await tables.rows(
    workspace,
    hanging.map(({ id }) => id),
  )
  return [...held.values()]
}

function hangsOn(each: Row, row: Row): boolean {
  return row.noun === 'account' || (each.noun === 'attachment' && each.fields.of === row.id)
}

function tombstoneOf(row: Held, mark: Mark): Held {
  const isKept = (field: string) =>
    row.noun === 'account' && (field === 'owner' || field.startsWith('share/'))
  const kept = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([field]) => isKept(field)))
  const fields: Fields = { ...kept(row.fields), deleted: true, erased: true }
  return {
    noun: row.noun,
    id: row.id,
    scope: row.scope,
    revision: mark.revision,
    ...(row.by && { by: row.by }),
    ...(row.past && { past: row.past }),
    fields,
    marks: { ...kept(row.marks), deleted: mark, erased: mark },
  }
}
