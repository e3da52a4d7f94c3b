import type { Note } from '../../model/note.ts'
import { idsThere, type PersonOf } from '../../model/people-there.ts'
import type { ChosenAccount } from '../shared/chosen-account.ts'
import type { Attached } from './attached.ts'

/** What the note form holds while it is written. */
export interface NoteFields {
  account?: ChosenAccount
  body: string
  with: string[]
  /** Photos and files that are saved with a new note; on a note's page they hang at once. */
  attached: Attached[]
}

export function freshFields(account: ChosenAccount | undefined, body = ''): NoteFields {
  return { account, body, with: [], attached: [] }
}

export function fieldsOf(row: Note, account: ChosenAccount | undefined, personOf: PersonOf): NoteFields {
  return { account, body: row.body ?? '', with: idsThere(row, personOf), attached: [] }
}
