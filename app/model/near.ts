import type { Account } from './account.ts'
import type { Place } from './field.ts'

/** One stands at an account when distance plus accuracy is at most this, in metres. */
export const STANDING_WITHIN_M = 150
const EARTH_RADIUS_M = 6_371_000

/** Metres between two places over the ground, by the haversine formula. */
export function distance(a: Place, b: Place): number {
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** True when `here`, as exactly as the device knows it, is at `there`. */
export function isStandingAt(here: Place, there: Place): boolean {
  return distance(here, there) + here.accuracy <= STANDING_WITHIN_M
}

/** The account one stands at; the nearest of them when there are several. */
export function standingAt(here: Place, accounts: readonly Account[]): Account | undefined {
  const candidates = accounts.filter(
    account => !account.archived && !account.deleted && account.place && isStandingAt(here, account.place),
  )
  return candidates.sort(byNearest(here))[0]
}

/** Nearest first; accounts without a place last. */
export function byNearest(here: Place): (a: Account, b: Account) => number {
  return (a, b) => metresTo(a, here) - metresTo(b, here) || 0
}

function metresTo(account: Account, here: Place): number {
  return account.place ? distance(here, account.place) : Number.MAX_VALUE
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
