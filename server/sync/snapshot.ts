import type { Snapshot } from '../../app/model/protocol.ts'
import type { Place, Tables } from '../store/store.ts'
import { type Asker, can } from './access.ts'
import { ANSWER } from './pull.ts'

const START: Place = { shelf: -1, scope: '', id: '' }

/**
 * One slice of everything this member may see, in the order of the shelves. `at` is the revision noted with the first slice;
 * a row changed while the slices are read is above it, so the pull that follows brings it.
 */
export async function snapshot(
  tables: Tables,
  asker: Asker,
  at: number | undefined,
  after: Place | undefined,
): Promise<Omit<Snapshot, 'now'>> {
  const revision = at ?? (await tables.revision(asker.workspace))
  const { rows, more, end } = await tables.rowsBehind(asker.workspace, after ?? START, ANSWER)
  return {
    revision,
    rows: rows.filter(row => can(asker, 'read', row)),
    ...(more && end && { next: writePlace(end) }),
    total: await tables.countRows(asker.workspace),
  }
}

export function readPlace(text: string): Place | undefined {
  const parts = /^(\d)~([a-z]+(?:\/[0-9a-f-]{36})?)~([0-9a-f-]{36})$/.exec(text)
  return parts ? { shelf: Number(parts[1]), scope: parts[2]!, id: parts[3]! } : undefined
}

function writePlace({ shelf, scope, id }: Place): string {
  return `${shelf}~${scope}~${id}`
}
