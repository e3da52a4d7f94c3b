import { type DatesInWords, loadDatesInWords, withoutPhrase } from '../../i18n/dates-in-words.ts'
import { day } from '../../i18n/format.ts'
import { language } from '../../i18n/index.ts'
import { todayIn } from '../../model/plain-date.ts'

/** What stands in a date field, and what was understood of it. */
export interface When {
  text: string
  /** `YYYY-MM-DD`, once understood. */
  date?: string
  /** `HH:MM`, when a time was said. */
  time?: string
  /** Filled from the phrase at the end of another field's text, which still stands there. */
  fromText?: true
}

export const NO_DATE: When = { text: '' }

/** Something was typed that is no date. */
export function isUnclear(when: When): boolean {
  return when.text.trim() !== '' && when.date === undefined
}

/** A date field filled with a date that is known. */
export function whenOf(date: string | undefined, time: string | undefined, today: string): When {
  return date ? { text: inWords({ date, time }, today), date, ...(time && { time }) } : NO_DATE
}

/** "Fri 27 Nov", "Fri 27 Nov 15:00". */
export function inWords({ date, time }: { date: string; time?: string }, today: string): string {
  return time ? `${day(date, today)} ${time}` : day(date, today)
}

/** Understands what was typed into a date field. */
export async function understand(text: string, now: number, lean: 'ahead' | 'near' = 'ahead'): Promise<When> {
  const found = (await reader()).read(text, new Date(now), lean)
  return { text, ...(found && { date: found.date, ...(found.time && { time: found.time }) }) }
}

/** An empty date, filled from the phrase that `text` ends with; one that was typed stays as it is. */
export async function dateFrom(text: string, due: When, now: number, today: string): Promise<When> {
  if (due.text.trim() && !due.fromText) return due
  const found = (await reader()).readEnd(text, new Date(now))
  return found ? { ...whenOf(found.date, found.time, today), fromText: true } : NO_DATE
}

/** The text and its date as they are saved: a phrase that filled the date has left the text. */
export async function settle(
  text: string,
  due: When,
  now: number,
  today: string,
): Promise<{ text: string; due: When }> {
  const filled = await dateFrom(text, due, now, today)
  if (!filled.fromText)
    return { text: text.trim(), due: filled.date ? filled : await understand(filled.text, now) }
  const phrase = (await reader()).readEnd(text, new Date(now))
  const { fromText: _, ...settled } = filled
  return { text: phrase ? withoutPhrase(text, phrase) : text.trim(), due: settled }
}

/** Fetches the reader ahead of the first date. */
export function warmDates(): void {
  void reader()
}

function reader(): Promise<DatesInWords> {
  return loadDatesInWords(language())
}

/** The moment a date field means on this device: now when it is empty or names today, noon when a day has no time. */
export function momentOf(when: When, now: number, today: string): number {
  if (when.date === undefined || (when.date === today && !when.time)) return now
  return new Date(`${when.date}T${when.time ?? '12:00'}`).getTime()
}

/** A date field filled with a moment, as the clock of this device shows it. */
export function whenAt(at: number, today: string): When {
  const clock = new Date(at)
  const time = [clock.getHours(), clock.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')
  return whenOf(todayIn(at), time, today)
}
