import { account } from './account.ts'
import { action } from './action.ts'
import { attachment } from './attachment.ts'
import { checkIn } from './check-in.ts'
import { contact } from './contact.ts'
import { member } from './member.ts'
import { note } from './note.ts'
import type { Noun } from './noun.ts'
import { workspace } from './workspace.ts'

/** The list of nouns. The device's shelves, the server's validation and the access scope all come from it. */
export const nouns = {
  workspace,
  member,
  account,
  contact,
  'check-in': checkIn,
  note,
  action,
  attachment,
} satisfies Record<string, Noun>

export type NounName = keyof typeof nouns

/** Raised with every additive change of the nouns' fields; travels with each request. */
export const SCHEMA = 4

export function nounOf(name: string): Noun | undefined {
  return Object.hasOwn(nouns, name) ? nouns[name as NounName] : undefined
}
