import { notices } from './en/notices.ts'
import { wordsOf } from './index.ts'

/** What is told at the top of every page until it is read. */
export const noticeWords = wordsOf({ en: notices })
