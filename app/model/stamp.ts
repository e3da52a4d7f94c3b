/**
 * Hybrid logical clock. A stamp is text that sorts as it happened: 48-bit milliseconds, a 16-bit counter that carries
 * into the millisecond, and the device: `01936f3c9a10-0003-5f0c…`. After Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export type Stamp = string

/** How far ahead of the server a stamp may be before the server rewrites it to now. */
export const AHEAD_AT_MOST_MS = 60_000
const LAST_COUNTER = 0xffff

/** The next stamp after `last` at wall time `now` (milliseconds); never goes back, whatever the clock does. */
export function nextStamp(last: Stamp | undefined, now: number, device: string): Stamp {
  const before = last ? readStamp(last) : { ms: 0, counter: 0 }
  if (now > before.ms) return writeStamp(now, 0, device)
  if (before.counter < LAST_COUNTER) return writeStamp(before.ms, before.counter + 1, device)
  return writeStamp(before.ms + 1, 0, device)
}

/** A stamp from a clock that runs ahead, brought back to now; others unchanged. */
export function clampStamp(stamp: Stamp, now: number): Stamp {
  const { ms, device } = readStamp(stamp)
  return ms > now + AHEAD_AT_MOST_MS ? writeStamp(now, 0, device) : stamp
}

export function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}$/.test(value)
}

export function readStamp(stamp: Stamp): { ms: number; counter: number; device: string } {
  return {
    ms: Number.parseInt(stamp.slice(0, 12), 16),
    counter: Number.parseInt(stamp.slice(13, 17), 16),
    device: stamp.slice(18),
  }
}

function writeStamp(ms: number, counter: number, device: string): Stamp {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`
}
