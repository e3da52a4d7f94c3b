import { met } from './en/met.ts'
import { wordsOf } from './index.ts'

/** The words of two versions that met. */
export const metWords = wordsOf({ en: met })
