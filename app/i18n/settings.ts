import { settings } from './en/settings.ts'
import { wordsOf } from './index.ts'

/** The words of the Settings page. */
export const settingsWords = wordsOf({ en: settings })
