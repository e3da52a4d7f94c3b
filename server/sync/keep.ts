import { type Change, SERVER_DEVICE } from '../../app/model/change.ts'
import { type Held, type Merged, merge } from '../../app/model/merge.ts'
import type { Noun } from '../../app/model/noun.ts'
import { type NounName, nouns } from '../../app/model/nouns.ts'
import type { Fields } from '../../app/model/row.ts'
import { clampStamp, nextStamp } from '../../app/model/stamp.ts'
import type { Tables } from '../store/store.ts'
import type { Asker } from './access.ts'
import { shelfOf } from './shelf.ts'

type Author = Pick<Asker, 'member' | 'workspace'>

/** Merges a change into the row it is for and keeps the row and its history under a revision of their own. */
export async function keepMerged(
  tables: Tables,
  author: Author,
  before: Held | undefined,
  change: Change,
  noun: Noun,
  fields: Fields,
  now: number,
): Promise<Merged> {
  const revision = await tables.takeRevision(author.workspace)
  const merged = merge(noun, before, change, fields, revision, now)
  if (!before) merged.held.by = author.member
  await tables.keepRow(author.workspace, merged.held, shelfOf(merged.held))
  await tables.keepHistory(author.workspace, {
    revision,
    row: change.row,
    change: change.id,
    stamp: clampStamp(change.stamp, now),
    member: author.member,
    at: now,
    patch: change.patch,
    replaced: merged.replaced,
  })
  return merged
}

/**
 * The server's own hand: it founds the workspace, writes its members, and what it alone knows of other rows. It has seen whatever the
 * row holds; a row it makes lies in the workspace's scope.
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
  await keepMerged(tables, author, before, change, nouns[noun], patch, now)
}
