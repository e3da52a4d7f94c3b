import * as v from 'valibot'
import { ATTACHED } from '../../app/model/attachment.ts'
import { blob } from '../../app/model/blob.ts'
import { readChange } from '../../app/model/protocol.ts'
import type { Row } from '../../app/model/row.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { stillIn } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import type { Tables } from '../store/store.ts'
import { type Access, type Asker, accessOf, can } from '../sync/access.ts'
import { typeFor } from './allowed.ts'
import type { Fits, Place } from './blobs.ts'

const Named = v.object({
  kind: v.picklist(ATTACHED),
  blob: blob(),
  name: v.fallback(v.string(), ''),
  deleted: v.fallback(v.boolean(), false),
})
export type Named = v.InferOutput<typeof Named>

/** An attachment as the bytes need to know it. */
export interface Attached {
  id: string
  /** Member who made the row: its bytes are theirs. */
  by: string | undefined
  fields: Named
  at: Place
  fits: Fits
  typeOf(head: Uint8Array): string
}

/** What a row says of its bytes; undefined for a row that has none to show. */
export function attachedBy(
  workspace: string,
  row: Pick<Row, 'noun' | 'id' | 'by' | 'fields'>,
): Attached | undefined {
  const read = row.noun === 'attachment' ? v.safeParse(Named, row.fields) : undefined
  if (!read?.success || read.output.deleted) return undefined
  const { kind, blob } = read.output
  const typeOf = (head: Uint8Array) => typeFor(kind, head, blob.type)
  return {
    id: row.id,
    by: row.by,
    fields: read.output,
    at: { workspace, row: row.id, hash: blob.hash, size: blob.size },
    fits: head => typeOf(head) !== undefined,
    typeOf: head => typeOf(head) ?? 'application/octet-stream',
  }
}

/**
 * The attachment a request is about: named by `?row=`, with the hash of the path, and within what this member may do. Who made a row may
 * still bring its bytes when they may no longer read it. Whatever is missing of it, the answer is the same.
 */
export async function requireAttached(
  c: Ask,
  ports: Ports,
  action: 'read' | 'bring',
): Promise<Attached & { access: Access }> {
  const { asker } = c.var
  const [id, hash] = [c.req.query('row') ?? '', c.req.param('hash')]
  const { row, access } = await ports.store.transact(asker.workspace, async tables => {
    await stillIn(tables, c.var)
    const row = (await tables.rows(asker.workspace, [id])).get(id)
    const handedIn = !row && action === 'bring' ? await handedInRow(tables, asker, id) : undefined
    return { row: row ?? handedIn, access: await accessOf(tables, asker) }
  })
  const isKnown = row && (can(access, 'read', row) || (action === 'bring' && row.by === asker.member))
  const attached = isKnown ? attachedBy(asker.workspace, row) : undefined
  if (!attached || attached.at.hash !== hash) throw new Problem(404, 'not_found')
  return { ...attached, access }
}

/** A row that its maker could not send any more, as an admin will find it: its bytes may come meanwhile. */
async function handedInRow(tables: Tables, { workspace, member }: Asker, id: string) {
  const waiting = (await tables.handIns(workspace, 'waiting')).filter(one => one.member === member)
  const made = waiting
    .flatMap(({ changes }) => changes.map(readChange))
    .find(change => typeof change !== 'string' && change.row === id && change.new)
  if (made === undefined || typeof made === 'string') return undefined
  const { noun, scope, patch } = made
  return { noun, id, scope, by: member, fields: patch }
}
