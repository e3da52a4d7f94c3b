import * as en from 'chrono-node/en'
import { addDays, todayIn } from '../model/plain-date.ts'
import { readSpoken } from './dates-as-spoken.ts'
import { spokenEnglish } from './dates-as-spoken-en.ts'
import type { DatesInWords, Understood } from './dates-in-words.ts'

/** How much of a long text is looked at for the phrase at its end. */
const LONGEST_PHRASE = 60
/** "by fri" leaves the text with its "by". */
const LEAD = /(?:^|\s)(?:by|on|until|till|due)\s+$/i
/** Names of days that are no dates. */
const NAMED_DAY = /\b(?:black|good|cyber|easter|ash|palm|shrove|super)\s+$/i
const LOOKS_BACK = /\b(?:last|past|ago|yesterday)\b/i
/** "takes 2 weeks" is a length of time, "in 2 weeks" is a date; alone in a date field both are dates. */
const STARTS_A_DATE = /^(?:in|within|next|this|last|end)\b/i
const BETWEEN_TWO = /^\s*(?:or|and|\/|to|-|–)\s*$/i

export const english: DatesInWords = {
  read(text, now, lean = 'ahead') {
    const spoken = readSpoken(text, todayIn(now.getTime()), spokenEnglish)
    if (spoken) return { date: spoken, from: 0, to: text.length }
    const phrase = phrases(text, now, lean === 'ahead' && !LOOKS_BACK.test(text)).at(-1)
    if (
      !phrase ||
      text
        .slice(0, phrase.from)
        .replace(/^\s*(?:by|on|due)\s+/i, '')
        .trim()
    )
      return undefined
    return restOf(text, phrase) ? undefined : understood(phrase, now, 0)
  },

  readEnd(text, now) {
    const offset = tailStart(text)
    const tail = text.slice(offset)
    const found = phrases(tail, now, !LOOKS_BACK.test(tail))
    const phrase = found.at(-1)
    if (!phrase || restOf(tail, phrase) || isNoDate(tail, phrase, found.at(-2))) return undefined
    const lead = LEAD.exec(tail.slice(0, phrase.from))?.[0].length ?? 0
    return understood({ ...phrase, from: phrase.from - lead }, now, offset)
  },
}

interface Phrase {
  parsed: en.ParsedResult
  from: number
  to: number
}

function phrases(text: string, now: Date, ahead: boolean): Phrase[] {
  return reader(text)
    .parse(text, now, { forwardDate: ahead })
    .map(parsed => ({ parsed, from: parsed.index, to: parsed.index + parsed.text.length }))
}

/** "1/12" is the first of December, as this catalogue writes dates; dates with a word are read best by the other set of rules. */
function reader(text: string): en.Chrono {
  return /\d\s*[./-]\s*\d/.test(text) ? dayFirst : monthFirst
}

const dayAfterTomorrow: en.Parser = {
  pattern: () => /\b(?:the )?day after tomorrow\b/i,
  extract: ({ refDate }) => {
    const day = new Date(refDate.getFullYear(), refDate.getMonth(), refDate.getDate() + 2, 12)
    return { year: day.getFullYear(), month: day.getMonth() + 1, day: day.getDate() }
  },
}
const monthFirst = withMore(en.casual)
const dayFirst = withMore(en.GB)

function withMore(chrono: en.Chrono): en.Chrono {
  const more = chrono.clone()
  more.parsers.push(dayAfterTomorrow)
  return more
}

function understood({ parsed, from, to }: Phrase, now: Date, offset: number): Understood | undefined {
  const { start, end } = parsed
  const named =
    start.isCertain('day') || start.isCertain('weekday') || start.tags().has('result/relativeDate')
  if (!named && !start.isCertain('hour') && !start.tags().has('casualReference/noon')) return undefined
  if (end && dateOf(end) !== dateOf(start)) return undefined

  const time = timeOf(parsed)
  const isNow = start.tags().has('casualReference/now')
  const date = dateOf(start)
  const today = plain(now.getFullYear(), now.getMonth() + 1, now.getDate())
  const isAgain =
    date === today && start.isCertain('weekday') && !start.isCertain('day') && !/\bthis\b/i.test(parsed.text)
  return {
    date: isAgain ? addDays(date, 7) : date,
    ...(isNow ? { time: clock(now.getHours(), now.getMinutes()) } : time && { time }),
    from: from + offset,
    to: to + offset,
  }
}

/** A bare "at 5" is meant in working hours; "05:00" is as written. */
function timeOf({ start, text }: en.ParsedResult): string | undefined {
  const hour = start.get('hour')
  if (hour === null || !(start.isCertain('hour') || start.tags().has('casualReference/noon')))
    return undefined
  const isBare = !start.isCertain('meridiem') && hour >= 1 && hour <= 6 && !/\b0\d:/.test(text)
  return clock(isBare ? hour + 12 : hour, start.get('minute') ?? 0)
}

function isNoDate(tail: string, phrase: Phrase, before: Phrase | undefined): boolean {
  const { tags, text } = { tags: phrase.parsed.start.tags(), text: phrase.parsed.text }
  if (tags.has('casualReference/now') || NAMED_DAY.test(tail.slice(0, phrase.from))) return true
  if (tags.has('result/relativeDate') && !STARTS_A_DATE.test(text)) return true
  return before !== undefined && BETWEEN_TWO.test(tail.slice(before.to, phrase.from))
}

/** What stands after the phrase, apart from a closing mark. */
function restOf(text: string, phrase: Phrase): string {
  return text.slice(phrase.to).replace(/^[\s.!?,;)]+$/, '')
}

/** Where the last words of a long text begin; never within a word. */
function tailStart(text: string): number {
  if (text.length <= LONGEST_PHRASE) return 0
  const start = text.length - LONGEST_PHRASE
  const gap = text.slice(start).search(/\s/)
  return gap < 0 ? text.length : start + gap
}

function dateOf(parts: en.ParsedResult['start']): string {
  return plain(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0)
}

function plain(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function clock(hour: number, minute: number): string {
  return `${two(hour)}:${two(minute)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
