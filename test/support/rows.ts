import type { Account } from '../../app/model/account.ts'
import type { Action } from '../../app/model/action.ts'
import type { CheckIn } from '../../app/model/check-in.ts'
import type { Contact } from '../../app/model/contact.ts'
import { newId } from '../../app/model/id.ts'
import type { Note } from '../../app/model/note.ts'
import { inAccount } from '../../app/model/row.ts'

/** Shown rows for tests of rules: only the fields a test is about need saying. */
export const anAccount = (fields: Partial<Account> = {}): Account => shown('account', fields)
export const aContact = (fields: Partial<Contact> = {}): Contact => shown('contact', fields)
export const aCheckIn = (fields: Partial<CheckIn> = {}, people: Contact[] = []): CheckIn => ({
  ...shown('check-in', fields),
  ...Object.fromEntries(people.map(person => [`with/${person.id}`, true])),
})
export const aNote = (fields: Partial<Note> = {}): Note => shown('note', fields)
export const anAction = (fields: Partial<Action> = {}): Action => shown('action', fields)

/** The moment of a wall-clock time where the tests run: `at('2026-11-23 09:30')`. */
export function at(wall: string): number {
  return new Date(wall.replace(' ', 'T')).getTime()
}

/** An id made at a wall-clock time. */
export function idMadeAt(wall: string): string {
  return newId(at(wall))
}

function shown<T extends object>(noun: string, fields: T) {
  const id = 'id' in fields && typeof fields.id === 'string' ? fields.id : newId()
  const account = 'account' in fields && typeof fields.account === 'string' ? fields.account : id
  return { noun, id, account, scope: inAccount(account), revision: 0, change: 0, ...fields }
}
