import * as v from 'valibot'
import {
  LARGEST_BODY,
  MOST_CHANGES,
  PROTOCOL,
  type SyncAnswer,
  SyncRequest,
} from '../../app/model/protocol.ts'
import type { Row } from '../../app/model/row.ts'
import { answer } from '../http/answer.ts'
import { readJson } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { followDevice } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import { can } from './access.ts'
import { ANSWER, pull } from './pull.ts'
import { push } from './push.ts'
import { readPlace, snapshot } from './snapshot.ts'

const HISTORY = { ...ANSWER, rows: 500 }

/** `POST /api/sync`: one turn. Verdicts, rows and cursor are read in one transaction, after the changes were taken in. */
export async function syncTurn(c: Ask, ports: Ports): Promise<Response> {
  const request = await readTurn(c)
  const { session } = c.var
  if (request.member !== c.var.asker.member) throw new Problem(401, 'other_member')
  const now = ports.clock()
  const turn = await ports.store.transact(c.var.asker.workspace, async tables => {
    const asker = await followDevice(tables, c.var.asker, session, request.device, now)
    const pushed = await push(tables, asker, request.changes, now, ports.log)
    await tables.settle(asker.device, request.from)
    const pulled = await pull(tables, asker, request.cursor)
    return { ...pulled, verdicts: pushed.verdicts, rows: withPresent(pulled.rows, pushed.rows) }
  })
  if (request.changes.length > 0) ports.speech?.changed(c.var.asker.workspace)
  const { verdicts, rows, cursor, more, afresh } = turn
  return answer(c, {
    echo: request.nonce,
    verdicts,
    rows,
    cursor,
    more,
    ...(afresh && { afresh }),
    now: ports.clock(),
  } satisfies SyncAnswer)
}

async function readTurn(c: Ask): Promise<SyncRequest> {
  const body = await readJson(c, LARGEST_BODY)
  if (typeof body !== 'object' || body === null) throw new Problem(400, 'invalid')
  if ('protocol' in body && body.protocol !== PROTOCOL) throw new Problem(409, 'protocol')
  const read = v.safeParse(SyncRequest, body)
  if (!read.success) throw new Problem(400, 'invalid')
  if (read.output.changes.length > MOST_CHANGES)
    throw new Problem(413, 'too_large', { maxBatch: MOST_CHANGES })
  return read.output
}

/** The rows pulled, and of the rows pushed those the page does not hold. */
function withPresent(pulled: Row[], pushed: Row[]): Row[] {
  const held = new Set(pulled.map(row => row.id))
  return [...pulled, ...pushed.filter(row => !held.has(row.id)).map(present)]
}

/** A row as devices get it: without the server's marks. */
function present({ noun, id, scope, revision, by, past, fields }: Row): Row {
  return { noun, id, scope, revision, ...(by && { by }), ...(past && { past }), fields }
}

/** `GET /api/snapshot?at=&after=`: a slice of everything. */
export async function readSnapshot(c: Ask, ports: Ports): Promise<Response> {
  const { at, after } = c.req.query()
  const place = after === undefined ? undefined : readPlace(after)
  const noted = at === undefined ? undefined : Number(at)
  if ((after !== undefined && !place) || (noted !== undefined && !Number.isSafeInteger(noted)))
    throw new Problem(400, 'invalid')
  const { asker } = c.var
  const slice = await ports.store.transact(asker.workspace, tables => snapshot(tables, asker, noted, place))
  return answer(c, { ...slice, now: ports.clock() })
}

/** `GET /api/history?row=`: what was changed in one row, by whom, and what it replaced; newest first. */
export async function readHistory(c: Ask, ports: Ports): Promise<Response> {
  const { asker } = c.var
  const id = c.req.query('row') ?? ''
  const entries = await ports.store.transact(asker.workspace, async tables => {
    const row = (await tables.rows(asker.workspace, [id])).get(id)
    if (!row || !can(asker, 'read', row)) throw new Problem(404, 'not_found')
    return tables.history(asker.workspace, id, HISTORY)
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
