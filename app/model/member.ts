import { flag, id, line, name, oneOf } from './field.ts'
import type { Noun } from './noun.ts'
import type { Shown } from './row.ts'

export const ROLES = ['rep', 'manager', 'admin'] as const

const fields = {
  name: name(),
  email: line(320),
  role: oneOf(...ROLES),
  /** The member whose team they are in. */
  manager: id(),
  left: flag(),
}

/** A person who signs in. The server alone writes them. */
export const member = {
  fields,
  required: ['name'],
  scope: 'workspace',
  writtenBy: 'server',
  lies: 'book',
} satisfies Noun

export type Member = Shown<typeof fields>
