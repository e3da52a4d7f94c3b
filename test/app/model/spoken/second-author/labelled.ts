import type { Expected, Labelled } from '../labelled.ts'

/**
 * What another author, who never saw the rules, says into a phone after a meeting, with the actions a person would write down. `ours` is
 * worded without lead-in and date; `theirs` keeps who does it. Said on this Monday.
 */
export const SAID_ON = '2026-11-23'

export type { Labelled }

export function said(text: string, ...actions: Expected[]): Labelled {
  return { text, actions }
}

export function ours(text: string, due?: string): Expected {
  return { side: 'ours', text, ...(due && { due }) }
}

export function theirs(text: string, due?: string): Expected {
  return { side: 'theirs', text, ...(due && { due }) }
}
