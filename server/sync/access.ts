import { nounOf } from '../../app/model/nouns.ts'
import type { Row } from '../../app/model/row.ts'

/** A signed-in member, as every guard needs to know them. */
export interface Asker {
  member: string
  workspace: string
  device: string
}

/** The one rule of who may do what with a row of their workspace; push, pull, snapshot and history all ask here. */
export function can(
  asker: Asker,
  action: 'read' | 'write',
  row: Pick<Row, 'noun' | 'id' | 'scope'>,
): boolean {
  if (row.scope.startsWith('member/') && row.scope !== `member/${asker.member}`) return false
  if (action === 'read') return true
  if (row.noun === 'workspace') return row.id === asker.workspace
  return nounOf(row.noun)?.writtenBy === 'member'
}
