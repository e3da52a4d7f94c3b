import { type Change, SERVER_DEVICE } from '../../app/model/change.ts'
import { type Held, type Merged, merge } from '../../app/model/merge.ts'
import type { Noun } from '../../app/model/noun.ts'
import { type NounName, nouns } from '../../app/model/nouns.ts'
import type { Fields } from '../../app/model/row.ts'
import { clampStamp, nextStamp } from '../../app/model/stamp.ts'
import type { Work } from '../../app/model/work.ts'
import type { Tables } from '../store/store.ts'
import type { Asker } from './access.ts'
import { type Granting, granting } from './grants.ts'
import { shelfOf } from './shelf.ts'

type Author = Pick<Asker, 'member' | 'workspace'>

export interface Kept extends Merged {
  /** Who may read the account from now on, admins aside; undefined when the change decides nothing of it. */
  readers: ReadonlySet<string> | undefined
}

/**
 * Merges a change into the row it is for and keeps the row and its history under a revision of their own. Where the row was moved, the
 * scope it left keeps word of it; where the change decides who may read what, that is kept too.
 */
export async function keepMerged(
  tables: Tables,
  author: Author,
  grants: Granting,
  before: Held | undefined,
  change: Change,
  noun: Noun,
  fields: Fields,
  now: number,
  budget?: Work,
): Promise<Kept> {
  const { workspace } = author
  const isMove = before !== undefined && before.scope !== (change.patch.scope ?? before.scope)
  // Who sees both scopes hears first that the row has left, then where it is.
  const departure = isMove ? await tables.takeRevision(workspace) : 0
  const revision = await tables.takeRevision(workspace)
  const merged = merge(noun, before, change, fields, revision, now, budget)
  const { held } = merged
  if (!before) held.by = author.member
  await tables.keepRow(workspace, held, shelfOf(held))
  if (before && before.scope !== held.scope) {
    await tables.keepDeparture(workspace, { ...before, revision: departure })
    await tables.forgetDeparture(workspace, held.id, held.scope)
  }
  await tables.keepHistory(workspace, {
    revision,
    row: change.row,
    change: change.id,
    stamp: clampStamp(change.stamp, now),
    member: author.member,
    at: now,
    patch: change.patch,
    replaced: merged.replaced,
  })
  if (held.noun === 'member') await grants.followMember(held)
  const readers = held.noun === 'account' ? await grants.followAccount(before, held) : undefined
  return { ...merged, readers }
}

/**
 * The server's own hand: it founds the workspace, writes its members, and what it alone knows of other rows. It has seen whatever the
 * row holds; a row it makes lies in the workspace's scope. An erased one it leaves alone.
 */
export async function writeAsServer(
  tables: Tables,
  author: Author,
  noun: NounName,
  row: string,
  patch: Fields,
  now: number,
): Promise<void> {
  const before = (await tables.rows(author.workspace, [row])).get(row)
  if (before?.fields.erased) return
  const seen = await tables.revision(author.workspace)
  const change: Change = {
    id: `${SERVER_DEVICE}:${seen + 1}`,
    noun,
    row,
    scope: before?.scope ?? 'workspace',
    patch,
    stamp: nextStamp(undefined, now, SERVER_DEVICE),
    base: { revision: seen, change: 0 },
  }
  const grants = granting(tables, author.workspace)
  const { scope: _, ...fields } = patch
  await keepMerged(tables, author, grants, before, change, nouns[noun], fields, now)
}
