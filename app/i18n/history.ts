import { history } from './en/history.ts'
import { wordsOf } from './index.ts'

/** The words of the history page. */
export const historyWords = wordsOf({ en: history })
