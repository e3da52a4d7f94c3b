import type { Pulse } from '../../model/check-in.ts'

/** A next action the words seem to ask for. */
export interface ProposedAction {
  key: string
  text: string
  side: 'ours' | 'theirs'
  due?: string
  time?: string
}

/** What else was heard, each offered as a chip. */
export type Heard = { key: string } & (
  | { is: 'pulse'; pulse: Pulse }
  | { is: 'person'; contact: string; name: string }
  | { is: 'signal'; signal: string; text: string }
  | { is: 'money'; text: string }
)

export interface Proposals {
  actions: ProposedAction[]
  heard: Heard[]
}

export const NOTHING_PROPOSED: Proposals = { actions: [], heard: [] }
