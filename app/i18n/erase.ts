import { erase } from './en/erase.ts'
import { wordsOf } from './index.ts'

/** The words of what was deleted, and of erasing it for good. */
export const eraseWords = wordsOf({ en: erase })
