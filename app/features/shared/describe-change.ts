import { day, number } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import type { Change } from '../../model/change.ts'
import { isId, isPlainDate } from '../../model/field.ts'
import { titleOf } from '../../model/note.ts'
import { type NounName, nounOf } from '../../model/nouns.ts'
import type { Fields } from '../../model/row.ts'

/** A value that is said whole beside its label; a longer one would be read nowhere. */
const SHORT = 40

/** One change in words: “New note “Crates arrive broken””, “Around the Horn: phone (171) 555-7788”. `row` is what is known of the row it is for; `values`: with what it says now. */
export function describeChange(
  change: Change,
  row: Fields | undefined,
  today: string,
  values = true,
): string {
  const say = syncPageWords().change
  if (!nounOf(change.noun)) return say.unknown(change.noun)
  const noun = change.noun as NounName
  const subject = subjectOf(noun, { ...row, ...change.patch })
  const { patch } = change
  if (change.new) return say.made[noun](subject)
  if (patch.deleted === true) return say.deleted(subject)
  if ('deleted' in patch) return say.broughtBack(subject)
  if ('archived' in patch) return patch.archived ? say.archived(subject) : say.unarchived(subject)
  if ('done' in patch) return patch.done ? say.finished(subject) : say.reopened(subject)
  if (typeof patch.snoozed === 'string' && isPlainDate(patch.snoozed))
    return say.snoozed(subject, day(patch.snoozed, today))
  if ('scope' in patch) return say.moved(subject)
  if (noun === 'note' && isFilled(patch.body)) {
    const written = values ? writtenIn(change, 'body') : ''
    return say.note(written === subject ? '' : subject, written)
  }
  if (noun === 'check-in' && isFilled(patch.said))
    return say.checkIn(kindOf(row ?? {}), values ? writtenIn(change, 'said') : '')
  const isWords = (noun === 'note' || noun === 'action') && subject
  const said = values ? valuesOf(noun, patch, subject, today) : namesOf(patch)
  return say.fields(isWords ? say.quoted(subject) : subject, said)
}

/** The words of a change alone, for the clipboard: its long text when it has one, else what describes it. */
export function textOf(change: Change, row: Fields | undefined, today: string): string {
  const texts = nounOf(change.noun)?.texts ?? []
  const long = texts.map(key => change.patch[key]).filter(isFilled)
  return [describeChange(change, row, today), ...long].join('\n\n')
}

/** The label of a field; a set's items share one: `tag/wine` is “Tags”. */
export function labelOf(field: string): string {
  const set = field.split('/', 1)[0]!
  return syncPageWords().field[set] ?? field
}

/** The first line of what was written into a text, beside what its editor was filled with: of a long note these words, not its title. */
function writtenIn({ patch, from }: Change, field: string): string {
  const now = String(patch[field]).split(/(?<=\s)/)
  const before = (from?.[field] ?? '').split(/(?<=\s)/)
  const most = Math.min(now.length, before.length)
  let start = 0
  while (start < most && now[start] === before[start]) start++
  let end = 0
  while (end < most - start && now.at(-1 - end) === before.at(-1 - end)) end++
  return firstLine(now.slice(start, now.length - end).join(''))
}

function namesOf(patch: Fields) {
  return [...new Set(Object.keys(patch).map(labelOf))].map(label => ({ label }))
}

function valuesOf(noun: NounName, patch: Fields, subject: string, today: string) {
  const values = new Map<string, string | undefined>()
  for (const [field, value] of Object.entries(patch))
    values.set(labelOf(field), value === subject ? undefined : shortValue(noun, field, value, today))
  return [...values].map(([label, now]) => ({ label, now }))
}

/** What a field says now, where that is short and means something by itself. */
function shortValue(noun: NounName, field: string, value: unknown, today: string): string | undefined {
  const { fields, moments, texts } = nounOf(noun)!
  if (field.includes('/') || fields[field]?.type === 'picklist' || moments?.includes(field)) return undefined
  if (value === null) return syncPageWords().change.cleared
  if (typeof value === 'number') return number(value)
  if (!isFilled(value) || value.length > SHORT || isId(value)) return undefined
  if (isPlainDate(value)) return day(value, today)
  return texts?.includes(field) ? syncPageWords().change.quoted(firstLine(value)) : value
}

/** What a row is called by: its name, or the first of its words. */
export function subjectOf(noun: NounName, fields: Fields): string {
  if (noun === 'check-in') {
    return [kindOf(fields), firstLine(fields.said)].filter(Boolean).join(', ')
  }
  if (noun === 'attachment') {
    const kinds = syncPageWords().attachment
    return [kinds[fields.kind as keyof typeof kinds] ?? kinds.file, fields.name].filter(Boolean).join(', ')
  }
  if (noun === 'note') return firstLine(fields.body)
  return firstLine(noun === 'action' ? fields.text : (fields.name ?? fields.transcript))
}

function kindOf({ kind }: Fields): string {
  const kinds = syncPageWords().checkIn
  return kinds[kind as keyof typeof kinds] ?? kinds.visit
}

function firstLine(value: unknown): string {
  return isFilled(value) ? titleOf({ body: value }) : ''
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
