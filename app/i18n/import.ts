import { importing } from './en/import.ts'
import { wordsOf } from './index.ts'

/** The words of the import page. */
export const importWords = wordsOf({ en: importing })
