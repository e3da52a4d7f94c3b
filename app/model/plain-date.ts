/**
 * Dates on the wall calendar, written `YYYY-MM-DD`. They belong to no time zone: every sum is done in UTC, where all
 * days are equally long, and a moment becomes a plain date in `todayIn` alone.
 */

const DAY = 86_400_000

/** The plain date it is at `now`, on this device or in a named time zone. */
export function todayIn(now: number, timeZone?: string): string {
  // Lists ask for the day of ten thousand moments at once; a formatter costs a hundred times what a Date does.
  if (timeZone === undefined) return here(new Date(now))
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(now)
  const part = (type: string) => parts.find(one => one.type === type)?.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

export function addDays(date: string, days: number): string {
  return written(dayNumber(date) + days)
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whole days from the day a moment fell on, on this device, to a date; lists ask it of ten thousand moments at once. */
export function daysSince(moment: number, date: string): number {
  const day = new Date(moment)
  return dayNumber(date) - Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / DAY
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: string): number {
  // Day 0 of the count, 1 January 1970, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The working day, Monday to Friday, that lies `days` working days before `date`. With 0 it is the date itself. */
export function workingDaysBefore(date: string, days: number): string {
  let day = date
  for (let left = days; left > 0; ) {
    day = addDays(day, -1)
    if (weekday(day) < 6) left--
  }
  return day
}

function dayNumber(date: string): number {
  const at = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
  if (Number.isNaN(at)) throw new RangeError(`Not a plain date: ${date}`)
  return at / DAY
}

function written(dayNumber: number): string {
  const day = new Date(dayNumber * DAY)
  return inDigits(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

function here(day: Date): string {
  return inDigits(day.getFullYear(), day.getMonth() + 1, day.getDate())
}

function inDigits(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
