import type { CheckIn, Kind, Pulse } from './check-in.ts'

/** What lists and Today need to know of an account's check-ins without opening its history. */
export interface Summary {
  /** The newest check-ins that have happened, newest first, at most `KEPT`. */
  recent: Touch[]
  /** Check-ins that were in the future when last looked at. */
  planned: Touch[]
}

export interface Touch {
  id: string
  at: number
  kind: Kind
  pulse?: Pulse
}

export const KEPT = 6
export const NOTHING_YET: Summary = { recent: [], planned: [] }

/** The last check-in that has happened by `now`. */
export function lastTouch({ recent, planned }: Summary, now: number): Touch | undefined {
  let last: Touch | undefined
  for (const touches of [recent, planned])
    for (const touch of touches)
      if (touch.at <= now && touch.at > (last?.at ?? Number.NEGATIVE_INFINITY)) last = touch
  return last
}

/** Planned check-ins still ahead at `now`, soonest first. */
export function plannedTouches(summary: Summary, now: number): Touch[] {
  return touches(summary)
    .filter(touch => touch.at > now)
    .reverse()
}

/** The last pulses given, oldest first, at most three: what the row's little bars show. */
export function pulseTrend(summary: Summary, now: number): Pulse[] {
  return touches(summary)
    .filter(touch => touch.at <= now && touch.pulse)
    .slice(0, 3)
    .map(touch => touch.pulse!)
    .reverse()
}

/**
 * The summary with one check-in put in, changed or (deleted) taken out. `thin` says that one fell out of a full list,
 * so that an older one, which the summary does not know, may belong in its place.
 */
export function withTouch(
  summary: Summary,
  checkIn: CheckIn,
  now: number,
  moved = false,
): { summary: Summary; thin: boolean } {
  const before = touches(summary)
  const others = before.filter(touch => touch.id !== checkIn.id)
  const had = others.length < before.length
  const gone = moved || checkIn.deleted || checkIn.at == null
  const after = gone ? others : [...others, touchOf(checkIn)].sort((a, b) => b.at - a.at)
  const recent = after.filter(touch => touch.at <= now)
  const wasFull = summary.recent.length >= KEPT
  return {
    summary: { recent: recent.slice(0, KEPT), planned: after.filter(touch => touch.at > now) },
    thin: wasFull && had && (gone || recent.at(-1)?.id === checkIn.id || recent.length < KEPT),
  }
}

function touches(summary: Summary): Touch[] {
  return [...summary.planned, ...summary.recent].sort((a, b) => b.at - a.at)
}

function touchOf(checkIn: CheckIn): Touch {
  return {
    id: checkIn.id,
    at: checkIn.at!,
    kind: checkIn.kind ?? 'visit',
    ...(checkIn.pulse && { pulse: checkIn.pulse }),
  }
}
