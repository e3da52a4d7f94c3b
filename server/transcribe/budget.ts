import { deviceOf } from '../../app/model/change.ts'
import type { Held } from '../../app/model/merge.ts'
import { hashOf } from '../hash.ts'
import { WINDOW_MS } from '../identity/attempts.ts'
import type { Hearing, Tables } from '../store/store.ts'

/** Recordings heard for one member within the window: more than anyone speaks, less than would keep the others waiting. */
export const MOST_HEARINGS = 60

/** Counts one hearing for the member whose device caused it; false when that member has had enough for now. */
export async function spend(tables: Tables, hearing: Hearing, row: Held, now: number): Promise<boolean> {
  const key = hashOf(`words ${await causeOf(tables, hearing, row)}`)
  await tables.forgetAttempts(now - WINDOW_MS)
  if ((await tables.attempts(key, now - WINDOW_MS)) >= MOST_HEARINGS) return false
  await tables.keepAttempt(key, now)
  return true
}

/** Who recorded it, or who asked for its words again. */
async function causeOf(tables: Tables, { asked }: Hearing, { marks, by }: Held): Promise<string> {
  const mark = (asked > 0 ? marks.asked : marks.blob) ?? marks.blob
  const device = mark && (await tables.device(deviceOf(mark.change)))
  return device?.member ?? by ?? ''
}
