import type { Note } from '../../model/note.ts'
import { itemsOf } from '../../model/row.ts'
import type { Decisions } from './decisions.ts'
import type { ProposedAction } from './proposals.ts'

/** What was dropped travels with the note, so that no other device offers it again. */

const LONGEST_ITEM = 80

/** A proposal's key as the name of an item of the note's set. */
export function droppedItem(key: string): string {
  return key.replace(/[/\p{Cc}]/gu, ' ').slice(0, LONGEST_ITEM)
}

/** Of these proposals, those the note says were dropped. */
export function droppedIn(note: Note, proposals: readonly ProposedAction[]): Decisions {
  const dropped = new Set(itemsOf(note, 'dropped'))
  return Object.fromEntries(
    proposals.flatMap(({ key }) =>
      dropped.has(droppedItem(key)) ? [[key, { is: 'dropped' } as const]] : [],
    ),
  )
}
