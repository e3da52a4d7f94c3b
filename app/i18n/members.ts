import { members } from './en/members.ts'
import { wordsOf } from './index.ts'

/** The words of members, invitations, and of whose an account is. */
export const membersWords = wordsOf({ en: members })
