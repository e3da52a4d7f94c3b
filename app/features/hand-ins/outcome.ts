import type { HandedIn, Judged, Outdone, Problem } from '../../data/connection.ts'
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
  if (handIn.state === 'back') return say.removed
  if (as !== 'accepted') return as === 'back' ? say.handedBack(who) : say.discarded
  const { changes, texts } = amountOf(handIn)
  const left = outcome.rejected.length
  const leftTexts = outcome.rejected.filter(({ place }) => place >= changes).length
  if (changes + texts === left) return say.noneAccepted(who)
  return say.accepted(who, {
    changes: changes - left + leftTexts,
    texts: texts - leftTexts,
    left,
    ...outdoneIn(handIn, outcome),
  })
}

/** How many of the changes taken in did not stand, because something newer was there already, and how many only in part. */
function outdoneIn({ changes }: HandedIn, { outdone }: Judged): { outdone: number; inPart: number } {
  const isWhole = ({ place, fields }: Outdone) =>
    fields.length >= Object.keys(changes[place]?.patch ?? {}).length
  const whole = outdone.filter(isWhole).length
  return { outdone: whole, inPart: outdone.length - whole }
}

/** How many changes it holds, and how many half-written texts: a form into which nothing was typed is none. */
export function amountOf({ changes, drafts }: HandedIn): { changes: number; texts: number } {
  return { changes: changes.length, texts: drafts.filter(draft => typedIn(draft).length > 0).length }
}

/** There is something in it that may be taken in: a change, or a text whose account is known. */
export function mayBeAccepted({ changes, drafts }: HandedIn): boolean {
  return changes.length > 0 || drafts.some(draft => typedIn(draft).length > 0 && accountOfForm(draft))
}
