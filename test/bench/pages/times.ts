/** Milliseconds of each reading. */
export type Times = number[]

/** The page's clock is coarse, so that short things are timed by the handful. */
const HANDFUL = 5

/** How long something takes for each handful of things, per thing. */
export async function meanTimes<T>(
  things: readonly T[],
  read: (thing: T) => Promise<unknown>,
): Promise<Times> {
  const times: Times = []
  for (let at = 0; at + HANDFUL <= things.length; at += HANDFUL) {
    const started = performance.now()
    for (const thing of things.slice(at, at + HANDFUL)) await read(thing)
    times.push((performance.now() - started) / HANDFUL)
  }
  return times
}

/** A clock that pages of two browsers on one computer share. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now()
}
