import type { Attention, Connection, Waiting } from '../../data/connection.ts'
import type { Change } from '../../model/change.ts'
import { EXPORT_VERSION, type ExportedRow, exportedRow } from '../../model/export/whole.ts'
import type { HalfWritten } from '../../model/half-written.ts'
import { todayIn } from '../../model/plain-date.ts'
import { unsentAmong } from './outbox.ts'
import { saveFile } from './save-file.ts'

type Kept = Pick<Connection, 'waiting' | 'attention' | 'halfWritten'>

/** Saves what has not reached the server as a file on this device; answers its name. */
export async function exportUnsent(connection: Kept, now: number): Promise<string> {
  const [waiting, attention, drafts] = await Promise.all([
    connection.waiting(),
    connection.attention(),
    connection.halfWritten(),
  ])
  const { name, text } = unsentFile(waiting, unsentAmong(attention), drafts, now)
  saveFile(name, 'application/json', text)
  return name
}

/**
 * What has not reached the server, as a file that “Import” reads back: each row as it stands here, and the changes themselves; also the
 * words of forms that were left half-written, for a person to read.
 */
export function unsentFile(
  waiting: readonly Waiting[],
  attention: readonly Attention[],
  drafts: readonly HalfWritten[],
  now: number,
): { name: string; text: string } {
  const changes = [...attention.flatMap(item => item.changes), ...waiting.map(item => item.change)]
  const rows = new Map<string, ExportedRow>()
  for (const { row } of attention)
    if (row) rows.set(row.id, { noun: row.noun, id: row.id, scope: row.scope, fields: row.fields })
  for (const { row } of waiting) if (row) rows.set(row.id, exportedRow(row))
  for (const change of changes) fold(change)
  return {
    name: `tend-unsent-${todayIn(now)}.json`,
    text: JSON.stringify(
      { tend: 'unsent', version: EXPORT_VERSION, at: now, rows: [...rows.values()], changes, drafts },
      null,
      2,
    ),
  }

  function fold({ row: id, noun, scope, patch }: Change) {
    rows.set(id, { noun, id, scope, fields: { ...rows.get(id)?.fields, ...patch } })
  }
}
