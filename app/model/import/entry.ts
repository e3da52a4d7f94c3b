import type { NounName } from '../nouns.ts'
import type { Fields } from '../row.ts'

/** One account of a file with all that came with it. */
export interface Entry {
  /** The file's rows it was read from, as a spreadsheet numbers them. */
  rows: number[]
  /** Its id in Tend, where the file is one of Tend's own. */
  id?: string
  /** It comes from a whole export: it takes its ids along, and its About is all of it. */
  restored?: true
  account: Fields
  parts: Part[]
}

/** A person of the account; from a whole export also its check-ins, notes and actions. */
export interface Part {
  noun: Exclude<NounName, 'workspace' | 'member' | 'account'>
  id?: string
  fields: Fields
}

/** Something about a row that a person should look at before importing. */
export interface Doubt {
  row: number
  /**
   * `no-name`, `too-long`, `unreadable`: the row is left out. `kept-as-text`: a cell was not of its column's kind and stays in About.
   * `more-cells`: it has more cells than headings, so that something may have slid. `town`: begins with a number.
   */
  why: 'no-name' | 'too-long' | 'unreadable' | 'kept-as-text' | 'more-cells' | 'town'
  text: string
}

export const LEAVES_OUT: ReadonlySet<Doubt['why']> = new Set(['no-name', 'too-long', 'unreadable'])

/** What was read of a file, before anything is compared with the book or written. */
export interface Reading {
  entries: Entry[]
  doubts: Doubt[]
}

export function peopleOf(entry: Entry): Part[] {
  return entry.parts.filter(part => part.noun === 'contact')
}
