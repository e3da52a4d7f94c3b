import type { HandedIn, Judged, Problem } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { accountOfForm, typedIn } from '../../model/half-written.ts'
import type { Decision } from './confirm.tsx'

/** What was done, in one sentence. */
export function outcomeSentence(
  { handIn, as }: Pick<Decision, 'handIn' | 'as'>,
  who: string,
  outcome: Judged | Problem,
): string {
  const say = handInsWords()
  if (!outcome.ok) return outcome.code === 'offline' ? say.failedOffline : say.failed
  if (handIn.state === 'back') return say.letGone
  if (as !== 'accepted') return as === 'back' ? say.handedBack(who) : say.discarded
  const { changes, texts } = amountOf(handIn)
  const left = outcome.rejected.length
  const leftTexts = outcome.rejected.filter(({ place }) => place >= changes).length
  if (changes + texts === left) return say.noneAccepted(who)
  return say.accepted(who, changes - left + leftTexts, texts - leftTexts, left)
}

/** How many changes it holds, and how many half-written texts: a form into which nothing was typed is none. */
export function amountOf({ changes, drafts }: HandedIn): { changes: number; texts: number } {
  return { changes: changes.length, texts: drafts.filter(draft => typedIn(draft).length > 0).length }
}

/** There is something in it that may be taken in: a change, or a text whose account is known. */
export function mayBeAccepted({ changes, drafts }: HandedIn): boolean {
  return changes.length > 0 || drafts.some(draft => typedIn(draft).length > 0 && accountOfForm(draft))
}
