/** Minutes and seconds until `expires`, as `9:05`; undefined when it is over. */
export function timeLeft(expires: number, now: number): string | undefined {
  const seconds = Math.ceil((expires - now) / 1000)
  if (seconds <= 0) return undefined
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
