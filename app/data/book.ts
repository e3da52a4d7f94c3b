import type { Account } from '../model/account.ts'
import type { Action } from '../model/action.ts'
import type { Attachment } from '../model/attachment.ts'
import type { CheckIn } from '../model/check-in.ts'
import type { Contact } from '../model/contact.ts'
import type { Member } from '../model/member.ts'
import type { Note } from '../model/note.ts'
import type { NounName } from '../model/nouns.ts'
import type { AnyShown, Fields, Scope, Shown } from '../model/row.ts'
import type { Summary } from '../model/summary.ts'
import type { Workspace } from '../model/workspace.ts'

/**
 * Everything this device holds for one member of one server: what features read and write. Guarantees:
 *
 * - `write` resolves after its transaction is complete on disk (strict durability), with all edits in it or none.
 * - A shown row is the server's row with this device's unsent changes folded in; it is computed, never stored.
 * - Accounts, contacts, open actions and a summary per account are in memory and answered at once; check-ins, notes and
 *   finished actions are read from disk, one account at a time.
 * - Nothing here waits for the network.
 */
export interface Book {
  readonly me: Me
  /** False while the rest of the book is still being read after the first screen; reads answer with what is there. */
  readonly whole: boolean

  accounts(): Account[]
  /** One account, deleted or not; none that was erased. */
  account(id: string): Account | undefined
  contacts(): Contact[]
  /** One person, deleted or not. */
  contact(id: string): Contact | undefined
  contactsOf(account: string): Contact[]
  openActions(): Action[]
  openActionsOf(account: string): Action[]
  /** Last check-ins and planned ones of an account, without opening its history. */
  summary(account: string): Summary
  members(): Member[]
  workspace(): Workspace
  /** Check-ins, notes, finished actions and attachments of one account, newest first; deleted ones are left out. */
  history(account: string): Promise<History>
  /** What hangs on one note, in the order it was made; the parts of a recording in theirs. */
  attachmentsOf(note: { id: string; account: string }): Promise<Attachment[]>
  /** Deleted rows that can be brought back, so none that were erased: of one account, or the deleted accounts. */
  deleted(account?: string): Promise<AnyShown[]>
  /** One row of any noun, deleted or not. `account` says where to look for a history row. */
  row(noun: NounName, id: string, account: string): Promise<AnyShown | undefined>

  /**
   * Saves edits: validated, stamped, appended to the outbox in one transaction, in which what needed attention and is `settled` by
   * them, by its id, is forgotten. Rejects with `NotSaved`.
   */
  write(edits: Edit[], settled?: string): Promise<Written>

  /** Keeps the rows that Today shows in one record, so that the next start paints before the whole book is read. */
  rememberFirstScreen(rows: { accounts: string[]; actions: string[] }): Promise<void>

  /** Calls back after what `topics` names has changed, in this tab or another; returns how to stop. */
  on(topics: Topic[], changed: () => void): () => void

  drafts: Drafts
}

/**
 * `account` covers all accounts; `history/<account>` one account's check-ins, notes, finished actions and attachments; `bytes` what
 * is kept of recordings, photos and files, and how far it has been sent.
 */
export type Topic =
  | 'account'
  | 'contact'
  | 'action'
  | 'summary'
  | 'member'
  | 'workspace'
  | 'outbox'
  | 'attention'
  | 'bytes'
  | `history/${string}`

export interface Me {
  member: string
  name: string
  workspace: string
  /** `device`: nothing leaves this device; `example`: the example book; else the server's id. */
  server: string
}

export interface History {
  checkIns: CheckIn[]
  notes: Note[]
  done: Action[]
  /** Not those of a deleted note. */
  attachments: Attachment[]
}

/** One edit of one row. `seen` is the row as the form was filled with it; absent for a new row. */
export interface Edit {
  noun: NounName
  id: string
  scope: Scope
  seen?: Seen
  patch: Fields
  /** What the texts in `patch` grew out of, where that is not what `seen` holds: an edit that is tried again. */
  from?: Record<string, string>
}

/** A shown row of any noun, as it was when the form was filled. */
export type Seen = Shown<Record<never, never>>

export interface Written {
  /** Highest counter of the changes written. */
  change: number
  /** Undoes it as a new change, only where a field still holds what was written; says which rows had changed since. */
  undo(): Promise<Undone>
}

/** `left`: rows that somebody had changed since; `gone`: something of it is no longer on this device, so that nobody here may change it. */
export interface Undone {
  left: string[]
  gone?: true
}

/** Half-written forms. A key names the form (`check-in`, `note/<id>`); values are plain data. */
export interface Drafts {
  read<T>(key: string): Promise<T | undefined>
  keep(key: string, value: unknown): Promise<void>
  drop(key: string): Promise<void>
}
