import type { Pulse } from '../check-in.ts'

/** What is known when words are read: whom the note is about, and what day it is. */
export interface Spoken {
  language: string
  /** `YYYY-MM-DD` */
  today: string
  contacts: readonly { id: string; name: string }[]
  /** The name of whom the note is about. */
  account?: string
  competitors: readonly string[]
  /** Reads "friday" or "in two weeks" as a plain date; undefined where the words are none. */
  readDate(words: string): string | undefined
}

/** A part of the text: `[from, to)`. */
export interface Place {
  from: number
  to: number
}

/** A next action that was spoken of, with its words cleaned: lead-ins, fillers and date words are off. */
export interface ProposedAction extends Place {
  /** Of the words themselves, so that it stays when text is appended. */
  key: string
  text: string
  /** `theirs`: something the client owes. */
  side: 'ours' | 'theirs'
  /** `YYYY-MM-DD`, where the date words were understood. */
  due?: string
  /** The date words as they were spoken. */
  when?: string
  /** Ids of the contacts who are named. */
  people: string[]
}

export interface FoundPerson extends Place {
  id: string
}

export type SignalKind = 'competitor' | 'price' | 'new-boss' | 'leaving' | 'growth'

/** A weak signal: something to keep an eye on. */
export interface Signal extends Place {
  key: string
  kind: SignalKind
  /** Of the competitor, as it was written. */
  name?: string
}

/** A sum that was named. */
export interface Money extends Place {
  amount: number
  /** ISO 4217, where a currency was said. */
  currency?: string
}

/** What the words of a note propose; nothing of it exists until a person accepts it. */
export interface Proposals {
  actions: ProposedAction[]
  people: FoundPerson[]
  /** How it seems to have gone. */
  pulse?: Pulse
  signals: Signal[]
  money: Money[]
}
