import { isId } from './field.ts'
import type { Fields } from './row.ts'

/** A form that was left half-written, as it keeps itself. */
export interface HalfWritten {
  key: string
  value: unknown
}

/** What was typed into a form since it was filled, in the form's order; a date as it was typed. */
export function typedIn({ value }: HalfWritten): string[] {
  const { values, filled } = fieldsIn(value)
  const before = fieldsIn(filled)
  return Object.entries(fieldsIn(values)).flatMap(([field, value]) => {
    const typed = textOf(value)
    return typed.trim() && typed !== textOf(before[field]) && !isId(typed) ? [typed] : []
  })
}

/** Id of the account a form is for: the one chosen in it, that of the row it was to change, or the one it was opened on. */
export function accountOfForm({ key, value }: HalfWritten): string | undefined {
  const { values, seen } = fieldsIn(value)
  const { account } = fieldsIn(values)
  const opened = /^account\/(\S+)$|\/new\/(\S+)$/.exec(key)
  return [fieldsIn(account).id, account, fieldsIn(seen).account, opened?.[1], opened?.[2]].find(
    (one): one is string => typeof one === 'string' && isId(one),
  )
}

function textOf(value: unknown): string {
  const text = typeof value === 'object' && value ? (value as { text?: unknown }).text : value
  return typeof text === 'string' ? text : ''
}

/** It comes from a device, of whatever version: anything may stand in it. */
function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
