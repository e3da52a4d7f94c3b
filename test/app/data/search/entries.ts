import { type Entry, entryOf } from '../../../../app/data/search/entry.ts'
import { newId } from '../../../../app/model/id.ts'
import type { AnyShown } from '../../../../app/model/row.ts'

/** Entries to search among, as short as a test would write them. */

export const account = (name: string, more: Partial<Entry> = {}): Entry => {
  const id = newId()
  return { ...entryOf(row('account', id, { name }))!, account: id, ...more }
}

export const contact = (
  name: string,
  { phone, ...more }: Partial<Entry> & { phone?: string } = {},
): Entry => ({
  ...entryOf(row('contact', newId(), { name, phone }))!,
  ...more,
})

export const note = (body: string, more: Partial<Entry> = {}): Entry => ({
  ...entryOf(row('note', newId(), { body, at: 1 }))!,
  ...more,
})

export const action = (text: string): Entry => entryOf(row('action', newId(), { text }))!

export function row(
  noun: string,
  id: string,
  fields: Record<string, unknown>,
  account = 'some account',
): AnyShown {
  return { noun, id, account, scope: `account/${account}`, revision: 1, change: 0, ...fields }
}
