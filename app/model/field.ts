import * as v from 'valibot'

/** The kinds of value a field can hold. Every noun builds its fields from these, so that the form, the push and the import refuse the same things. */

/** Longest text of a note or of what was said, in UTF-16 units: 256 KB, stated before saving, never refused by the server alone. */
export const LONGEST_TEXT = 256 * 1024
/** Longest single line: a name, a town, a next action. */
export const LONGEST_LINE = 500

/** A single line of text, trimmed at the ends; empty means "not filled in". */
export const line = (longest = LONGEST_LINE) =>
  v.pipe(v.string(), v.transform(wellFormed), v.transform(trimmed), v.maxLength(longest))

/** A line that must say something: spaces and zero-width characters alone do not. */
export const name = () => v.pipe(line(), v.check(saysSomething))

/** Text that may run over many lines; kept as typed. */
export const text = () => v.pipe(v.string(), v.transform(wellFormed), v.maxLength(LONGEST_TEXT))

/** A plain date `YYYY-MM-DD` that exists in the calendar; it belongs to no time zone. */
export const date = () => v.pipe(v.string(), v.check(isPlainDate))

/** A wall-clock time `HH:MM`. */
export const time = () => v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** A moment: whole milliseconds since 1970 in UTC. The server moves impossible ones (before 1990, after 2100) to the time of receipt. */
export const moment = () => v.pipe(v.number(), v.finite(), v.transform(Math.round))

/** An amount of money in units of its currency; not negative, at most a thousand billion. */
export const amount = () =>
  v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e12), v.transform(plusZero))

export const flag = () => v.boolean()
export const id = () => v.pipe(v.string(), v.check(isId))
export const days = () => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))
export const oneOf = <const T extends readonly string[]>(...values: T) => v.picklist(values)

/** Where something is: written whole, because half a place is no place. Degrees; accuracy in metres. */
export const place = () =>
  v.object({
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    accuracy: v.pipe(v.number(), v.finite(), v.minValue(0)),
  })
export type Place = { latitude: number; longitude: number; accuracy: number }

/** A set is one field per item, `tag/wine: true`, so that two devices adding different items never meet. */
export const SET_KEY = /^(tag|with|share|met|dropped|merged)\/[^/\p{Cc}]{1,80}$/u

/** True for a UUID in lower case. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
}

/** True for a `YYYY-MM-DD` of the years 1900 to 2199 that exists in the calendar (2026-02-30 does not). */
export function isPlainDate(value: string): boolean {
  const parts = /^(19\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(value)
  if (!parts) return false
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return day.getUTCMonth() === Number(parts[2]) - 1 && day.getUTCDate() === Number(parts[3])
}

/** A lone surrogate would be replaced differently by different stores; replace it once, here. */
function wellFormed(value: string): string {
  return value.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}

function trimmed(value: string): string {
  return value.trim()
}

function saysSomething(value: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\p{Mn}\p{Z}]/u.test(value)
}

function plusZero(value: number): number {
  return value === 0 ? 0 : value
}
