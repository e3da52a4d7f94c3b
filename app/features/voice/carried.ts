import type { Note } from '../../model/note.ts'
import { itemsOf } from '../../model/row.ts'
import type { Heard } from './proposals.ts'
import { tagOf } from './spoken-note.ts'

/** What a saved note carries of what was heard, and how that is changed. The note says it itself, on whichever device. */

export function isCarried(note: Note, one: Heard): boolean {
  if (one.is === 'pulse') return note.pulse === one.pulse
  if (one.is === 'person') return itemsOf(note, 'with').includes(one.contact)
  return itemsOf(note, 'tag').includes(tagOf(one))
}

export function carryPatch(one: Heard, carry: boolean): Record<string, unknown> {
  if (one.is === 'pulse') return { pulse: carry ? one.pulse : null }
  if (one.is === 'person') return { [`with/${one.contact}`]: carry }
  return { [`tag/${tagOf(one)}`]: carry }
}

/** What is heard in the words, and what the note carries besides; people, and tags that stand in its text, are seen elsewhere. */
export function heardAndCarried(
  heard: readonly Heard[],
  note: Note,
  signals: Record<string, string>,
): Heard[] {
  const body = (note.body ?? '').toLowerCase()
  const tags = itemsOf(note, 'tag').filter(tag => !body.includes(`#${tag}`))
  const carried: Heard[] = [
    ...(note.pulse ? [{ key: `pulse:${note.pulse}`, is: 'pulse' as const, pulse: note.pulse }] : []),
    ...tags.map((tag): Heard => {
      const key = `carried:${tag}`
      return tag in signals ? { key, is: 'signal', signal: tag, text: '' } : { key, is: 'money', text: tag }
    }),
  ]
  const isSame = (one: Heard, other: Heard) =>
    one.is === 'pulse' || one.is === 'person' || other.is === 'pulse' || other.is === 'person'
      ? one.key === other.key
      : tagOf(one) === tagOf(other)
  return [...heard, ...carried.filter(one => !heard.some(other => isSame(one, other)))]
}
