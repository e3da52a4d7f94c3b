import * as v from 'valibot'
import type { Verdict } from '../../app/model/change.ts'
import { HandIn, LARGEST_BODY } from '../../app/model/protocol.ts'
import { forgetErased } from '../blobs/forget-erased.ts'
import { answer } from '../http/answer.ts'
import { readBody, readJson } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { HandedIn, Tables } from '../store/store.ts'
import { acceptHandIn } from './accept-hand-in.ts'
import { type Access, accessOf } from './access.ts'
import { askAgain } from './pokes.ts'
import { knownOf } from './turn-token.ts'

/** One who may not write any more must not fill the store either. */
const MOST_WAITING = 100
const Judgement = v.object({ as: v.picklist(['accepted', 'back', 'discarded']) })

/** `POST /api/hand-ins`: what a device may not send any more. What has come under the same id is not added twice. */
export async function takeHandIn(c: Ask, ports: Ports): Promise<Response> {
  const read = v.safeParse(HandIn, await readJson(c, LARGEST_BODY))
  if (!read.success) throw new Problem(400, 'invalid')
  const { member, ...handed } = read.output
  const { asker } = c.var
  if (member !== asker.member) throw new Problem(401, 'other_member')
  await ports.store.transact(asker.workspace, tables => keepHandIn(tables, asker, handed, ports.clock()))
  const { device, changes, drafts } = handed
  askAgain(ports, asker.workspace)
  ports.log.info({ member, device, changes: changes.length, drafts: drafts.length }, 'handed in')
  return answer(c, { ok: true })
}

/** How many of them wait for this member: for an admin those to be judged, for others those that were handed back to them. */
export async function countWaiting(tables: Tables, { workspace, member, person }: Access): Promise<number> {
  if (person.role === 'admin') return tables.countHandIns(workspace, 'waiting')
  return tables.countHandIns(workspace, 'back', member)
}

/** Puts what came from one device under one turn, or of one restore, together, for an admin to judge. */
export async function keepHandIn(
  tables: Tables,
  { workspace, member }: Pick<Access, 'workspace' | 'member'>,
  handed: Pick<HandedIn, 'device' | 'reason' | 'changes' | 'drafts'> & { turn: number },
  now: number,
): Promise<void> {
  const { turn, ...all } = handed
  // What was taken in before, and only its answer lost, would undo what was written since.
  const taken = new Set(await knownOf(tables, all.device, all.changes))
  const rest = {
    ...all,
    changes: all.changes.filter(change => !taken.has((change as { id?: string }).id ?? '')),
  }
  if (rest.changes.length + rest.drafts.length === 0) return
  const { id, known } = await openUnder(tables, workspace, firstIdOf(handed), { member, reason: rest.reason })
  if (!known && (await tables.countHandIns(workspace, 'waiting', member)) >= MOST_WAITING)
    throw new Problem(429, 'too-many')
  await tables.keepHandIn(workspace, together(known, { ...rest, id, member, at: now, state: 'waiting' }))
}

/** What a device offers after a restore has names of its own: the revision in common may be the number of one of its turns. */
function firstIdOf({ device, turn, reason }: Pick<HandedIn, 'device' | 'reason'> & { turn: number }): string {
  return reason === 'restored' ? `${device}:restored:${turn}` : `${device}:${turn}`
}

/**
 * The first hand-in from this name on that waits, or the first name that is free. What was judged already stays as it was judged: what
 * comes now has not been seen by anybody.
 */
async function openUnder(
  tables: Tables,
  workspace: string,
  first: string,
  { member, reason }: Pick<HandedIn, 'member' | 'reason'>,
) {
  let id = first
  let known = await tables.handIn(workspace, id)
  // Offers once had the names of ordinary hand-ins; and a device’s id is no secret.
  const isOther = (one: HandedIn) =>
    one.member !== member || (one.reason === 'restored') !== (reason === 'restored')
  for (; known && (known.state !== 'waiting' || isOther(known)); known = await tables.handIn(workspace, id))
    id += '+'
  return { id, known }
}

function together(known: HandedIn | undefined, more: HandedIn): HandedIn {
  return {
    ...more,
    at: known?.at ?? more.at,
    // A copy of this device may have called other changes the same.
    changes: byKey([...(known?.changes ?? []), ...more.changes], change =>
      JSON.stringify({ ...(change as object), refused: undefined }),
    ),
    drafts: byKey([...(known?.drafts ?? []), ...more.drafts], draft =>
      JSON.stringify({ ...draft, refused: undefined }),
    ),
  }
}

/** `GET /api/hand-ins`: what waits for an admin, and to each member what was handed back to them. */
export async function listHandIns(c: Ask, ports: Ports): Promise<Response> {
  const { asker } = c.var
  const handIns = await ports.store.transact(asker.workspace, async tables => {
    const { person } = await accessOf(tables, asker)
    const back = (await tables.handIns(asker.workspace, 'back')).filter(one => one.member === asker.member)
    return person.role === 'admin' ? [...(await tables.handIns(asker.workspace, 'waiting')), ...back] : back
  })
  return answer(c, { handIns })
}

/**
 * `POST /api/hand-ins/:id`: an admin accepts it as what its author wrote, hands it back to them, or discards it; an author lets go of what
 * was handed back. Accepted, each change and each half-written text gets a verdict of its own, as if it had come in time.
 */
export async function judgeHandIn(c: Ask, ports: Ports): Promise<Response> {
  const { as } = await readBody(c, Judgement)
  const { asker } = c.var
  const id = c.req.param('id') ?? ''
  const verdicts = await ports.store.transact(asker.workspace, async tables => {
    const access = await accessOf(tables, asker)
    const handIn = await tables.handIn(asker.workspace, id)
    const isOwn = handIn?.state === 'back' && handIn.member === asker.member && as === 'discarded'
    const isToJudge = handIn?.state === 'waiting' && access.person.role === 'admin'
    if (!handIn || !(isOwn || isToJudge)) throw new Problem(404, 'not_found')
    await tables.keepHandIn(asker.workspace, { ...handIn, state: as })
    return as === 'accepted' ? accept(tables, access, handIn, ports) : []
  })
  askAgain(ports, asker.workspace)
  ports.log.info({ member: asker.member, handIn: id }, as)
  if (as === 'accepted') {
    await forgetErased(ports, asker.workspace)
    ports.speech?.changed(asker.workspace)
  }
  return answer(c, { verdicts })
}

/** What could not be taken in goes on waiting, for another decision. */
async function accept(tables: Tables, access: Access, handIn: HandedIn, ports: Ports): Promise<Verdict[]> {
  const { verdicts, left } = await acceptHandIn(tables, access, handIn, ports)
  if (left.changes.length + left.drafts.length > 0) {
    const { workspace } = access
    const { id, known } = await openUnder(tables, workspace, handIn.id, handIn)
    await tables.keepHandIn(workspace, together(known, { ...handIn, ...left, id, state: 'waiting' }))
  }
  return verdicts
}

function byKey<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(list.map(one => [keyOf(one), one])).values()]
}
