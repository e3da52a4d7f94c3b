import { day } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import type { Change } from '../../model/change.ts'
import { isPlainDate } from '../../model/field.ts'
import { titleOf } from '../../model/note.ts'
import { type NounName, nounOf } from '../../model/nouns.ts'
import type { Fields } from '../../model/row.ts'

/** One change in words: “New note “Crates arrive broken””, “Around the Horn: town and phone”. `row` is what is known of the row it is for. */
export function describeChange(change: Change, row: Fields | undefined, today: string): string {
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
  return say.fields(subject, labelsOf(patch))
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

function labelsOf(patch: Fields): string[] {
  return [...new Set(Object.keys(patch).map(labelOf))]
}

function subjectOf(noun: NounName, fields: Fields): string {
  if (noun === 'check-in') {
    const kinds = syncPageWords().checkIn
    const kind = fields.kind as keyof typeof kinds
    return [kinds[kind] ?? kinds.visit, firstLine(fields.said)].filter(Boolean).join(', ')
  }
  if (noun === 'attachment') {
    const kinds = syncPageWords().attachment
    return [kinds[fields.kind as keyof typeof kinds] ?? kinds.file, fields.name].filter(Boolean).join(', ')
  }
  if (noun === 'note') return firstLine(fields.body)
  return firstLine(noun === 'action' ? fields.text : (fields.name ?? fields.transcript))
}

function firstLine(value: unknown): string {
  return isFilled(value) ? titleOf({ body: value }) : ''
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
