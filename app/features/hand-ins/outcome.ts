import type { Judged, Problem } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import type { Decision } from './confirm.tsx'
import type { InWords } from './in-words.ts'

/** Changes of one hand-in that could not be taken in, each with its reason. */
export interface NotTaken {
  who: string
  all: number
  changes: string[]
}

/** What was done, in one sentence. */
export function outcomeSentence(
  { handIn, as }: Pick<Decision, 'handIn' | 'as'>,
  who: string,
  outcome: Judged | Problem,
): string {
  const say = handInsWords()
  if (!outcome.ok) return outcome.code === 'offline' ? say.failedOffline : say.failed
  if (handIn.state === 'back') return say.letGone
  if (as === 'accepted') return say.accepted(who, handIn.changes.length - outcome.rejected.length)
  return as === 'back' ? say.handedBack(who) : say.discarded
}

/** What the server would not have, by the words of what was handed in. */
export function notTaken(
  who: string,
  said: readonly InWords[],
  all: number,
  { rejected }: Judged,
): NotTaken | undefined {
  if (rejected.length === 0) return undefined
  const changes = rejected.map(
    ({ place, code, sentence }) => `${said[place]?.what ?? ''}: ${handInsWords().rejected[code] ?? sentence}`,
  )
  return { who, all, changes }
}
