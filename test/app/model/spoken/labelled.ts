import type { Spoken } from '../../../../app/model/spoken/proposal.ts'

/** A sentence as a person spoke it, with the actions a person would want out of it. */
export interface Labelled {
  text: string
  actions: Expected[]
}

export interface Expected {
  side: 'ours' | 'theirs'
  /** The line a person would have written. */
  text: string
  due?: string
}

/** Wednesday: what every labelled date is counted from. */
export const TODAY = '2026-03-04'

export const CONTACTS: Spoken['contacts'] = [
  { id: 'maria', name: 'María López' },
  { id: 'ana', name: 'Ana Ruiz' },
  { id: 'peter', name: 'Peter Novak' },
  { id: 'tom', name: 'Tom Baker' },
  { id: 'carlos', name: 'Carlos Gómez' },
  { id: 'lucia', name: 'Lucía Fernández' },
]

export const COMPETITORS = ['Nordwind', 'Safeline', 'Grupo Alba']

export function says(text: string, ...actions: Expected[]): Labelled {
  return { text, actions }
}

export function ours(text: string, due?: string): Expected {
  return { side: 'ours', text, ...(due && { due }) }
}

export function theirs(text: string, due?: string): Expected {
  return { side: 'theirs', text, ...(due && { due }) }
}
