import { voice } from './en/voice.ts'
import { wordsOf } from './index.ts'

/** The words of voice notes: the sheet, recordings on a note, the group in Settings. */
export const voiceWords = wordsOf({ en: voice })
