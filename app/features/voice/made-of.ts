import type { Action } from '../../model/action.ts'
import { LONGEST_LINE } from '../../model/field.ts'
import { fold } from '../../model/fold.ts'
import type { ActionWords } from './decisions.ts'
import type { ProposedAction } from './proposals.ts'

/** The proposals of which no action has been made yet, on whichever device: by the same sentence, or in the same words. */
export function notMade(
  proposals: readonly ProposedAction[],
  actions: readonly Action[],
  wordsOf: (proposed: ProposedAction) => ActionWords,
): ProposedAction[] {
  const said = new Set(actions.flatMap(action => action.said ?? []))
  const texts = new Set(actions.map(action => fold(action.text ?? '')))
  return proposals.filter(
    one =>
      !said.has(one.key.slice(0, LONGEST_LINE).trim()) &&
      !texts.has(fold(one.text)) &&
      !texts.has(fold(wordsOf(one).text)),
  )
}
