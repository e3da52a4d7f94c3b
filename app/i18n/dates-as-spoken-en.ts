import { addDays } from '../model/plain-date.ts'
import { endOfMonth, endOfWeek, nextDay, type SpokenDates } from './dates-as-spoken.ts'

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const TENS: Record<string, number> = { twenty: 20, thirty: 30, thirtieth: 30 }

const month = `(${MONTHS.join('|')})`
const ordinal = `(\\d{1,2}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?(?:${ORDINALS.join('|')})|thirtieth)`

/** Dates of English as they are spoken. */
export const spokenEnglish: SpokenDates = [
  [
    new RegExp(`^(?:the )?end of ${month}$`),
    ([, name], today) => {
      const first = nextDay(1, (monthOf(name!) % 12) + 1, today)
      return first && addDays(first, -1)
    },
  ],
  [/^(?:the )?end of (?:the |this )?week$/, (_, today) => endOfWeek(today)],
  [/^(?:later |sometime )?this week$/, (_, today) => endOfWeek(today)],
  [/^(?:the )?end of next week$/, (_, today) => endOfWeek(today, 1)],
  [/^(?:early|later|sometime) next week$/, (_, today) => addDays(today, 7)],
  [/^(?:the )?week after next$/, (_, today) => addDays(today, 14)],
  [/^(?:the )?end of (?:the |this )?month$/, (_, today) => endOfMonth(today)],
  [/^(?:later |sometime )?this month$/, (_, today) => endOfMonth(today)],
  [/^(?:the )?end of next month$/, (_, today) => endOfMonth(today, 1)],
  [
    /^(?:the )?end of (?:the |to)?day$|^(?:later )?this (?:morning|afternoon|evening)$|^later today$/,
    (_, today) => today,
  ],
  [new RegExp(`^the ${ordinal}$`), ([, day], today) => nextDay(dayOf(day!), undefined, today)],
  [
    new RegExp(`^(?:the )?${ordinal} (?:of )?${month}$`),
    ([, day, name], today) => nextDay(dayOf(day!), monthOf(name!), today),
  ],
  [
    new RegExp(`^${month} (?:the )?${ordinal}$`),
    ([, name, day], today) => nextDay(dayOf(day!), monthOf(name!), today),
  ],
]

function monthOf(name: string): number {
  return MONTHS.indexOf(name) + 1
}

function dayOf(said: string): number {
  const [first = '', last] = said.split(/[ -]/)
  if (last) return TENS[first]! + ORDINALS.indexOf(last) + 1
  return Number.parseInt(first, 10) || TENS[first] || ORDINALS.indexOf(first) + 1
}
