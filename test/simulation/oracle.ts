import type { Change } from '../../app/model/change.ts'

/**
 * What the rows must be, from the changes the server accepted, in the order it accepted them. Its own few lines of
 * "seen, then stamp"; it never imports the merge. Of texts it knows the words, not how they are put together: `misfitOf`.
 */

interface Value {
  value: unknown
  revision: number
  stamp: string
  device: string
  counter: number
  /** A text its device had not wholly seen: words of others were merged into it. */
  merged?: boolean
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
      old.revision <= change.base.revision ||
      (!old.merged && old.device === device && old.counter <= change.base.change)
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
      if (old && texts.includes(field)) {
        values.set(field, { ...written(value), merged: !seen(old) })
        continue
      }
      if (!old || beats(old)) values.set(field, written(value ?? undefined))
    }
  }
  return Object.fromEntries(
    [...values]
      .filter(([field, { value }]) => value !== undefined && value !== '' && !texts.includes(field))
      .map(([field, { value }]) => [field, value]),
  )
}

/**
 * What is wrong with the words of a text, where every word is written once: one that nobody took out is missing, or one stands there
 * more often than people put it in. Undefined when nothing is.
 */
export function misfitOf(text: string, field: string, accepted: Accepted[]): string | undefined {
  const times = new Map<string, number>()
  const takenOut = new Set<string>()
  for (const { change } of accepted.filter(({ change }) => field in change.patch)) {
    const [before, after] = [wordsOf(change.from?.[field]), wordsOf(change.patch[field])]
    for (const word of after) if (!before.has(word)) times.set(word, (times.get(word) ?? 0) + 1)
    for (const word of before) if (!after.has(word)) takenOut.add(word)
  }
  const held: string[] = text.match(WORD) ?? []
  const lost = [...times.keys()].find(word => !takenOut.has(word) && !held.includes(word))
  if (lost) return `the word ${lost} is lost`
  const doubled = [...times].find(([word, most]) => held.filter(one => one === word).length > most)
  return doubled && `the word ${doubled[0]} is doubled`
}

const WORD = /\S+/g

function wordsOf(text: unknown): Set<string> {
  return new Set(typeof text === 'string' ? (text.match(WORD) ?? []) : [])
}
