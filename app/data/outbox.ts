import { type Change, counterOf } from '../model/change.ts'
import { accountOf } from '../model/row.ts'
import type { Sent } from './database.ts'

/** The unsent changes as memory knows them: by row for folding, by account for histories. Filled from the outbox table, never ahead of it. */
export class Pending {
  readonly #rows = new Map<string, Change[]>()
  readonly #accounts = new Map<string, Set<string>>()
  #count = 0

  get count(): number {
    return this.#count
  }

  of(row: string): readonly Change[] {
    return this.#rows.get(row) ?? []
  }

  rows(): Iterable<string> {
    return [...this.#rows.keys()]
  }

  /** Rows with unsent changes that lie, or did lie, in an account. */
  rowsIn(account: string): Iterable<string> {
    return this.#accounts.get(account) ?? []
  }

  /** Takes one write's changes in; twice is once. */
  add(sent: Sent): void {
    for (const change of sent.changes) {
      const changes = this.#rows.get(change.row) ?? []
      if (changes.some(known => known.id === change.id)) continue
      changes.push(change)
      changes.sort((a, b) => counterOf(a.id) - counterOf(b.id))
      this.#rows.set(change.row, changes)
      for (const account of accountsOf(change)) this.#remember(account, change.row)
      this.#count++
    }
  }

  /** Puts what the outbox holds now in place of what was known; answers the rows whose changes differ. */
  replace(outbox: readonly Sent[]): Change[] {
    const before = new Map([...this.#rows.values()].flat().map(change => [change.id, change]))
    const after = new Map(outbox.flatMap(sent => sent.changes).map(change => [change.id, change]))
    this.#rows.clear()
    this.#accounts.clear()
    this.#count = 0
    for (const sent of outbox) this.add(sent)
    return [...before.values()]
      .filter(change => !after.has(change.id))
      .concat([...after.values()].filter(change => !before.has(change.id)))
  }

  #remember(account: string, row: string) {
    const rows = this.#accounts.get(account) ?? new Set()
    rows.add(row)
    this.#accounts.set(account, rows)
  }
}

/** Accounts a change concerns: where its row lies, and where it moves to. */
export function accountsOf(change: Change): string[] {
  const scopes = [change.scope, change.patch.scope]
  return scopes.filter(scope => typeof scope === 'string').map(scope => accountOf(scope as Change['scope']))
}
