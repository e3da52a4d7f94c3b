import { mayHandOver, type Owned, type Person } from '../../app/model/access.ts'
import { nounOf } from '../../app/model/nouns.ts'
import type { Row } from '../../app/model/row.ts'
import { EVERY_ACCOUNT, type Reader, type Tables } from '../store/store.ts'
import { requireConfirmed } from './confirming.ts'
import { personOf } from './people.ts'

/** A signed-in member, as every guard needs to know them. */
export interface Asker {
  member: string
  workspace: string
  device: string
}

/** What a member may do, as it stands in one transaction. */
export interface Access extends Asker {
  person: Person
  /** Account scopes they may read, when it is not every account. */
  scopes: Set<string> | undefined
}

export async function accessOf(tables: Tables, asker: Asker): Promise<Access> {
  const { member, workspace } = asker
  const person = personOf(member, (await tables.rows(workspace, [member])).get(member))
  await requireConfirmed(tables, workspace, person)
  const granted = await tables.grants(workspace, member)
  return {
    ...asker,
    person,
    scopes: granted.includes(EVERY_ACCOUNT) ? undefined : new Set(granted),
  }
}

/** The same, as the store needs it to read no other rows. */
export function readerOf({ member, scopes }: Access): Reader {
  return { member, seesAll: scopes === undefined }
}

/** The one rule of who may do what with a row of their workspace; push, pull, snapshot, history and bytes all ask here. */
export function can(
  access: Access,
  action: 'read' | 'write',
  row: Pick<Row, 'noun' | 'id' | 'scope'>,
): boolean {
  if (!mayReadScope(access, row.scope)) return false
  if (action === 'read') return true
  if (row.noun === 'workspace') return row.id === access.workspace && access.person.role === 'admin'
  return nounOf(row.noun)?.writtenBy === 'member'
}

/** Whether they may say who has an account, and with whom it is shared. */
export function canHandOver(access: Access, account: Owned, owner: Person | undefined): boolean {
  return mayHandOver(access.person, account, owner)
}

function mayReadScope({ member, scopes }: Access, scope: string): boolean {
  if (scope === 'workspace' || scope === `member/${member}`) return true
  if (scope.startsWith('member/')) return false
  return scopes?.has(scope) ?? true
}
