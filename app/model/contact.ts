import { flag, line, name, oneOf, text } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const DECISION_ROLES = ['decision maker', 'champion', 'influencer', 'user', 'blocker'] as const

const fields = {
  name: name(),
  /** Job title, as on the card. */
  role: line(),
  decisionRole: oneOf(...DECISION_ROLES),
  phone: line(300),
  mobile: line(300),
  email: line(320),
  about: text(),
  /** Left the company; kept for what was said with them. */
  left: flag(),
  deleted: flag(),
}

/** A person at the account. */
export const contact = {
  fields,
  required: ['name'],
  texts: ['about'],
  scope: 'account',
  writtenBy: 'member',
  lies: 'book',
} satisfies Noun

export type Contact = Shown<typeof fields>
