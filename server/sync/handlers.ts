import * as v from 'valibot'
import { SCHEMA } from '../../app/model/nouns.ts'
import {
  LARGEST_BODY,
  MOST_CHANGES,
  PROTOCOL,
  type Snapshot,
  type SyncAnswer,
  SyncRequest,
} from '../../app/model/protocol.ts'
import type { Fields, Row, Scope } from '../../app/model/row.ts'
import { forgetErased } from '../blobs/forget-erased.ts'
import { answer } from '../http/answer.ts'
import { readJson } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { followDevice } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import type { Tables } from '../store/store.ts'
import { type Access, accessOf, can } from './access.ts'
import { endedRuns, noteBoot, restoredSince } from './boots.ts'
import { digestsOf } from './digests.ts'
import { grantedSince } from './granted-since.ts'
import { countWaiting } from './hand-ins.ts'
import { present } from './present.ts'
import { ANSWER, pull } from './pull.ts'
import { push } from './push.ts'
import { readPlace, snapshot } from './snapshot.ts'
import { knownOf, nextToken } from './turn-token.ts'

const HISTORY = { ...ANSWER, rows: 500 }

/** `POST /api/sync`: one turn. Verdicts, rows and cursor are read in one transaction, after the changes were taken in. */
export async function syncTurn(c: Ask, ports: Ports): Promise<Response> {
  const request = await readTurn(c)
  const { asker } = c.var
  if (request.member !== asker.member) throw new Problem(401, 'other_member')
  const { erased, ...turn } = await ports.store.transact(asker.workspace, tables =>
    takeTurn(tables, c, ports, request),
  )
  if (erased) await forgetErased(ports, asker.workspace)
  if (request.changes.length > 0) ports.speech?.changed(asker.workspace)
  return answer(c, { echo: request.nonce, ...turn, schema: SCHEMA, now: ports.clock() } satisfies SyncAnswer)
}

async function takeTurn(tables: Tables, c: Ask, ports: Ports, request: SyncRequest) {
  const { boot } = ports
  const now = ports.clock()
  const asker = await followDevice(tables, c.var.asker, c.var.session, request.device, now)
  const { workspace, device } = asker
  await noteBoot(tables, workspace, boot)
  const restored = await restoredSince(tables, workspace, boot, request)
  if (restored) throw new Problem(409, 'restored', { ...restored })
  const token = await nextToken(tables, device, request, ports.random)
  if (!token) throw new Problem(409, 'copied', { known: await knownOf(tables, device, request.changes) })
  const access = await accessOf(tables, asker)
  const pushed = await push(tables, access, request.changes, now, ports.log)
  await tables.settle(device, request.from)
  const grants = await grantedSince(tables, access, request.grants)
  const pulled = grants
    ? { rows: [], cursor: request.cursor, more: true, grants }
    : await pull(tables, access, request.cursor)
  const digests = request.check && !pulled.more ? await digestsOf(tables, access) : undefined
  const rows = withPresent(pulled.rows, pushed.rows, access)
  const seen = await tables.revision(workspace)
  const isNewRun = request.boot !== undefined && request.boot !== boot
  const handIns = await countWaiting(tables, access)
  const { verdicts, erased } = pushed
  return {
    ...pulled,
    verdicts,
    rows,
    erased,
    boot,
    ...(isNewRun && { boots: await endedRuns(tables, workspace) }),
    seen,
    token,
    ...(digests && { digests }),
    ...(handIns > 0 && { handIns }),
  }
}

async function readTurn(c: Ask): Promise<SyncRequest> {
  const body = await readJson(c, LARGEST_BODY)
  if (typeof body !== 'object' || body === null) throw new Problem(400, 'invalid')
  if ('protocol' in body && body.protocol !== PROTOCOL && body.protocol !== PROTOCOL - 1)
    throw new Problem(409, 'protocol')
  const read = v.safeParse(SyncRequest, body)
  if (!read.success) throw new Problem(400, 'invalid')
  if (read.output.changes.length > MOST_CHANGES)
    throw new Problem(413, 'too_large', { maxBatch: MOST_CHANGES })
  return read.output
}

/** The rows pulled, and of the rows pushed those the page does not hold. */
function withPresent(pulled: Row[], pushed: Row[], access: Access): Row[] {
  const held = new Set(pulled.filter(row => !row.left).map(row => row.id))
  return [...pulled, ...pushed.filter(row => !held.has(row.id)).map(row => present(row, access))]
}

/** `GET /api/snapshot?at=&after=&scopes=`: a slice of everything, or of some scopes. */
export async function readSnapshot(c: Ask, ports: Ports): Promise<Response> {
  const { at, after, scopes } = c.req.query()
  const place = after === undefined ? undefined : readPlace(after)
  const noted = at === undefined ? undefined : Number(at)
  if ((after !== undefined && !place) || (noted !== undefined && !Number.isSafeInteger(noted)))
    throw new Problem(400, 'invalid')
  const { asker } = c.var
  const slice = await ports.store.transact(asker.workspace, async tables => {
    await noteBoot(tables, asker.workspace, ports.boot)
    const slice = await snapshot(tables, await accessOf(tables, asker), noted, place, scopes?.split(','))
    const isLast = !slice.next && !scopes
    return isLast ? { ...slice, boots: await endedRuns(tables, asker.workspace) } : slice
  })
  return answer(c, { ...slice, boot: ports.boot, now: ports.clock() } satisfies Snapshot)
}

/** `GET /api/history?row=`: what was changed in one row, by whom, and what it replaced; newest first. */
export async function readHistory(c: Ask, ports: Ports): Promise<Response> {
  const { asker } = c.var
  const id = c.req.query('row') ?? ''
  const entries = await ports.store.transact(asker.workspace, async tables => {
    const row = (await tables.rows(asker.workspace, [id])).get(id)
    const access = await accessOf(tables, asker)
    if (!row || !can(access, 'read', row)) throw new Problem(404, 'not_found')
    /** An account it once lay in is named to nobody who may not read that. */
    const shown = ({ scope, ...fields }: Fields): Fields =>
      typeof scope === 'string' && can(access, 'read', { ...row, scope: scope as Scope })
        ? { scope, ...fields }
        : fields
    const entries = await tables.history(asker.workspace, id, HISTORY)
    return entries.map(entry => ({ ...entry, patch: shown(entry.patch), replaced: shown(entry.replaced) }))
  })
  return answer(c, {
    entries: entries.map(({ revision, at, member, patch, replaced }) => ({
      revision,
      at,
      member,
      patch,
      replaced,
    })),
  })
}
