import { workingDaysBefore } from './plain-date.ts'

/** The internal date of what the client was promised for `promised`: `buffer` working days earlier, never before today. */
export function dueOf(promised: string, buffer: number, today: string): string {
  const early = workingDaysBefore(promised, buffer)
  return early < today ? today : early
}

/** True when an action is a promise: the client was told a date. */
export function isPromise(action: { promised?: string }): boolean {
  return action.promised !== undefined
}
