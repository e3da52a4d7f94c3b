import type { AnyShown } from '../../model/row.ts'

const KINDS = ['contact', 'check-in', 'note', 'action', 'audio', 'photo', 'file', 'deleted'] as const
export type Kind = (typeof KINDS)[number]

/** How many rows there are of each kind a person would name, in the order they are named. */
export function countKinds(rows: readonly AnyShown[]): [Kind, number][] {
  const counts = new Map<Kind, number>()
  for (const row of rows) counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1)
  return KINDS.flatMap(kind => (counts.has(kind) ? [[kind, counts.get(kind)!] as [Kind, number]] : []))
}

function kindOf(row: AnyShown): Kind {
  if (row.deleted) return 'deleted'
  const kind = row.noun === 'attachment' ? row.kind : row.noun
  return KINDS.find(one => one === kind) ?? 'file'
}
