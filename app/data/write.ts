import { type Change, changeId, type Problem, readPatch } from '../model/change.ts'
import { isSame } from '../model/merge.ts'
import { nounOf, SCHEMA } from '../model/nouns.ts'
import type { Fields } from '../model/row.ts'
import { nextStamp } from '../model/stamp.ts'
import type { Edit, Seen } from './book.ts'
import { type Database, DEVICE, type DeviceRecord, type Sent } from './database.ts'
import { later } from './lazily.ts'

/** Why nothing was saved. What was typed is still the form's. */
export class NotSaved extends Error {
  constructor(
    readonly why: 'invalid' | 'full' | 'lost' | 'old-app',
    readonly problems: (Problem & { row: string })[] = [],
    cause?: unknown,
  ) {
    super(`Not saved: ${why}`, { cause })
    this.name = 'NotSaved'
  }
}

/**
 * The one way a row changes: validates every edit, then in one transaction takes counters and stamps and appends the changes
 * to the outbox. The shown row follows from it, so the row and its outbox entry cannot part.
 * Resolves when the transaction is on disk; undefined when no edit changes anything. What needed attention and is written again
 * (`settled`, its id) is forgotten with it; what another has settled meanwhile is not written.
 */
export async function append(
  db: Database,
  edits: Edit[],
  now: number,
  settled?: string,
): Promise<Sent | undefined> {
  const cleaned = clean(edits)
  if (cleaned.length === 0 && !settled) return undefined
  const naming = cleaned.filter(edit => edit.noun === 'attachment')
  const oweBytes = naming.length ? (await later()).oweBytes : undefined
  const more = [...(oweBytes ? [db.blobs] : []), ...(settled ? [db.attention] : [])]
  return db.transaction('rw', [db.device, db.outbox, ...more], async () => {
    const device = (await db.device.get(DEVICE))!
    refuseOldCode(device)
    if (settled && !(await forget(db, settled))) return undefined
    if (cleaned.length === 0) return undefined
    await oweBytes?.(db, naming)
    const { changes, counter, stamp } = cut(cleaned, device, now)
    const sent: Sent = { counter: device.counter + 1, at: now, changes }
    await Promise.all([db.outbox.put(sent), db.device.put({ ...device, counter, stamp }, DEVICE)])
    return sent
  })
}

/** False when it was forgotten before. */
async function forget({ attention }: Database, id: string): Promise<boolean> {
  const known = await attention.get(id)
  if (known) await attention.delete(id)
  return known !== undefined
}

/** Gives edits their place in this device's order: counter, stamp, base. */
export function cut(
  edits: Edit[],
  device: DeviceRecord,
  now: number,
): { changes: Change[]; counter: number; stamp: string | undefined } {
  let { counter, stamp } = device
  const changes = edits.map((edit): Change => {
    counter += 1
    stamp = nextStamp(stamp, now + device.offset, device.id)
    return {
      id: changeId(device.id, counter),
      noun: edit.noun,
      row: edit.id,
      scope: edit.seen?.scope ?? edit.scope,
      ...(!edit.seen && { new: true as const }),
      patch: edit.patch,
      ...textsSeen(edit),
      stamp,
      base: { revision: edit.seen?.revision ?? 0, change: edit.seen?.change ?? 0 },
    }
  })
  return { changes, counter, stamp }
}

/**
 * What the editors of the texts in an edit were filled with: never the row as it is by now, whose words they may not have shown
 * (sync.md, Merge, rule 3).
 */
function textsSeen({ noun, seen, patch, from }: Edit): Pick<Change, 'from'> {
  const texts = seen ? (nounOf(noun)?.texts ?? []).filter(field => field in patch) : []
  if (texts.length === 0) return {}
  const filled = { ...seen, ...from } as Fields
  return { from: Object.fromEntries(texts.map(field => [field, String(filled[field] ?? '')])) }
}

/** A tab left open on older code must not write into a newer schema (hazards.md §1A). */
export function refuseOldCode(device: DeviceRecord): void {
  if (device.schema > SCHEMA) throw new NotSaved('old-app')
}

function clean(edits: Edit[]): Edit[] {
  const problems: (Problem & { row: string })[] = []
  const cleaned = edits.map(edit => {
    const read = readPatch(nounOf(edit.noun)!, edit.patch, !edit.seen)
    problems.push(...read.problems.map(problem => ({ ...problem, row: edit.id })))
    problems.push(...read.later.map(field => ({ field, why: 'invalid' as const, row: edit.id })))
    const patch = edit.patch.scope === undefined ? read.fields : { ...read.fields, scope: edit.patch.scope }
    return { ...edit, patch: edit.seen ? whatDiffers(patch, edit.seen) : withoutNulls(patch) }
  })
  if (problems.length) throw new NotSaved('invalid', problems)
  return cleaned.filter(edit => !edit.seen || Object.keys(edit.patch).length > 0)
}

function whatDiffers(patch: Fields, seen: Seen): Fields {
  const before: Fields = { ...seen }
  return Object.fromEntries(Object.entries(patch).filter(([field, value]) => !isSame(before[field], value)))
}

function withoutNulls(patch: Fields): Fields {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null))
}
