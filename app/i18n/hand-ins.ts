import { handIns } from './en/hand-ins.ts'
import { wordsOf } from './index.ts'

/** The words about what members could not send any more. */
export const handInsWords = wordsOf({ en: handIns })
