import * as v from 'valibot'
import type { Book, Edit, Written } from '../../data/book.ts'
import type { Kind, Pulse } from '../../model/check-in.ts'
import { type Place, place } from '../../model/field.ts'
import { newId } from '../../model/id.ts'
import { type AnyShown, type Fields, inAccount, itemsOf } from '../../model/row.ts'
import { accountEdits, type ChosenAccount } from '../shared/chosen-account.ts'
import { type NextAction, nextActionEdit } from '../shared/next-action.ts'

/** A check-in as a person filled it in. */
export interface CheckInValues {
  account: ChosenAccount
  kind: Kind
  pulse?: Pulse
  /** When it happened or is to happen, in milliseconds. */
  at: number
  said: string
  /** Ids of the contacts who were there. */
  with: string[]
  place?: Place
}

export interface Logged extends Written {
  id: string
  account: string
}

/**
 * Saves a check-in, and with it the next action and a new account when there are such, as one step. In the future it is a
 * planned one.
 */
export async function logCheckIn(
  book: Book,
  values: CheckInValues,
  next?: NextAction,
  setPlace = false,
): Promise<Logged> {
  const id = newId()
  const scope = inAccount(values.account.id)
  const edits: Edit[] = [
    ...accountEdits(values.account, book),
    { noun: 'check-in', id, scope, patch: patchOf(values) },
  ]
  if (next?.text) edits.push(nextActionEdit(book, values.account.id, next, id))
  if (setPlace && values.place) edits.push(...placeEdits(book, values.account.id, values.place))
  return { ...(await book.write(edits)), id, account: values.account.id }
}

/** Changes a check-in; a different account moves it there. `also` are further fields of it that change in the same step. */
export function changeCheckIn(
  book: Book,
  seen: AnyShown,
  values: CheckInValues,
  also: Fields = {},
): Promise<Written> {
  const scope = inAccount(values.account.id)
  const patch = {
    ...patchOf(values),
    ...without(seen, values.with),
    ...(scope !== seen.scope && { scope }),
    ...also,
  }
  return book.write([
    ...accountEdits(values.account, book),
    { noun: 'check-in', id: seen.id, scope: seen.scope, seen, patch },
  ])
}

/** Adds the place that came after a check-in was saved; nothing when the check-in is gone or has one. */
export async function addPlace(
  book: Book,
  logged: { id: string; account: string },
  found: Place,
): Promise<void> {
  const seen = await book.row('check-in', logged.id, logged.account)
  if (!seen || seen.deleted || seen.place || !isPlace(found)) return
  await book.write([{ noun: 'check-in', id: seen.id, scope: seen.scope, seen, patch: { place: found } }])
}

export function deleteCheckIn(book: Book, seen: AnyShown): Promise<Written> {
  return book.write([{ noun: 'check-in', id: seen.id, scope: seen.scope, seen, patch: { deleted: true } }])
}

function patchOf(values: CheckInValues): Fields {
  const { kind, pulse, at, said } = values
  return {
    kind,
    at,
    said,
    pulse: pulse ?? null,
    ...(values.place && isPlace(values.place) && { place: values.place }),
    ...Object.fromEntries(values.with.map(id => [`with/${id}`, true])),
  }
}

/** Who was there before and is no longer said to have been. */
function without(seen: AnyShown, people: string[]): Fields {
  const gone = itemsOf(seen, 'with').filter(id => !people.includes(id))
  return Object.fromEntries(gone.map(id => [`with/${id}`, false]))
}

function placeEdits(book: Book, id: string, found: Place): Edit[] {
  const seen = book.account(id)
  if (!seen || seen.place || !isPlace(found)) return []
  return [
    { noun: 'account', id, scope: seen.scope, seen: seen as unknown as AnyShown, patch: { place: found } },
  ]
}

/** A place the platform made up (latitude 91) is left out; the check-in is saved without. */
function isPlace(found: Place): boolean {
  return v.is(place(), found)
}
