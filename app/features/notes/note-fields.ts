import type { Note } from '../../model/note.ts'
import { itemsOf } from '../../model/row.ts'
import type { ChosenAccount } from '../shared/chosen-account.ts'

/** What the note form holds while it is written. */
export interface NoteFields {
  account?: ChosenAccount
  body: string
  with: string[]
}

export function freshFields(account: ChosenAccount | undefined, body = ''): NoteFields {
  return { account, body, with: [] }
}

export function fieldsOf(row: Note, account: ChosenAccount | undefined): NoteFields {
  return { account, body: row.body ?? '', with: itemsOf(row, 'with') }
}
