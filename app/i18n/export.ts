import { exporting } from './en/export.ts'
import { wordsOf } from './index.ts'

/** The words of the export page. */
export const exportWords = wordsOf({ en: exporting })
