import { weekdayName } from '../../i18n/format.ts'
import { locale } from '../../i18n/index.ts'
import { settingsWords } from '../../i18n/settings.ts'

interface Choice {
  value: string
  label: string
}

/** Monday to Sunday, as the workspace keeps them: 0 is Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0]
const BUFFERS = [0, 1, 2, 3, 4, 5, 10]
const CADENCES = [7, 14, 21, 30, 45, 60, 90, 180, 365]

/** All currencies the platform knows, by code, with their names; one it does not know is kept when it is the present one. */
export function currencyOptions(present: string | undefined): Choice[] {
  const names = new Intl.DisplayNames(locale(), { type: 'currency' })
  const codes = withPresent(Intl.supportedValuesOf('currency'), present)
  const named = codes.sort().map(code => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  return present ? named : [{ value: '', label: settingsWords().noCurrency }, ...named]
}

export function firstDayOptions(): Choice[] {
  return WEEKDAYS.map(day => ({ value: String(day), label: weekdayName(day || 7) }))
}

export function bufferOptions(present: number | undefined): Choice[] {
  return numbers(BUFFERS, present).map(days => ({
    value: String(days),
    label: settingsWords().workingDays(days),
  }))
}

export function cadenceOptions(present: number | undefined): Choice[] {
  return numbers(CADENCES, present).map(days => ({
    value: String(days),
    label: settingsWords().everyDays(days),
  }))
}

function numbers(usual: number[], present: number | undefined): number[] {
  return withPresent(usual, present).sort((a, b) => a - b)
}

/** What is set stays among the choices, also when it came from elsewhere. */
function withPresent<T>(usual: T[], present: T | undefined): T[] {
  return present === undefined || usual.includes(present) ? [...usual] : [...usual, present]
}
