import type { Change } from '../../app/model/change.ts'

/**
 * What the rows must be, from the changes the server accepted, in the order it accepted them. Its own few lines of
 * "seen, then stamp"; it never imports the merge. Texts are left to the word check: both sides must be found somewhere.
 */

interface Value {
  value: unknown
  revision: number
  stamp: string
  device: string
  counter: number
}

export interface Accepted {
  change: Change
  revision: number
  /** As the server kept it: stamps from clocks that run ahead are brought back. */
  stamp: string
}

export function expectedFields(accepted: Accepted[], texts: readonly string[]): Record<string, unknown> {
  const values = new Map<string, Value>()
  for (const { change, revision, stamp } of accepted) {
    const [device, counter] = [change.id.split(':')[0]!, Number(change.id.split(':')[1])]
    const seen = (old: Value) =>
      old.revision <= change.base.revision || (old.device === device && old.counter <= change.base.change)
    const beats = (old: Value) =>
      seen(old) || (old.device === device ? counter > old.counter : stamp > old.stamp)
    const written = (value: unknown) => ({ value, revision, stamp, device, counter })
    const deleted = values.get('deleted')
    const mayDelete = [...values.values()].every(seen)
    if (deleted?.value === true && change.patch.deleted !== true && !seen(deleted))
      values.set('deleted', written(undefined))
    for (const [field, value] of Object.entries(change.patch)) {
      const old = values.get(field)
      if (field === 'deleted' && value === true && !mayDelete) continue
      if (old && texts.includes(field) && !seen(old)) {
        const [mine, theirs] = [String(value ?? ''), String(old.value ?? '')]
        const bothKept = !mine.includes(theirs) && !theirs.includes(mine)
        if (bothKept) values.set(`met/${field}:${change.id}`, written(mine))
        if (mine.includes(theirs) || (bothKept && beats(old))) values.set(field, written(value))
        continue
      }
      if (!old || beats(old)) values.set(field, written(value ?? undefined))
    }
  }
  const isText = (field: string) => texts.includes(field) || field.startsWith('met/')
  return Object.fromEntries(
    [...values]
      .filter(([field, { value }]) => value !== undefined && value !== '' && !isText(field))
      .map(([field, { value }]) => [field, value]),
  )
}
