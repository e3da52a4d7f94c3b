import type { ChosenAccount } from '../shared/chosen-account.ts'
import type { Decisions } from './decisions.ts'

/** What the sheet holds while one speaks; the sound itself is on disk under its recordings' ids. */
export interface VoiceFields {
  account?: ChosenAccount
  at: number
  /** Ids of the recordings, in the order they were spoken. */
  recordings: string[]
  /** How long they are together, as far as it is known. */
  seconds: number
  /** Typed or dictated beside the sound. */
  words: string
  /** Some of the words are the recogniser's. */
  dictated: boolean
  /** Some of them are the person's own. */
  typed: boolean
  decided: Decisions
}

export function freshFields(account: ChosenAccount | undefined, at: number): VoiceFields {
  return { account, at, recordings: [], seconds: 0, words: '', dictated: false, typed: false, decided: {} }
}
