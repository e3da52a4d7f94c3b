import { type Change, counterOf, deviceOf, SERVER_DEVICE } from './change.ts'
import { holdsWhole } from './holds-whole.ts'
import { mergeText } from './merge-text.ts'
import type { Noun } from './noun.ts'
import { accountOf, type Fields, type Row, type Scope } from './row.ts'
import { clampStamp, type Stamp } from './stamp.ts'
import type { Work } from './work.ts'

/** Who wrote a field's present value: the revision it arrived with, its stamp, and the change. */
export interface Mark {
  revision: number
  stamp: Stamp
  change: string
  /** The value holds words of others that the device of `change` had not seen. */
  merged?: true
}

/** A row as the server keeps it: with a mark for every field ever written. */
export interface Held extends Row {
  marks: Record<string, Mark>
}

export interface Merged {
  held: Held
  /** Values the change replaced, for the row's history. */
  replaced: Fields
  /** Fields of the change that lost to an edit it had not seen. */
  refused: string[]
}

/**
 * Applies one change to the row the server holds; `revision` is the one this change will carry, `now` the server's milliseconds, `budget`
 * what the texts of all changes that are merged in one go may take together.
 * The rules (sync.md, Merge):
 * 1. a change that has seen a field's value replaces it, whatever the clocks say;
 * 2. of two changes of one device the later counter wins; otherwise the later stamp does;
 * 3. a deletion that has not seen every member's edit is refused, and an edit that has not seen a deletion revives the row; a deletion
 *    that says `into` stands: what it has not seen is carried over to the survivor (server/sync/merged-away.ts);
 * 4. two edits of a text are merged by words, from what the editor of the change was filled with; where both replaced the same words,
 *    both texts are kept beside it as they were written (`met/…`). Where they cannot be merged, the later stands and the other is kept
 *    whole beside it.
 */
export function merge(
  noun: Noun,
  before: Held | undefined,
  change: Change,
  fields: Fields,
  revision: number,
  now: number,
  budget?: Work,
): Merged {
  const held: Held = before
    ? { ...before, fields: { ...before.fields }, marks: { ...before.marks } }
    : emptyRow(change)
  const stamp = clampStamp(change.stamp, now)
  const mark: Mark = { revision, stamp, change: change.id }
  const merged: Merging = { held, replaced: {}, refused: [], budget }

  if (fields.deleted === false) fields = { ...fields, deleted: null }
  if (fields.deleted === true && typeof fields.into !== 'string' && !hasSeenEvery(change, held)) {
    if (!held.fields.deleted) merged.refused.push('deleted')
    fields = without(fields, 'deleted')
  }
  if (held.fields.deleted && isEdit(change) && !hasSeen(change, held.marks.deleted)) {
    merged.replaced.deleted = true
    held.fields.deleted = undefined
    held.marks.deleted = mark
    fields = without(fields, 'deleted')
  }
  for (const [field, value] of Object.entries(fields)) mergeField(noun, merged, change, field, value, mark)
  const scope = change.patch.scope
  if (before && typeof scope === 'string' && noun.scope === 'account')
    moveRow(merged, change, scope as Scope, mark)

  if (!held.fields.deleted) standForItself(merged, mark)
  for (const field of Object.keys(held.fields)) if (held.fields[field] == null) delete held.fields[field]
  held.revision = revision
  return merged
}

/** What comes of a change, while it is being merged. */
interface Merging extends Merged {
  budget: Work | undefined
}

/** It says something of the row other than that it is to go. */
function isEdit({ patch }: Change): boolean {
  return patch.deleted !== true && patch.erased !== true && Object.keys(patch).length > 0
}

function emptyRow(change: Change): Held {
  return { noun: change.noun, id: change.row, scope: change.scope, revision: 0, fields: {}, marks: {} }
}

/** A row that is not deleted, or is so no more, is merged into none. */
function standForItself(merged: Merging, mark: Mark) {
  if (merged.held.fields.into != null) keep(merged, 'into', null, mark)
}

function mergeField(noun: Noun, merged: Merging, change: Change, field: string, value: unknown, mark: Mark) {
  const { held, refused } = merged
  const before = held.marks[field]
  if (!before) return keep(merged, field, value, mark)
  const isText = noun.texts?.includes(field)
  const from = isText ? change.from?.[field] : undefined
  const isHeard = noun.heard?.includes(field) && isByServer(before)
  if (from !== undefined && !isHeard) return mergeFrom(merged, change, field, from, value, mark)
  if (hasSeen(change, before)) return keep(merged, field, value, mark)
  if (isText) return keepBoth(merged, field, value, mark)
  if (isLater(mark, before)) return keep(merged, field, value, mark)
  if (!isSame(held.fields[field], value)) refused.push(field)
}

/**
 * A text whose editor was filled with `from`. What the row holds is merged with it whenever it is another text, whatever the marks say:
 * that the device holds the row's newest revision does not mean that the editor showed it, nor does a mark of the device's own, where
 * the value was merged.
 */
function mergeFrom(merged: Merging, change: Change, field: string, from: string, value: unknown, own: Mark) {
  const { held, budget } = merged
  const before = held.marks[field]!
  const mark: Mark = hasSeen(change, before) ? own : { ...own, merged: true }
  const [mine, theirs] = [textOf(value), textOf(held.fields[field])]
  if (theirs === from) return keep(merged, field, value, mark)
  const wins = isLater(own, before)
  const text = wins ? mergeText(from, theirs, mine, budget) : mergeText(from, mine, theirs, budget)
  if (!text) return keepAside(merged, field, from, mine, mark)
  const goesOn = asideOf(held, field, from)
  if (goesOn) keep(merged, goesOn, mine || null, mark)
  if (text.met) {
    keepVersion(merged, field, before.change, theirs, text.text, mark)
    if (!goesOn) keepVersion(merged, field, own.change, mine, text.text, mark)
  }
  keep(merged, field, text.text || null, wins ? mark : { ...mark, stamp: before.stamp })
}

/** A text that cannot be merged takes the place of its editor's previous save where that lies aside already; else both are kept. */
function keepAside(merged: Merging, field: string, from: string, mine: string, mark: Mark) {
  const aside = asideOf(merged.held, field, from)
  if (!aside) return keepBoth(merged, field, mine, mark)
  keep(merged, aside, mine || null, mark)
  merged.refused.push(field)
}

/**
 * Two texts that have not seen each other and are not merged: the later stands and the other is kept beside it. Where one holds the
 * other whole, as a cleared text is held by any, the longer says everything and stands alone.
 */
function keepBoth(merged: Merging, field: string, value: unknown, mark: Mark) {
  const { held, refused, budget } = merged
  const before = held.marks[field]!
  const wins = isLater(mark, before)
  const [mine, theirs] = [textOf(value), textOf(held.fields[field])]
  const later = wins ? mark : { ...mark, stamp: before.stamp }
  if (holdsWhole(mine, theirs, budget)) return keep(merged, field, value, later)
  if (holdsWhole(theirs, mine, budget)) return keep(merged, field, theirs, { ...before, stamp: later.stamp })
  if (wins) {
    keepMet(merged, field, before.change, theirs, mark)
    return keep(merged, field, value, mark)
  }
  keepMet(merged, field, mark.change, mine, mark)
  refused.push(field)
}

/** Where a text lies aside that is what an editor was filled with: its own previous save, or the version it went on from. */
function asideOf({ fields }: Held, field: string, from: string): string | undefined {
  return Object.keys(fields).find(key => key.startsWith(`met/${field}:`) && fields[key] === from)
}

/**
 * One of two versions that met, as it was written. What stood there is none of them where it is itself what came of versions that met:
 * those lie aside already, one of them under the change that wrote it.
 */
function keepVersion(
  merged: Merging,
  field: string,
  change: string,
  text: string,
  stands: string,
  mark: Mark,
) {
  if (text === stands || asideOf(merged.held, field, text)) return
  if (merged.held.fields[`met/${field}:${change}`] == null) keepMet(merged, field, change, text, mark)
}

/** A text beside the one that stands, shown until a person decides. */
function keepMet(merged: Merging, field: string, change: string, text: string, mark: Mark) {
  keep(merged, `met/${field}:${change}`, text, mark)
}

function keep({ held, replaced }: Merging, field: string, value: unknown, mark: Mark) {
  const before = held.fields[field]
  if (before !== undefined && !isSame(before, value)) replaced[field] = before
  held.fields[field] = value
  held.marks[field] = mark
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function moveRow(merged: Merging, change: Change, scope: Scope, mark: Mark) {
  const { held, replaced, refused } = merged
  const before = held.marks.scope
  if (before && !hasSeen(change, before) && !isLater(mark, before)) {
    if (scope !== held.scope) refused.push('scope')
    return
  }
  held.marks.scope = mark
  if (scope === held.scope) return
  replaced.scope = held.scope
  held.past = [...new Set([...(held.past ?? []), accountOf(held.scope)])].filter(
    past => past !== accountOf(scope),
  )
  held.scope = scope
}

/** True when the form behind `change` was filled with the value `mark` wrote, or a later one. */
export function hasSeen(change: Pick<Change, 'id' | 'base'>, mark: Mark | undefined): boolean {
  if (!mark) return true
  if (mark.revision <= change.base.revision) return true
  if (mark.merged) return false
  return deviceOf(mark.change) === deviceOf(change.id) && counterOf(mark.change) <= change.base.change
}

export function hasSeenEvery(change: Change, held: Held): boolean {
  return unseenIn(held, change).length === 0
}

/** The marks of members' edits that a change has not seen. */
export function unseenIn(held: Held, change: Change): Mark[] {
  return Object.values(held.marks).filter(mark => !isByServer(mark) && !hasSeen(change, mark))
}

function isByServer(mark: Mark): boolean {
  return deviceOf(mark.change) === SERVER_DEVICE
}

/** Which of two that have not seen each other was written later: of one device by its counter, else by the stamps. */
export function isLater(mark: Omit<Mark, 'revision'>, before: Mark): boolean {
  if (deviceOf(mark.change) === deviceOf(before.change))
    return counterOf(mark.change) > counterOf(before.change)
  return mark.stamp > before.stamp
}

/** Equal as JSON; field values are small and written with their keys in one order by one schema. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b)
}

function without(fields: Fields, key: string): Fields {
  const { [key]: _, ...rest } = fields
  return rest
}
