import type { Snapshot } from '../../app/model/protocol.ts'
import type { Place, Tables } from '../store/store.ts'
import { type Access, readerOf } from './access.ts'
import { present } from './present.ts'
import { ANSWER } from './pull.ts'

const START: Place = { shelf: -1, scope: '', id: '' }

/**
 * One slice of everything this member may see, or of some scopes of it, in the order of the shelves. `at` is the revision noted with the first slice;
 * a row changed while the slices are read is above it, so the pull that follows brings it.
 */
export async function snapshot(
  tables: Tables,
  access: Access,
  at: number | undefined,
  after: Place | undefined,
  scopes?: readonly string[],
): Promise<Omit<Snapshot, 'now' | 'boot'>> {
  const { workspace } = access
  const reader = readerOf(access)
  const { rows, more, end } = await tables.rowsBehind(workspace, after ?? START, ANSWER, reader, scopes)
  const seen = await tables.revision(workspace)
  return {
    revision: at ?? seen,
    seen,
    rows: rows.map(row => present(row, access)),
    ...(more && end && { next: writePlace(end) }),
    seesAll: reader.seesAll,
    ...(!more && !scopes && access.scopes && { scopes: [...access.scopes] }),
    total: await tables.countRows(workspace, reader, scopes),
  }
}

export function readPlace(text: string): Place | undefined {
  const parts = /^(\d)~([a-z]+(?:\/[0-9a-f-]{36})?)~([0-9a-f-]{36})$/.exec(text)
  return parts ? { shelf: Number(parts[1]), scope: parts[2]!, id: parts[3]! } : undefined
}

function writePlace({ shelf, scope, id }: Place): string {
  return `${shelf}~${scope}~${id}`
}
