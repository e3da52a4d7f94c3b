import type { DeviceRecord } from './database.ts'
import type { Turning } from './turn.ts'

/** Answers slower than this say too little about the clock. */
const QUICK_MS = 2_000

/** How far the server's clock is from this one's, when its answer to what was asked then says so and it is not known yet. */
export function readClock(
  { ports, note }: Turning,
  device: DeviceRecord,
  server: number,
  asked: number,
): { offset?: number } {
  const now = ports.now()
  if (now - asked > QUICK_MS || now < asked) return {}
  const offset = Math.round(server - (asked + now) / 2)
  note({ clockOff: -offset })
  // Small wobble is the network's, not the clock's.
  return Math.abs(offset - device.offset) < 500 ? {} : { offset }
}
