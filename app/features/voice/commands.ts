import type { Book, Edit, Written } from '../../data/book.ts'
import type { Finished } from '../../data/recordings.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Pulse } from '../../model/check-in.ts'
import { newId } from '../../model/id.ts'
import { type AnyShown, inAccount } from '../../model/row.ts'
import { accountEdits, type ChosenAccount } from '../shared/chosen-account.ts'
import { type MetText, settled } from '../shared/met-texts.ts'
import { nextActionEdit } from '../shared/next-action.ts'
import type { AddedAction } from './decisions.ts'
import { droppedItem } from './dropped.ts'

/** A voice note as it is saved. */
export interface VoiceNote {
  account: ChosenAccount
  at: number
  body: string
  recordings: Finished[]
  /** Language spoken. */
  language: string
  /** Words dictated beside the sound; `edited` when the person changed them. */
  transcript?: { text: string; edited: boolean }
  /** Ids of the contacts who were named and taken. */
  with: string[]
  /** Signals that were taken. */
  tags: string[]
  pulse?: Pulse
  actions: AddedAction[]
  /** Keys of the proposals nobody wants to see again. */
  dropped: string[]
}

export interface VoiceNoteWritten extends Written {
  id: string
}

/** Saves the note, its recordings, and what was accepted with it, in one step. */
export async function saveVoiceNote(book: Book, note: VoiceNote): Promise<VoiceNoteWritten> {
  const id = newId()
  const { account, at, body, pulse } = note
  const patch = {
    at,
    body,
    ...(pulse && { pulse }),
    ...setPatch('with', note.with),
    ...setPatch('tag', note.tags),
    ...setPatch('dropped', note.dropped.map(droppedItem)),
  }
  const edits: Edit[] = [
    ...accountEdits(account, book),
    { noun: 'note', id, scope: inAccount(account.id), patch },
    ...note.recordings.map((_, part) => recordingEdit(note, id, part)),
    ...note.actions.map(action => nextActionEdit(book, account.id, action, id)),
  ]
  return { ...(await book.write(edits)), id }
}

/** Makes one proposed action of a note that is saved already. */
export function addProposed(book: Book, note: AnyShown, action: AddedAction): Promise<Written> {
  return book.write([nextActionEdit(book, note.account, action, note.id)])
}

/** The words as a person left them: no longer the machine's. */
export function editTranscript(book: Book, seen: Attachment, transcript: string): Promise<Written> {
  return change(book, seen, { transcript, edited: true })
}

/** One of the versions of its words that met stands, or with none chosen what stands; the row's history keeps the others. */
export function settleMet(
  book: Book,
  seen: Attachment,
  mets: readonly MetText[],
  used?: MetText,
): Promise<Written> {
  return change(book, seen, { ...(used && { transcript: used.text, edited: true }), ...settled(mets) })
}

/** Asks the server for words once more. */
export function askForWords(book: Book, seen: Attachment, now: number): Promise<Written> {
  return change(book, seen, { asked: now })
}

export function deleteRecording(book: Book, seen: Attachment): Promise<Written> {
  return change(book, seen, { deleted: true })
}

/** Takes what was also heard into a note that is saved already. */
export function changeNote(book: Book, seen: AnyShown, patch: Record<string, unknown>): Promise<Written> {
  return book.write([{ noun: 'note', id: seen.id, scope: seen.scope, seen, patch }])
}

function setPatch(set: string, items: readonly string[]): Record<string, true> {
  return Object.fromEntries(items.map(item => [`${set}/${item}`, true as const]))
}

function recordingEdit(note: VoiceNote, of: string, part: number): Edit {
  const { blob, seconds } = note.recordings[part]!
  const words = part === 0 && note.transcript
  const patch = {
    of,
    kind: 'audio',
    blob,
    at: note.at,
    seconds,
    part,
    language: note.language,
    ...(words && { transcript: words.text, ...(words.edited && { edited: true }) }),
  }
  return { noun: 'attachment', id: newId(), scope: inAccount(note.account.id), patch }
}

function change(book: Book, seen: Attachment, patch: Record<string, unknown>): Promise<Written> {
  return book.write([
    { noun: 'attachment', id: seen.id, scope: seen.scope, seen: seen as unknown as AnyShown, patch },
  ])
}
