import { keys } from './en/keys.ts'
import { wordsOf } from './index.ts'

/** What keys do, and when they do not. */
export const keyWords = wordsOf({ en: keys })
