import { search } from './en/search.ts'
import { wordsOf } from './index.ts'

/** The search page; loaded with it. */
export const searchWords = wordsOf({ en: search })
