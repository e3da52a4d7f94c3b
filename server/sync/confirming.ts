import type { Person } from '../../app/model/access.ts'
import type { Held } from '../../app/model/merge.ts'
import { readStamp } from '../../app/model/stamp.ts'
import { answer } from '../http/answer.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Tables } from '../store/store.ts'
import { writeAsServer } from './keep.ts'
import { peopleOf, personOf } from './people.ts'

/**
 * A backup knows who belonged here when it was made: who has left since would be a member again. So after a restore nothing is given to
 * members or taken from them, admins aside, until an admin has said that the members are right. What they write waits on their devices.
 */

/** Seconds after which a device that has to wait asks again. */
const ASK_AGAIN = '30'

/** A restore was announced. Where only one person is, there is nothing to confirm. */
export async function noteRestore(tables: Tables, workspace: string, now: number): Promise<void> {
  const there = [...(await peopleOf(tables, workspace)).values()].filter(({ left }) => !left)
  await write(tables, workspace, there.length > 1 ? now : null, now)
}

/**
 * A device has proved a restore by what it holds: `common` is the last revision it has in common with this store. One that is older than
 * what an admin last confirmed has come late from a restore that is known.
 */
export async function noteProof(
  tables: Tables,
  workspace: string,
  common: number,
  now: number,
): Promise<void> {
  const marked = (await tables.rows(workspace, [workspace])).get(workspace)?.marks.unconfirmed
  if (!marked || marked.revision <= common) await noteRestore(tables, workspace, now)
}

/** No admin has said yet that the members are right. */
export function isUnconfirmed(about: Held | undefined): boolean {
  return about?.fields.unconfirmed !== undefined
}

/** When a restore was last noted, or confirmed; 0 where there was none. By the server's own stamp, so by its clock. */
export function restoredAt({ marks }: Held): number {
  return marks.unconfirmed ? readStamp(marks.unconfirmed.stamp).ms : 0
}

/**
 * Whether what is counted in days may go. A backup knows nothing of what was brought back after it: a device may still say so. So after a
 * restore the days count anew, and none pass while its members wait for an admin.
 */
export function daysHavePassed(about: Held, before: number): boolean {
  return !isUnconfirmed(about) && restoredAt(about) <= before
}

/** Refuses everybody but admins while a restore is unconfirmed. */
export async function requireConfirmed(tables: Tables, workspace: string, person: Person): Promise<void> {
  if (person.role === 'admin' && !person.left) return
  const about = (await tables.rows(workspace, [workspace])).get(workspace)
  if (!isUnconfirmed(about)) return
  throw new Problem(503, 'unconfirmed', {}, { 'retry-after': ASK_AGAIN })
}

/** `POST /api/confirm`: an admin says that the members are right as they stand. */
export async function confirmMembers(c: Ask, ports: Ports): Promise<Response> {
  const { member, workspace } = c.var.asker
  await ports.store.transact(workspace, async tables => {
    const rows = await tables.rows(workspace, [member, workspace])
    const { role, left } = personOf(member, rows.get(member))
    if (role !== 'admin' || left) throw new Problem(403, 'forbidden')
    if (isUnconfirmed(rows.get(workspace))) await write(tables, workspace, null, ports.clock(), member)
  })
  ports.log.info({ member }, 'members confirmed')
  return answer(c, { ok: true })
}

async function write(
  tables: Tables,
  workspace: string,
  unconfirmed: number | null,
  now: number,
  member = '',
) {
  await writeAsServer(tables, { member, workspace }, 'workspace', workspace, { unconfirmed }, now)
}
