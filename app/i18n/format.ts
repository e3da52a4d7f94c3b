import { daysBetween } from '../model/plain-date.ts'
import { locale, words } from './index.ts'

/**
 * Dates, times, money and numbers as people read them, in the language in use.
 * Plain dates (`YYYY-MM-DD`) are formatted in UTC and never shift; moments (milliseconds) are shown in the device's zone.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "Fri 27 Nov"; with the year when it is not that of `today`. */
export function day(date: string, today: string): string {
  return plain(date, { weekday: 'short', day: 'numeric', month: 'short', year: yearUnless(date, today) })
}

/** "27 Nov"; with the year when it is not that of `today`. */
export function shortDay(date: string, today: string): string {
  return plain(date, { day: 'numeric', month: 'short', year: yearUnless(date, today) })
}

/** "Monday 23 November". */
export function longDay(date: string): string {
  return plain(date, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "November 2026". */
export function month(date: string): string {
  return plain(date, { month: 'long', year: 'numeric' })
}

/** A date seen from today: "today", "tomorrow", "in 5 days", "yesterday", "5 weeks ago". */
export function relativeDay(date: string, today: string): string {
  return distance(daysBetween(today, date))
}

/** A due date seen from today: "3 days late", "today", "tomorrow", "in 5 days". */
export function dueDay(date: string, today: string): string {
  const left = daysBetween(today, date)
  return left < 0 ? words().dates.late(-left) : relative({ numeric: 'auto' }).format(left, 'day')
}

/** How long ago a moment was: "just now", "2 min ago", "3 hours ago", "5 weeks ago". */
export function since(at: number, now: number): string {
  const past = now - at
  if (past < MINUTE) return words().dates.justNow
  if (past < HOUR) return relative({ style: 'short' }).format(-Math.floor(past / MINUTE), 'minute')
  if (past < DAY) return relative({}).format(-Math.floor(past / HOUR), 'hour')
  return distance(-Math.floor(past / DAY))
}

/** The time of day of a moment: "15:30". */
export function timeOfDay(at: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at)
}

/** The day and time of a moment: "Tue 3 Nov, 15:30"; with the year when it is not that of `now`. */
export function moment(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const on = dateFormat({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
  })
  return `${calm(on.format(at))}, ${timeOfDay(at)}`
}

/** "€104,000"; cents only where there are any. */
export function money(amount: number, currency: string): string {
  return numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : undefined,
    maximumFractionDigits: Number.isInteger(amount) ? 0 : undefined,
  }).format(amount)
}

/** How far it is: "80 m", "1.2 km". */
export function metres(far: number): string {
  const unit = far < 1000 ? 'meter' : 'kilometer'
  const value = far < 1000 ? Math.round(far / 10) * 10 : far / 1000
  return numberFormat({ style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

/** "10,000". */
export function number(value: number): string {
  return numberFormat({}).format(value)
}

/** "12.3 MB". */
export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3))
  return numberFormat({
    style: 'unit',
    unit: units[power],
    unitDisplay: power ? 'short' : 'long',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(count / 1000 ** power)
}

/** "Anna, Bob and Carla". */
export function list(items: string[]): string {
  return new Intl.ListFormat(locale()).format(items)
}

/** The name of a weekday, 1 for Monday to 7 for Sunday. */
export function weekdayName(weekday: number): string {
  // 1 January 2024 was a Monday.
  return plain(`2024-01-0${weekday}`, { weekday: 'long' })
}

function plain(date: string, options: Intl.DateTimeFormatOptions): string {
  return calm(dateFormat({ ...options, timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`)))
}

/** British English writes "Fri 27 Nov" but "Fri, 27 Nov 2026"; one form is calmer in a list. */
function calm(text: string): string {
  return locale().startsWith('en') ? text.replace(',', '') : text
}

function yearUnless(date: string, today: string): 'numeric' | undefined {
  return date.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
}

/** Days in the largest unit that still says enough: days up to two weeks, weeks up to two months, then months and years. */
function distance(days: number): string {
  const far = Math.abs(days)
  const say = relative({ numeric: 'auto' })
  if (far < 14) return say.format(days, 'day')
  if (far < 61) return say.format(Math.trunc(days / 7), 'week')
  if (far < 730) return say.format(Math.round(days / 30.44), 'month')
  return say.format(Math.round(days / 365.25), 'year')
}

/** Making a formatter costs a hundred times more than using one, and lists use the same few for every row. */
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>()

function keep<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  Format: new (locale: string, options: object) => T,
  options: object,
): T {
  const key = `${Format.name} ${locale()} ${JSON.stringify(options)}`
  const known = kept.get(key)
  if (known instanceof Format) return known
  const made = new Format(locale(), options)
  kept.set(key, made)
  return made
}

const dateFormat = (options: Intl.DateTimeFormatOptions) => keep(Intl.DateTimeFormat, options)
const numberFormat = (options: Intl.NumberFormatOptions) => keep(Intl.NumberFormat, options)
const relative = (options: Intl.RelativeTimeFormatOptions) => keep(Intl.RelativeTimeFormat, options)
