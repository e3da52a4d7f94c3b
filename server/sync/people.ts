import type { Person } from '../../app/model/access.ts'
import type { Row } from '../../app/model/row.ts'
import type { Tables } from '../store/store.ts'

/** A workspace's members by id, as far as access goes. */
export async function peopleOf(tables: Tables, workspace: string): Promise<Map<string, Person>> {
  const ids = await tables.memberIds(workspace)
  const rows = await tables.rows(workspace, ids)
  return new Map(ids.map(id => [id, personOf(id, rows.get(id))]))
}

export function personOf(id: string, row: Pick<Row, 'fields'> | undefined): Person {
  const { role, manager, left } = row?.fields ?? {}
  return {
    id,
    ...(typeof role === 'string' && { role }),
    ...(typeof manager === 'string' && { manager }),
    ...(left === true && { left }),
  }
}
