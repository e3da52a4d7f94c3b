import type { DatePart } from './find-date.ts'

/** Where an action begins and what kind it is. */
export interface Start {
  side: 'ours' | 'theirs'
  /** The first word of its object, behind the verb. */
  object: number
  /** The verb as it is written; in place of the word that was said. */
  verb: string
  /** Who owes it: `[from, to)` in words, where a name or a noun says so. */
  who?: [number, number]
  /** A frame for the line, for what has no verb. */
  line?: string
  /** The same where it is known for whom. */
  lineTo?: string
  /** Only wished for by another: whatever is said to be done about it stands in its place. */
  isWish?: true
  /** A date between the lead-in and the verb. */
  date?: DatePart
  /** Its lead-in says nothing of who is to do it. */
  isBare?: true
  /** It is to be done to what stands before: "the invoice has to be corrected". */
  isDone?: true
  /** It is ours only where a sentence begins. */
  isOpening?: true
  /** It is an action only with a date. */
  needsDate?: true
  /** How many words led in; 0 for a bare command. */
  lead: number
}
