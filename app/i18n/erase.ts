import { erase } from './en/erase.ts'
import { wordsOf } from './index.ts'

/** The words of erasing for good. */
export const eraseWords = wordsOf({ en: erase })
