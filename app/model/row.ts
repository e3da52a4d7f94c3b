import type * as v from 'valibot'

/**
 * Where a row lies and who may read it: `workspace`, `account/<id>` or `member/<id>`. Access is by whole rows.
 */
export type Scope = 'workspace' | `account/${string}` | `member/${string}`

/** A row as the server holds it and sends it. `revision` is 0 for a row that has never been sent. */
export interface Row {
  noun: string
  id: string
  scope: Scope
  revision: number
  /** Member who made it; the server sets it. */
  by?: string
  /** Accounts it lay in before it was moved, so that every device finds the place it must leave. */
  past?: string[]
  /** Not a row but the word that it lies in this scope no more, as of this revision. */
  left?: true
  fields: Fields
}

export type Fields = Record<string, unknown>

type Values<F extends Record<string, v.GenericSchema>> = { [K in keyof F]?: v.InferOutput<F[K]> }

/**
 * A row as screens see it: the server's row with this device's unsent changes folded in, fields laid flat.
 * Set fields (`tag/wine`) are reached through `itemsOf`.
 */
export type Shown<F extends Record<string, v.GenericSchema>> = Values<F> & {
  readonly id: string
  readonly noun: string
  readonly scope: Scope
  /** Account the row belongs to; its own id for an account, empty for workspace rows. */
  readonly account: string
  readonly revision: number
  /** Highest own unsent change folded in; 0 when nothing waits. */
  readonly change: number
  readonly by?: string
}

/** A shown row of whichever noun. */
export type AnyShown = Shown<Record<never, never>> & Readonly<Record<string, unknown>>

/** The items of a set that are in it: `itemsOf(account, 'tag')` → `['key', 'wine']`, sorted. */
export function itemsOf(row: object, set: string): string[] {
  const head = `${set}/`
  return Object.entries(row)
    .filter(([key, value]) => key.startsWith(head) && value !== false && value != null)
    .map(([key]) => key.slice(head.length))
    .sort()
}

/** The account of a scope; empty when it is not an account's. */
export function accountOf(scope: Scope): string {
  return scope.startsWith('account/') ? scope.slice('account/'.length) : ''
}

export function inAccount(account: string): Scope {
  return `account/${account}`
}
