import { addDays, weekday } from '../model/plain-date.ts'

/** Whole phrases that are said more than written: "the tenth", "end of the week". Each is a pattern and what it means. */
export type SpokenDates = readonly (readonly [
  pattern: RegExp,
  date: (found: RegExpExecArray, today: string) => string | undefined,
])[]

/** The date a whole phrase means; undefined where it is none of the language's. */
export function readSpoken(phrase: string, today: string, dates: SpokenDates): string | undefined {
  const words = phrase.trim().toLowerCase().normalize('NFC').replace(/\s+/g, ' ')
  for (const [pattern, date] of dates) {
    const found = pattern.exec(words)
    const read = found && date(found, today)
    if (read) return read
  }
  return undefined
}

/** The Friday of a week; at the weekend the one ahead. */
export function endOfWeek(today: string, later = 0): string {
  const day = weekday(today)
  return addDays(today, (day <= 5 ? 5 - day : 12 - day) + 7 * later)
}

export function endOfMonth(today: string, later = 0): string {
  const [year, month] = partsOf(today)
  return addDays(dateFrom(year, month + later + 1, 1), -1)
}

/** The same day of the next month, or its last. */
export function monthLater(today: string): string {
  const [year, month] = partsOf(today)
  const end = endOfMonth(today, 1)
  const day = dateFrom(year, month + 1, Number(today.slice(8)))
  return day < end ? day : end
}

/** The next day of that number, in a month that is named or in the one where it is ahead. */
export function nextDay(day: number, month: number | undefined, today: string): string | undefined {
  const [year, now] = partsOf(today)
  for (let ahead = 0; ahead < 13; ahead++) {
    const date = month ? dateFrom(year + ahead, month, day) : dateFrom(year, now + ahead, day)
    if (Number(date.slice(8)) === day && date >= today) return date
  }
  return undefined
}

/** Months over twelve are of the next year; a day that the month lacks is of the month after it. */
function dateFrom(year: number, month: number, day: number): string {
  const over = Math.floor((month - 1) / 12)
  const first = `${String(year + over).padStart(4, '0')}-${String(month - 12 * over).padStart(2, '0')}-01`
  return addDays(first, day - 1)
}

function partsOf(date: string): [year: number, month: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
}
