import { signIn } from './en/sign-in.ts'
import { wordsOf } from './index.ts'

/** The words of setting up, signing in, joining and devices. */
export const signInWords = wordsOf({ en: signIn })
