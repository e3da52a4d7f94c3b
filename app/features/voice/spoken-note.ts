import type { Book } from '../../data/book.ts'
import type { Pulse } from '../../model/check-in.ts'
import type { Decisions } from './decisions.ts'
import type { Heard } from './proposals.ts'
import type { VoiceFields } from './voice-fields.ts'

/** What a spoken note says, from what was typed, dictated and taken of what was heard. */

type Said = Pick<VoiceFields, 'words' | 'dictated' | 'typed'>

/** The note's own text: what was typed, else `untitled`. Dictated words are the recording's transcript, not said twice. */
export function bodyOf({ words, dictated }: Said, isSpoken: boolean, untitled: string): string {
  const own = words.trim()
  return own && !(isSpoken && dictated) ? own : untitled
}

/** The words dictated beside the sound; the machine's until a person typed among them. */
export function transcriptOf({
  words,
  dictated,
  typed,
}: Said): { text: string; edited: boolean } | undefined {
  const text = words.trim()
  return dictated && text ? { text, edited: typed } : undefined
}

/** The account's own people among those taken: after a change of account the others are not hers. */
export function peopleOf(taken: readonly Heard[], account: string, book: Pick<Book, 'contactsOf'>): string[] {
  const known = new Set(book.contactsOf(account).map(person => person.id))
  return taken.flatMap(one => (one.is === 'person' && known.has(one.contact) ? one.contact : []))
}

/** The last pulse that was taken. */
export function pulseOf(taken: readonly Heard[]): Pulse | undefined {
  return taken.findLast(one => one.is === 'pulse')?.pulse
}

/** Signals and sums that were taken, as tags of the note: what the client said stands in its words. */
export function tagsOf(taken: readonly Heard[]): string[] {
  return [...new Set(taken.flatMap(one => (one.is === 'signal' || one.is === 'money' ? tagOf(one) : [])))]
}

/** Keys of the proposals that were dropped. */
export function droppedOf(decisions: Decisions): string[] {
  return Object.entries(decisions).flatMap(([key, one]) => (one.is === 'dropped' ? key : []))
}

export function tagOf(one: Extract<Heard, { is: 'signal' | 'money' }>): string {
  return one.is === 'signal' ? one.signal : one.text
}
