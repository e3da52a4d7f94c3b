import { merge } from './en/merge.ts'
import { wordsOf } from './index.ts'

/** The words of merging two entries into one. */
export const mergeWords = wordsOf({ en: merge })
