import type { History } from '../../data/book.ts'
import type { Action } from '../../model/action.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { CheckIn } from '../../model/check-in.ts'
import type { Note } from '../../model/note.ts'
import { todayIn } from '../../model/plain-date.ts'
import { metTexts } from '../shared/met-texts.ts'

/** One thing that happened, or is planned, with an account. */
export type Entry = { id: string; at: number } & (
  | { is: 'check-in'; row: CheckIn }
  | { is: 'note'; row: Note; attached: Attachment[] }
  | { is: 'done'; row: Action }
)

export interface Day {
  date: string
  entries: Entry[]
}

/** What is planned, soonest first. */
export function plannedEntries(history: History, now: number): Entry[] {
  return entriesOf(history)
    .filter(entry => entry.at > now)
    .reverse()
}

/** The newest `count` things that happened, by day, newest first. */
export function daysOf(history: History, now: number, count: number): Day[] {
  const days: Day[] = []
  const happened = entriesOf(history).filter(entry => entry.at <= now)
  for (const entry of happened.slice(0, count)) {
    const date = todayIn(entry.at)
    const last = days.at(-1)
    if (last?.date === date) last.entries.push(entry)
    else days.push({ date, entries: [entry] })
  }
  return days
}

/** How many things there are in all. */
export function countEntries({ checkIns, notes, done }: History): number {
  return checkIns.length + notes.length + done.length
}

/** Versions met in the note, or in the words of one of its recordings, and nobody has decided yet. */
export function haveMet(note: Note, attached: readonly Attachment[]): boolean {
  return metTexts(note, 'body').length > 0 || attached.some(one => metTexts(one, 'transcript').length > 0)
}

function entriesOf({ checkIns, notes, done, attachments }: History): Entry[] {
  const attached = new Map<string | undefined, Attachment[]>()
  for (const one of attachments) attached.set(one.of, [...(attached.get(one.of) ?? []), one])
  const entries: Entry[] = [
    ...checkIns.map(row => ({ is: 'check-in' as const, id: row.id, at: row.at ?? 0, row })),
    ...notes.map(row => ({
      is: 'note' as const,
      id: row.id,
      at: row.at ?? 0,
      row,
      attached: attached.get(row.id) ?? [],
    })),
    ...done.map(row => ({ is: 'done' as const, id: row.id, at: row.done ?? 0, row })),
  ]
  return entries.sort((a, b) => b.at - a.at)
}
