import type { Problem } from '../../data/connection.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { SHORTEST_PASSWORD } from './password.ts'

/** Where a problem was met; the same code means something else in each. */
export type Place = 'setUp' | 'signIn' | 'join' | 'accept' | 'password' | 'devices'

/** What happened, what was kept and what to do: a sentence for every code, in the words of the place it was met. */
export function problemSentence(place: Place, code: Problem['code']): string {
  const { problem } = signInWords()
  switch (code) {
    case 'offline':
      return problem.offline
    case 'too-many':
      return problem.tooMany
    case 'weak':
      return problem.weak(SHORTEST_PASSWORD)
    case 'taken':
      return problem.taken
    case 'invalid':
      return problem.invalid
    case 'email-taken':
      return problem.emailTaken
    case 'other-email':
      return problem.otherEmail
    case 'withdrawn':
      return problem.withdrawn
    case 'left':
      return problem.left
    case 'wrong':
      return isIn(problem.wrong, place) ? problem.wrong[place] : problem.trouble
    case 'used':
      return isIn(problem.used, place) ? problem.used[place] : problem.trouble
    case 'expired':
      return isIn(problem.expired, place) ? problem.expired[place] : problem.expired.signIn
    default:
      return problem.trouble
  }
}

function isIn<T extends object>(sentences: T, place: Place): place is Place & keyof T {
  return place in sentences
}
