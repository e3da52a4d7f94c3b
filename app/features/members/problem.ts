import type { Problem } from '../../data/connection.ts'
import { membersWords } from '../../i18n/members.ts'
import { signInWords } from '../../i18n/sign-in.ts'

/** Why the server did not do it: what happened, what was kept and what to do. */
export function problemSentence(code: Problem['code']): string {
  const general = signInWords().problem
  const say = membersWords().problem
  switch (code) {
    case 'offline':
      return general.offline
    case 'expired':
      return general.expired.signIn
    case 'invalid':
      return general.invalid
    case 'email-taken':
      return say.emailTaken
    case 'forbidden':
      return say.forbidden
    case 'self':
      return say.self
    case 'last-admin':
      return say.lastAdmin
    case 'not_found':
      return say.notFound
    case 'too-many':
      return say.tooMany
    default:
      return general.trouble
  }
}
