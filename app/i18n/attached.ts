import { attached } from './en/attached.ts'
import { wordsOf } from './index.ts'

/** The words of recordings, photos and files that hang on notes. */
export const attachedWords = wordsOf({ en: attached })
