import type { Change } from '../model/change.ts'
import { counterOf } from '../model/change.ts'
import { type AnyShown, accountOf, type Fields, type Row, type Scope } from '../model/row.ts'

/**
 * A row as screens see it: the server's row with the unsent changes folded in, in their order. What was erased takes in nothing more, as on
 * the server. Undefined when there is neither.
 */
export function show(row: Row | undefined, pending: readonly Change[] = []): AnyShown | undefined {
  const first = pending.find(change => change.new)
  if (!row && !first) return undefined
  const fields: Fields = { ...row?.fields }
  let scope: Scope = row?.scope ?? first!.scope
  let change = 0
  for (const next of pending) {
    change = counterOf(next.id)
    if (fields.erased) continue
    for (const [field, value] of Object.entries(next.patch)) {
      if (field === 'scope') scope = value as Scope
      else if (value === null) delete fields[field]
      else fields[field] = value
    }
  }
  return {
    ...fields,
    id: row?.id ?? first!.row,
    noun: row?.noun ?? first!.noun,
    scope,
    account: accountOf(scope),
    revision: row?.revision ?? 0,
    change,
    by: row?.by,
  }
}

const NOT_FIELDS = ['id', 'noun', 'scope', 'account', 'revision', 'change', 'by']

/** The fields of a shown row, without what the engine knows of it. */
export function fieldsOf(shown: AnyShown): Fields {
  return Object.fromEntries(
    Object.entries(shown).filter(([key, value]) => !NOT_FIELDS.includes(key) && value !== undefined),
  )
}
