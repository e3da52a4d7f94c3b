import type { Heard, ProposedAction } from './proposals.ts'

/**
 * What a person decided about one proposal. What was accepted is kept with the decision, so that it is seen, saved and taken back
 * whatever is proposed by then. `own` are words the person put right: they stay, whatever the text goes on to say.
 */
export type Decision =
  | { is: 'added'; as: ActionWords; own?: true }
  | { is: 'edited'; as: ActionWords }
  | { is: 'dropped' }
  | { is: 'taken'; heard: Heard }

/** An action as it is to be made. */
export interface ActionWords {
  text: string
  due?: string
  time?: string
  side: 'ours' | 'theirs'
}

/** An action to be made, and the sentence it was made of. */
export interface AddedAction extends ActionWords {
  key: string
}

/** By the proposal's key, which stays when the text grows. */
export type Decisions = Readonly<Record<string, Decision>>

/** With one decision made, changed, or (undefined) taken back. */
export function decide(decisions: Decisions, key: string, decision: Decision | undefined): Decisions {
  const { [key]: _, ...others } = decisions
  return decision ? { ...others, [key]: decision } : others
}

/** The actions shown: those proposed and not dropped, and those added whose sentence has since been changed. */
export function offered(proposals: readonly ProposedAction[], decisions: Decisions): ProposedAction[] {
  const known = new Set(proposals.map(({ key }) => key))
  return [
    ...proposals.filter(({ key }) => decisions[key]?.is !== 'dropped'),
    ...addedActions(decisions).filter(({ key }) => !known.has(key)),
  ]
}

/** The proposal as it would be made: in the person's own words, else as understood just now. */
export function wordsOf(proposed: ProposedAction, decisions: Decisions): ActionWords {
  return ownWords(decisions[proposed.key]) ?? understood(proposed)
}

export function isAdded(key: string, decisions: Decisions): boolean {
  return decisions[key]?.is === 'added'
}

/** Adds a proposal, or takes that back; words a person put right stay put right. */
export function add(decisions: Decisions, action: ProposedAction, added: boolean): Decisions {
  const own = ownWords(decisions[action.key])
  if (!added) return decide(decisions, action.key, own && { is: 'edited', as: own })
  return decide(decisions, action.key, {
    is: 'added',
    as: own ?? understood(action),
    ...(own && { own: true }),
  })
}

/** Puts a proposal into the person's own words. */
export function reword(decisions: Decisions, key: string, as: ActionWords): Decisions {
  return decide(
    decisions,
    key,
    isAdded(key, decisions) ? { is: 'added', as, own: true } : { is: 'edited', as },
  )
}

/** What was added and not put right follows the text: a corrected date is the date it is made with. */
export function follow(decisions: Decisions, proposals: readonly ProposedAction[]): Decisions {
  let followed = decisions
  for (const action of proposals) {
    const decided = decisions[action.key]
    if (decided?.is !== 'added' || decided.own) continue
    const as = understood(action)
    if (!isSameWords(as, decided.as)) followed = { ...followed, [action.key]: { is: 'added', as } }
  }
  return followed
}

/** The actions to make. One that was added stays so though its sentence has since been changed. */
export function addedActions(decisions: Decisions): AddedAction[] {
  return Object.entries(decisions).flatMap(([key, one]) => (one.is === 'added' ? [{ key, ...one.as }] : []))
}

/** Of what was also heard, what is shown: what is heard now, and what was taken before the text changed. */
export function shownHeard(heard: readonly Heard[], decisions: Decisions): Heard[] {
  const known = new Set(heard.map(({ key }) => key))
  return [...heard, ...takenHeard(decisions).filter(({ key }) => !known.has(key))]
}

export function isTaken(key: string, decisions: Decisions): boolean {
  return decisions[key]?.is === 'taken'
}

/** Takes something that was heard, or lets go of it; a client feels one way at a time. */
export function take(decisions: Decisions, heard: Heard, taken: boolean): Decisions {
  if (!taken) return decide(decisions, heard.key, undefined)
  const others = takenHeard(decisions).filter(one => one.is === 'pulse' && heard.is === 'pulse')
  const without = others.reduce((rest, { key }) => decide(rest, key, undefined), decisions)
  return decide(without, heard.key, { is: 'taken', heard })
}

/** Of what was also heard, what was taken. */
export function takenHeard(decisions: Decisions): Heard[] {
  return Object.values(decisions).flatMap(one => (one.is === 'taken' ? [one.heard] : []))
}

/** Where this device remembers what was put right for a saved note and not added yet. */
export function decidedKey(note: string): string {
  return `decided/${note}`
}

function ownWords(decision: Decision | undefined): ActionWords | undefined {
  if (decision?.is === 'edited') return decision.as
  return decision?.is === 'added' && decision.own ? decision.as : undefined
}

function understood({ text, due, time, side }: ProposedAction): ActionWords {
  return { text, side, ...(due && { due }), ...(time && { time }) }
}

function isSameWords(one: ActionWords, other: ActionWords): boolean {
  return (
    one.text === other.text && one.side === other.side && one.due === other.due && one.time === other.time
  )
}
