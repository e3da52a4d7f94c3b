import { loadDatesInWords } from '../../../../app/i18n/dates-in-words.ts'
import { fold } from '../../../../app/model/fold.ts'
import type { ProposedAction, Spoken } from '../../../../app/model/spoken/proposal.ts'
import { propose } from '../../../../app/model/spoken/propose.ts'
import { COMPETITORS, CONTACTS, type Expected, type Labelled, TODAY } from './labelled.ts'

export interface Score {
  /** Proposed and wanted. */
  right: number
  proposed: number
  wanted: number
  /** Of the right ones, those with the date a person would give, or rightly none. */
  dated: number
  /** Sentences where something is amiss. */
  amiss: { text: string; missing: Expected[]; tooMuch: ProposedAction[]; misdated: ProposedAction[] }[]
}

/** Lines need not be the same letter for letter; they must be about the same. */
const ALIKE = 0.6

/** What the words are read with in the app: the real reader of dates. */
export async function contextFor(language: 'en' | 'es', today = TODAY): Promise<Spoken> {
  const reader = await loadDatesInWords(language)
  const noon = new Date(`${today}T12:00`)
  return {
    language,
    today,
    contacts: CONTACTS,
    competitors: COMPETITORS,
    readDate: words => reader.read(words, noon)?.date,
  }
}

/** Reads every sentence and compares with what a person wants out of it. */
export function scoreOf(sentences: readonly Labelled[], context: Spoken): Score {
  const score: Score = { right: 0, proposed: 0, wanted: 0, dated: 0, amiss: [] }
  for (const { text, actions } of sentences) {
    const proposed = propose(text, context).actions
    const tooMuch = [...proposed]
    const missing: Expected[] = []
    const misdated: ProposedAction[] = []
    for (const wanted of actions) {
      const at = tooMuch.findIndex(
        one => one.side === wanted.side && likeness(one.text, wanted.text) >= ALIKE,
      )
      const [same] = at < 0 ? [] : tooMuch.splice(at, 1)
      if (!same) missing.push(wanted)
      else if (same.due !== wanted.due) misdated.push(same)
    }
    score.proposed += proposed.length
    score.wanted += actions.length
    score.right += actions.length - missing.length
    score.dated += actions.length - missing.length - misdated.length
    if (missing.length + tooMuch.length + misdated.length > 0)
      score.amiss.push({ text, missing, tooMuch, misdated })
  }
  return score
}

export function precision({ right, proposed }: Score): number {
  return proposed === 0 ? 1 : right / proposed
}

export function recall({ right, wanted }: Score): number {
  return wanted === 0 ? 1 : right / wanted
}

/** Twice the words they share by the words they have; a word is told by its first letters, so that "mandarle" is "mandar". */
function likeness(a: string, b: string): number {
  const [one, other] = [a, b].map(
    line =>
      new Set(
        fold(line)
          .match(/[\p{L}\p{N}]+/gu)
          ?.map(word => word.slice(0, 5)),
      ),
  )
  const shared = [...one!].filter(word => other!.has(word)).length
  return (2 * shared) / (one!.size + other!.size)
}
