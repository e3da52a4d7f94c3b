import type { Heard, ProposedAction } from './proposals.ts'

/** What a person decided about one proposal. What was edited keeps the person's words, whatever the text goes on to say. */
export interface Decision {
  is: 'added' | 'dropped' | 'edited'
  as?: ActionWords
}

/** An action as it is to be made. */
export interface ActionWords {
  text: string
  due?: string
  time?: string
  side: 'ours' | 'theirs'
}

/** By the proposal's key, which stays when the text grows. */
export type Decisions = Readonly<Record<string, Decision>>

/** With one decision made, changed, or (undefined) taken back. */
export function decide(decisions: Decisions, key: string, decision: Decision | undefined): Decisions {
  const { [key]: _, ...others } = decisions
  return decision ? { ...others, [key]: decision } : others
}

/** The proposals still shown: all but those dropped. */
export function offered<P extends { key: string }>(proposals: readonly P[], decisions: Decisions): P[] {
  return proposals.filter(({ key }) => decisions[key]?.is !== 'dropped')
}

/** The proposal as it would be made: as edited, else as understood. */
export function wordsOf(proposed: ProposedAction, decisions: Decisions): ActionWords {
  const { text, due, time, side } = proposed
  return decisions[proposed.key]?.as ?? { text, side, ...(due && { due }), ...(time && { time }) }
}

export function isAdded(key: string, decisions: Decisions): boolean {
  return decisions[key]?.is === 'added'
}

/** The actions to make. One that was added stays so though its sentence has since been changed. */
export function addedActions(decisions: Decisions): ActionWords[] {
  return Object.values(decisions).flatMap(({ is, as }) => (is === 'added' && as ? [as] : []))
}

/** Of what was also heard, what was taken. */
export function takenHeard(heard: readonly Heard[], decisions: Decisions): Heard[] {
  return heard.filter(({ key }) => isAdded(key, decisions))
}

/** Where this device remembers what was decided for a saved note. */
export function decidedKey(note: string): string {
  return `decided/${note}`
}
