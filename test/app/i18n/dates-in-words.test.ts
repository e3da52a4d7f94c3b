import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DatesInWords, loadDatesInWords, withoutPhrase } from '../../../app/i18n/dates-in-words.ts'

let dates: DatesInWords
const zoneBefore = process.env.TZ
beforeAll(async () => {
  dates = await loadDatesInWords('en')
})
afterAll(() => {
  process.env.TZ = zoneBefore
})

/** Monday 23 November 2026, ten in the morning where the device is. */
const monday = () => new Date(2026, 10, 23, 10)
const friday = () => new Date(2026, 10, 27, 10)

const read = (text: string, now = monday()) => {
  const found = dates.read(text, now)
  return found && [found.date, found.time].filter(Boolean).join(' ')
}

describe('a date alone', () => {
  it.each([
    ['today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['tmrw', '2026-11-24'],
    ['day after tomorrow', '2026-11-25'],
    ['tomorrow 3pm', '2026-11-24 15:00'],
    ['3pm tomorrow', '2026-11-24 15:00'],
    ['tomorrow at 15:30', '2026-11-24 15:30'],
    ['tomorrow at 5', '2026-11-24 17:00'],
    ['tomorrow at 9', '2026-11-24 09:00'],
    ['3pm', '2026-11-23 15:00'],
    ['9am', '2026-11-24 09:00'],
    ['noon', '2026-11-23 12:00'],
    ['now', '2026-11-23 10:00'],
    ['in 2 weeks', '2026-12-07'],
    ['in two weeks', '2026-12-07'],
    ['2 weeks', '2026-12-07'],
    ['in 10 days', '2026-12-03'],
    ['in 1 month', '2026-12-23'],
    ['next week', '2026-11-30'],
    ['next friday', '2026-12-04'],
    ['this friday', '2026-11-27'],
    ['27 nov', '2026-11-27'],
    ['nov 27', '2026-11-27'],
    ['Fri 27 Nov', '2026-11-27'],
    ['Tue 1 Dec 15:00', '2026-12-01 15:00'],
    ['Fri 1 Jan 2027', '2027-01-01'],
    ['12 nov', '2027-11-12'],
    ['27/11', '2026-11-27'],
    ['1/12', '2026-12-01'],
    ['27.11.2026', '2026-11-27'],
    ['2026-12-01', '2026-12-01'],
    ['by fri', '2026-11-27'],
    ['yesterday', '2026-11-22'],
    ['last friday', '2026-11-20'],
    ['3 weeks ago', '2026-11-02'],
  ])('"%s" on Monday 23 November is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    '',
    'soon',
    'price list',
    '2026-02-30',
    '30 feb',
    'in may',
    '12 boxes',
    'fri or sat',
    '5',
    'mon to wed',
  ])('"%s" is not understood', text => expect(read(text)).toBeUndefined())

  it('named near rather than ahead is the nearest one', () => {
    expect(dates.read('fri', monday(), 'near')?.date).toBe('2026-11-20')
    expect(dates.read('12 nov', monday(), 'near')?.date).toBe('2026-11-12')
  })
})

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const zones = [
  'UTC',
  'Europe/Copenhagen',
  'America/Los_Angeles',
  'Asia/Manila',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

describe.each(zones)('in %s', zone => {
  it('a weekday is the next one with that name, on every day of the week and at every hour', () => {
    process.env.TZ = zone
    for (let start = 22; start <= 28; start++)
      for (const hour of [0, 1, 12, 23])
        for (const [target, name] of days.entries()) {
          const now = new Date(2026, 10, start, hour, 30)
          const ahead = (target - now.getDay() + 7) % 7 || 7
          const expected = new Date(2026, 10, start + ahead, 12)
          const written = `${expected.getFullYear()}-${String(expected.getMonth() + 1).padStart(2, '0')}-${String(expected.getDate()).padStart(2, '0')}`
          for (const said of [name, name.slice(0, 3)])
            expect(`${start} ${hour}h ${said}: ${read(said, now)}`).toBe(
              `${start} ${hour}h ${said}: ${written}`,
            )
        }
  })

  it('a date does not move by a day around midnight or a change of the clocks', () => {
    process.env.TZ = zone
    for (const [month, day, next] of [
      [2, 28, '2026-03-29'],
      [9, 24, '2026-10-25'],
      [2, 7, '2026-03-08'],
      [9, 31, '2026-11-01'],
      [11, 31, '2027-01-01'],
    ] as const)
      for (const hour of [0, 1, 2, 3, 12, 23]) {
        const now = new Date(2026, month, day, hour, 59)
        expect(read('tomorrow', now)).toBe(next)
        expect(read('tomorrow 2:30am', now)).toBe(`${next} 02:30`)
        expect(read('2026-12-24', now)).toBe('2026-12-24')
      }
  })
})

describe('a date at the end of a text', () => {
  const end = (text: string, now = monday()) => {
    const found = dates.readEnd(text, now)
    return found && `${withoutPhrase(text, found)} | ${[found.date, found.time].filter(Boolean).join(' ')}`
  }

  it.each([
    ['send price list fri', 'send price list | 2026-11-27'],
    ['Send the price list by Friday.', 'Send the price list | 2026-11-27'],
    ['Call Maria, tomorrow 3pm', 'Call Maria | 2026-11-24 15:00'],
    ['Visit with samples on 27 nov', 'Visit with samples | 2026-11-27'],
    ['Ask about the order in 2 weeks', 'Ask about the order | 2026-12-07'],
    ['Pay the invoice 1/12', 'Pay the invoice | 2026-12-01'],
    ['Call Maria at 15:30', 'Call Maria | 2026-11-23 15:30'],
    ['Prepare for Monday the list for fri', 'Prepare for Monday the list for | 2026-11-27'],
    ['fri', 'fri | 2026-11-27'],
  ])('"%s" becomes %s', (text, expected) => {
    expect(end(text)).toBe(expected)
  })

  it('"fri" on a Friday is the next one', () => {
    expect(end('send price list fri', friday())).toBe('send price list | 2026-12-04')
    expect(end('send price list fri 6pm', friday())).toBe('send price list | 2026-12-04 18:00')
  })

  it.each([
    'Send the price list',
    'Friday is the tasting',
    'Plan the offer for Black Friday',
    'The delivery takes 2 weeks',
    'Meet on monday or tuesday',
    'Talk about the renewal in may',
    'Order 12 boxes',
    'They need it now',
    'Call 030-0074321',
  ])('"%s" has none', text => expect(end(text)).toBeUndefined())

  it('is found at the end of a very long text, at its own place', () => {
    const text = `${'word '.repeat(40_000)}send it tomorrow`
    const found = dates.readEnd(text, monday())
    expect(found && text.slice(found.from, found.to)).toBe('tomorrow')
    expect(found?.date).toBe('2026-11-24')
  })
})
