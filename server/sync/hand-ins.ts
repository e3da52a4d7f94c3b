import * as v from 'valibot'
import { type Change, changeId, deviceOf, type Verdict } from '../../app/model/change.ts'
import { HandIn, LARGEST_BODY, readChange } from '../../app/model/protocol.ts'
import { forgetErased } from '../blobs/forget-erased.ts'
import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody, readJson } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { HandedIn, Tables } from '../store/store.ts'
import { type Access, accessOf } from './access.ts'
import { push } from './push.ts'

/** One who may not write any more must not fill the store either. */
const MOST_WAITING = 100
const Judgement = v.object({ as: v.picklist(['accepted', 'back', 'discarded']) })

/** `POST /api/hand-ins`: what a device may not send any more. What has come under the same id is not added twice. */
export async function takeHandIn(c: Ask, ports: Ports): Promise<Response> {
  const read = v.safeParse(HandIn, await readJson(c, LARGEST_BODY))
  if (!read.success) throw new Problem(400, 'invalid')
  const { member, device, turn, reason, changes, drafts } = read.output
  const { asker } = c.var
  if (member !== asker.member) throw new Problem(401, 'other_member')
  await ports.store.transact(asker.workspace, tables =>
    keepHandIn(tables, asker, { device, turn, reason, changes, drafts }, ports.clock()),
  )
  ports.log.info({ member, device, changes: changes.length, drafts: drafts.length }, 'handed in')
  return answer(c, { ok: true })
}

/** Puts what came from one device under one turn together, for an admin to judge. */
export async function keepHandIn(
  tables: Tables,
  { workspace, member }: Pick<Access, 'workspace' | 'member'>,
  {
    device,
    turn,
    reason,
    changes,
    drafts,
  }: Pick<HandedIn, 'device' | 'reason' | 'changes' | 'drafts'> & { turn: number },
  now: number,
): Promise<void> {
  if (changes.length + drafts.length === 0) return
  let id = `${device}:${turn}`
  let known = await tables.handIn(workspace, id)
  // Judged already: what comes now has not been seen by anybody.
  for (; known && known.state !== 'waiting'; known = await tables.handIn(workspace, id)) id += '+'
  if (!known && (await tables.countHandIns(workspace, member)) >= MOST_WAITING)
    throw new Problem(429, 'too-many')
  await tables.keepHandIn(workspace, {
    id,
    member,
    device,
    reason,
    at: known?.at ?? now,
    // A copy of this device may have called other changes the same.
    changes: byKey([...(known?.changes ?? []), ...changes], change => JSON.stringify(change)),
    drafts: byKey([...(known?.drafts ?? []), ...drafts], draft => draft.key),
    state: 'waiting',
  })
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
 * was handed back. Accepted, each change gets a verdict of its own, as if it had come in time.
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
    const verdicts =
      as === 'accepted' ? await accept(tables, { ...access, member: handIn.member }, handIn, ports) : []
    await tables.keepHandIn(asker.workspace, { ...handIn, state: as })
    return verdicts
  })
  ports.log.info({ member: asker.member, handIn: id }, as)
  if (as === 'accepted') {
    await forgetErased(ports, asker.workspace)
    ports.speech?.changed(asker.workspace)
  }
  return answer(c, { verdicts })
}

/**
 * Takes the changes in with the admin's rights and under their author's name. They come from a device of their own, made for this hand-in:
 * the one they were made on may have gone on counting.
 */
async function accept(
  tables: Tables,
  access: Awaited<ReturnType<typeof accessOf>>,
  handIn: HandedIn,
  ports: Ports,
): Promise<Verdict[]> {
  const now = ports.clock()
  const device = hashOf(handIn.id).slice(0, 16)
  const { member } = handIn
  await tables.keepDevice({ id: device, member, name: '', settled: 0, seen: now, revoked: true })
  const changes = handIn.changes.map(readChange).filter(change => typeof change !== 'string')
  const numbers = new Map<string, number>()
  const renamed = changes.map((change, index): Change => {
    const before = numbers.get(changeId(deviceOf(change.id), change.base.change)) ?? 0
    numbers.set(change.id, index + 1)
    return {
      ...change,
      id: changeId(device, index + 1),
      stamp: change.stamp.slice(0, 18) + device,
      base: { ...change.base, change: before },
    }
  })
  return (await push(tables, { ...access, device }, renamed, now, ports.log)).verdicts
}

function byKey<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(list.map(one => [keyOf(one), one])).values()]
}
