import { addDays, weekday } from '../../model/plain-date.ts'

const HALF_HOUR = 1_800_000
const DAY = 24 * 2 * HALF_HOUR

/** The days of the example, counted from the one it is opened on. */
export class Calendar {
  constructor(
    readonly today: string,
    readonly now: number,
  ) {}

  /** The day so many days ahead; weekends too. */
  day(ahead: number): string {
    return addDays(this.today, ahead)
  }

  /** A working day about so many days ahead: what is past stays past, what is ahead stays ahead. */
  workday(ahead: number): string
  workday(ahead: number | undefined): string | undefined
  workday(ahead: number | undefined): string | undefined {
    if (ahead === undefined) return undefined
    const day = this.day(ahead)
    const past = weekday(day) - 5
    if (ahead === 0 || past <= 0) return day
    return addDays(day, ahead < 0 ? -past : 3 - past)
  }

  /**
   * The moment of a wall-clock time, so many days ago, on a working day. For today it is ahead: the time itself or, late in the
   * day, the next half hour but one.
   */
  moment(ago: number, time: string): number {
    const moment = wallClock(this.workday(-ago), time)
    if (ago > 0 || moment > this.now) return moment
    return Math.ceil(this.now / HALF_HOUR) * HALF_HOUR + HALF_HOUR
  }

  /** The moment so many days ago. */
  made(ago: number): number {
    return this.now - ago * DAY
  }
}

function wallClock(day: string, time: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hours, minutes).getTime()
}
