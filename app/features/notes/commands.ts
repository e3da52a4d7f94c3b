import type { Book, Edit, Written } from '../../data/book.ts'
import { newId } from '../../model/id.ts'
import { type AnyShown, type Fields, inAccount, itemsOf, type Scope } from '../../model/row.ts'
import { accountEdits, type ChosenAccount } from '../shared/chosen-account.ts'
import { type MetText, settled } from '../shared/met-texts.ts'
import { nextActionEdit } from '../shared/next-action.ts'
import { savedOn } from '../shared/saved-on.ts'
import { NO_DATE, settle } from '../shared/when.ts'
import { type Attached, attachEdits } from './attached.ts'
import { actionsIn, peopleIn, tagsIn, withActionsMade } from './marks.ts'

/** A note as a person wrote it. */
export interface NoteValues {
  account: ChosenAccount
  body: string
  /** Ids of the contacts who were there. */
  with: string[]
  /** What is to hang on a new note. */
  attached?: readonly Attached[]
}

/** The moment it is saved, and the day it is on this device. */
export interface Now {
  now: number
  today: string
}

export interface NoteWritten extends Written {
  id: string
  /** How many next actions were made from its lines. */
  actions: number
}

export interface NoteChanged extends NoteWritten {
  /** The row as this save left it: what an editor that stays open goes on from, whatever has arrived meanwhile. */
  saved: AnyShown
}

/** Saves a new note, and in the same step the next actions its lines ask for. */
export async function writeNote(book: Book, values: NoteValues, at: Now): Promise<NoteWritten> {
  const id = newId()
  const scope = inAccount(values.account.id)
  const actions = await actionEdits(book, values, id, at)
  const note: Edit = { noun: 'note', id, scope, patch: { at: at.now, ...patchOf(book, values) } }
  const attached = attachEdits(values.account.id, id, values.attached ?? [], at.now)
  const written = await book.write([...accountEdits(values.account, book), note, ...attached, ...actions])
  return { ...written, id, actions: actions.length }
}

/** Changes a note; a different account moves it there. `also` are further fields of it that change in the same step. */
export async function changeNote(
  book: Book,
  seen: AnyShown,
  values: NoteValues,
  at: Now,
  also: Fields = {},
): Promise<NoteChanged> {
  const scope = inAccount(values.account.id)
  const actions = await actionEdits(book, values, seen.id, at)
  const patch = { ...patchOf(book, values, seen), ...(scope !== seen.scope && { scope }), ...also }
  const hanging = scope === seen.scope ? [] : await book.attachmentsOf(seen)
  const written = await book.write([
    ...accountEdits(values.account, book),
    { noun: 'note', id: seen.id, scope: seen.scope, seen, patch },
    ...hanging.map(moveTo(scope)),
    ...actions,
  ])
  const saved = savedOn(seen, { ...patch, scope, account: values.account.id }, written)
  return { ...written, id: seen.id, actions: actions.length, saved }
}

/** What hangs on a note goes with it. */
const moveTo =
  (scope: Scope) =>
  (seen: AnyShown): Edit => ({ noun: 'attachment', id: seen.id, scope: seen.scope, seen, patch: { scope } })

export function deleteNote(book: Book, seen: AnyShown): Promise<Written> {
  return book.write([{ noun: 'note', id: seen.id, scope: seen.scope, seen, patch: { deleted: true } }])
}

/** Lets the versions that met go and leaves the text as it stands; the row's history keeps them. */
export function keepWhatStands(book: Book, row: AnyShown, mets: readonly MetText[]): Promise<Written> {
  return book.write([{ noun: 'note', id: row.id, scope: row.scope, seen: row, patch: settled(mets) }])
}

async function actionEdits(
  book: Book,
  values: NoteValues,
  from: string,
  { now, today }: Now,
): Promise<Edit[]> {
  const settled = await Promise.all(actionsIn(values.body).map(text => settle(text, NO_DATE, now, today)))
  return settled.map(({ text, due }) =>
    nextActionEdit(book, values.account.id, { text, due: due.date, time: due.time }, from),
  )
}

/** Tags and people follow the text: those it names are in, those it no longer names are out. A tag that was never in it stays. */
function patchOf(book: Book, { account, body, with: people }: NoteValues, seen?: AnyShown): Fields {
  const named = peopleIn(body, book.contactsOf(account.id)).map(person => person.id)
  const there = [...new Set([...people, ...named])]
  return {
    body: withActionsMade(body),
    ...setPatch('with', there, seen && itemsOf(seen, 'with')),
    ...setPatch('tag', tagsIn(body), seen && tagsIn(String(seen.body ?? ''))),
  }
}

function setPatch(set: string, items: string[], before: string[] = []): Fields {
  const gone = before.filter(item => !items.includes(item))
  return Object.fromEntries([
    ...items.map(item => [`${set}/${item}`, true] as const),
    ...gone.map(item => [`${set}/${item}`, false] as const),
  ])
}
