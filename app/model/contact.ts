import { flag, id, line, name, oneOf, text } from './field.ts'
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
  /** The contact this one turned out to be: it was merged away, and what comes for it goes there. */
  into: id(),
  /** Erased for good: nothing is kept of it but that it was. */
  erased: flag(),
}

/** A person at the account. `merged/<contact>` names those that were merged into this one. */
export const contact = {
  fields,
  required: ['name'],
  sets: ['merged'],
  texts: ['about'],
  scope: 'account',
  writtenBy: 'member',
  lies: 'book',
} satisfies Noun

export type Contact = Shown<typeof fields>
