import * as v from 'valibot'
import { LONGEST_TEXT, SET_KEY } from './field.ts'
import type { Noun } from './noun.ts'
import type { Fields, Scope } from './row.ts'
import type { Stamp } from './stamp.ts'

/** What the form had seen when it was filled: the row's revision, and this device's last unsent change folded into it. */
export interface Base {
  revision: number
  change: number
}

/** One edit of one row, made on one device; never altered once it is in the outbox. */
export interface Change {
  /** `<device>:<counter>` */
  id: string
  noun: string
  row: string
  scope: Scope
  new?: true
  /** Only what differs from what the form was filled with. `null` clears a field; `scope` moves the row. */
  patch: Fields
  /** Of the texts in `patch`: what their editor was filled with, or that editor's own previous save. Older apps do not say. */
  from?: Record<string, string>
  stamp: Stamp
  base: Base
}

export const REJECTIONS = [
  'fault',
  'invalid',
  'gone',
  'erased',
  'not_found',
  'forbidden',
  'id_reuse',
  'too_large',
] as const
export type Rejection = (typeof REJECTIONS)[number]

/**
 * The server's answer to one change. `later` names fields this server does not know yet; `redirected` says for rows it spoke of that were
 * merged away which row stands for them now; `by` is who made the edit because of which a deletion was not done. Older servers do not say.
 */
export type Verdict =
  | { change: string; is: 'applied'; later?: string[] }
  | {
      change: string
      is: 'merged'
      refused: string[]
      redirected?: Record<string, string>
      later?: string[]
      by?: string
    }
  | { change: string; is: 'rejected'; code: Rejection; sentence: string }

export function changeId(device: string, counter: number): string {
  return `${device}:${counter}`
}

export function deviceOf(change: string): string {
  return change.slice(0, change.indexOf(':'))
}

/** The server's own hand, in the changes it makes itself. */
export const SERVER_DEVICE = '0'.repeat(16)

export function counterOf(change: string): number {
  return Number(change.slice(change.indexOf(':') + 1))
}

/** What is wrong with a field: `required`, `too long`, or simply not of its kind. */
export interface Problem {
  field: string
  why: 'required' | 'too_long' | 'invalid'
}

/**
 * Reads a patch of a noun: the fields it knows, cleaned (`fields`), the names it does not know (`later`), what is wrong (`problems`).
 * The device runs it before saving, the server before merging, so neither refuses what the other took.
 */
export function readPatch(
  noun: Noun,
  patch: Fields,
  isNew: boolean,
): { fields: Fields; later: string[]; problems: Problem[] } {
  const fields: Fields = {}
  const later: string[] = []
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(patch)) {
    if (key === 'scope') continue
    const schema = schemaOf(noun, key)
    if (!schema) later.push(key)
    else if (value === null || (value === '' && !isRequired(noun, key))) {
      if (isRequired(noun, key)) problems.push({ field: key, why: 'required' })
      else fields[key] = null
    } else {
      const read = v.safeParse(schema, value)
      // Spaces alone are trimmed to nothing, and nothing is cleared.
      if (read.success) fields[key] = read.output === '' ? null : read.output
      else problems.push({ field: key, why: whyOf(read.issues[0].type, noun, key, value) })
    }
  }
  if (isNew)
    for (const key of noun.required ?? []) if (!(key in patch)) problems.push({ field: key, why: 'required' })
  return { fields, later, problems }
}

const inSet = v.boolean()
const metText = v.pipe(v.string(), v.maxLength(LONGEST_TEXT))

function schemaOf(noun: Noun, key: string): v.GenericSchema | undefined {
  if (Object.hasOwn(noun.fields, key)) return noun.fields[key]
  if (!SET_KEY.test(key)) return undefined
  const set = key.slice(0, key.indexOf('/'))
  if (set === 'met') return noun.texts ? metText : undefined
  return noun.sets?.includes(set) ? inSet : undefined
}

function isRequired(noun: Noun, key: string): boolean {
  return noun.required?.includes(key) ?? false
}

function whyOf(issue: string, noun: Noun, key: string, value: unknown): Problem['why'] {
  if (issue === 'max_length') return 'too_long'
  if (issue === 'check' && isRequired(noun, key) && typeof value === 'string') return 'required'
  return 'invalid'
}
