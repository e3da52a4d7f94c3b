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

/** What a field may hold: one value, but for one carried over from a merged-away row, of which the oracle does not know what it had seen there. */
type Values = Map<string, Value[]>

export interface Accepted {
  change: Change
  revision: number
  /** As the server kept it: stamps from clocks that run ahead are brought back. */
  stamp: string
  /** It was an edit of another row, which was merged into this one. */
  isCarried?: true
  /** A merge of two that are one already, are not theirs, or are not there: the server said so, and nothing of it was done. */
  isRefused?: true
}

/** The server's own hand, which has seen everything. */
const SERVER = '0'.repeat(16)
/** What an edit says of the row it was made for alone. */
export const OF_ITS_OWN = /^(deleted|into|erased|scope|owner|share\/.*)$/

/**
 * Every value each field may have. `isOfAnother` says whether a value of a field has stood in another row, so that an edit carried over from
 * there may have seen it. `carried` collects the edits that had to go to another row, because this one was merged away.
 */
export function possibleFields(
  accepted: Accepted[],
  texts: readonly string[],
  isOfAnother: (field: string, value: unknown) => boolean,
  carried: Change[] = [],
): Map<string, unknown[]> {
  const values: Values = new Map()
  for (const one of accepted) {
    const { change, revision, stamp } = one
    const [device, counter] = [change.id.split(':')[0]!, Number(change.id.split(':')[1])]
    const seen = (old: Value) =>
      old.revision <= change.base.revision ||
      (!old.merged && old.device === device && old.counter <= change.base.change)
    const beats = (old: Value) =>
      seen(old) || (old.device === device ? counter > old.counter : stamp > old.stamp)
    const written = (value: unknown): Value => ({ value, revision, stamp, device, counter })
    const all = (is: (old: Value) => boolean) => [...values.values()].map(old => old.some(is))
    const into = values.get('into') ?? []
    const isAway = is(values, 'deleted', true) && into.some(({ value }) => typeof value === 'string')
    if (isAway && typeof change.patch.into !== 'string' && !into.some(seen)) {
      carried.push(change)
      continue
    }
    const isMerge = typeof change.patch.into === 'string'
    const isUnseen = (old: Value) => old.device !== SERVER && !seen(old)
    const isBlind = !isMerge && all(old => !isUnseen(old)).includes(false)
    // Of a carried edit it is not known whether its value stands: who has not seen it may delete the row or may not.
    const isDoubtful = !isMerge && all(isUnseen).includes(true)
    if (change.patch.erased === true && !isBlind) return erased(values)
    const deleted = values.get('deleted')
    if (deleted && change.patch.deleted !== true && change.patch.erased !== true)
      values.set(
        'deleted',
        deleted.map(old => (old.value === true && !seen(old) ? written(undefined) : old)),
      )
    for (const [field, value] of Object.entries(change.patch)) {
      if (one.isRefused && (field === 'deleted' || field === 'into')) continue
      if ((field === 'deleted' || field === 'erased') && value === true && isBlind) continue
      const before = values.get(field) ?? []
      const mine = texts.includes(field)
        ? { ...written(value), merged: before.some(old => !seen(old)) }
        : written(value ?? undefined)
      const isKnown = (old: Value) => one.isCarried && isOfAnother(field, old.value)
      const stays = (old: Value) => !texts.includes(field) && !beats(old)
      const after = before.flatMap(old => (stays(old) ? (isKnown(old) ? [old, mine] : [old]) : [mine]))
      const known = before.length ? [...new Set(after)] : [mine]
      const isSpared = field === 'deleted' && value === true && isDoubtful
      values.set(field, isSpared ? [...known, written(undefined)] : known)
    }
    const isMerged = values.get('into')?.some(({ value }) => typeof value === 'string')
    if (isMerged && !is(values, 'deleted', true)) values.set('into', [written(undefined)])
  }
  return new Map([...values].map(([field, of]) => [field, of.map(({ value }) => value)]))
}

/** Nothing is left but that it was, and of an account who has it. */
function erased(values: Values): Map<string, unknown[]> {
  const whose = [...values].filter(([field]) => field === 'owner' || field.startsWith('share/'))
  return new Map([
    ...whose.map(([field, of]): [string, unknown[]] => [field, of.map(({ value }) => value)]),
    ['deleted', [true]],
    ['erased', [true]],
  ])
}

function is(values: Values, field: string, wanted: unknown): boolean {
  return values.get(field)?.some(({ value }) => value === wanted) ?? false
}

/**
 * What is wrong with the words of a text, where every word is written once: one that nobody took out is missing, or one stands there
 * more often than people put it in. `aside` are versions kept whole beside it. Undefined when nothing is.
 */
export function misfitOf(
  text: string,
  field: string,
  accepted: Accepted[],
  aside: string,
): string | undefined {
  const times = new Map<string, number>()
  const takenOut = new Set<string>()
  for (const { change, isCarried } of accepted.filter(({ change }) => field in change.patch)) {
    const [before, after] = [wordsIn(change.from?.[field]), wordsIn(change.patch[field])]
    for (const word of new Set(after)) {
      const more = timesIn(after, word) - (isCarried ? 0 : timesIn(before, word))
      if (more > 0) times.set(word, (times.get(word) ?? 0) + more)
    }
    for (const word of before) if (!after.includes(word)) takenOut.add(word)
  }
  const held = wordsIn(text)
  const kept = new Set([...held, ...wordsIn(aside)])
  const lost = [...times.keys()].find(word => !takenOut.has(word) && !kept.has(word))
  if (lost) return `the word ${lost} is lost`
  const doubled = [...times].find(([word, most]) => timesIn(held, word) > most)
  return doubled && `the word ${doubled[0]} is doubled`
}

export function wordsIn(text: unknown): string[] {
  return typeof text === 'string' ? (text.match(/\S+/g) ?? []) : []
}

function timesIn(words: string[], word: string): number {
  return words.filter(one => one === word).length
}
