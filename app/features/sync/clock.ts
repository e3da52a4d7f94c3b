import { locale } from '../../i18n/index.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Says how far this device's clock is off the server's, in the largest unit that fits. */
export function clockSentence(off: number): string {
  const distance = Math.abs(off)
  const [unit, size] =
    distance >= 2 * DAY
      ? (['day', DAY] as const)
      : distance >= 2 * HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const)
  const by = new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(distance / size),
  )
  return syncPageWords().clockOff(by, off > 0)
}
