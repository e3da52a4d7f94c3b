import type { CheckIn } from '../model/check-in.ts'
import { nounOf } from '../model/nouns.ts'
import type { AnyShown, Row } from '../model/row.ts'
import { NOTHING_YET, type Summary, withTouch } from '../model/summary.ts'
import type { Topic } from './book.ts'
import type { Pending } from './outbox.ts'
import { show } from './shown.ts'

/**
 * The part of the book that is held in memory: accounts, contacts, open actions, members, the workspace, and a summary per account.
 * It holds shown rows; beside a row with unsent changes it keeps the server's row too, as the shadow to fold them onto again.
 */
export class Replica {
  readonly #shown = new Map<string, Map<string, AnyShown>>()
  readonly #shadows = new Map<string, Row>()
  readonly #summaries = new Map<string, Summary>()
  readonly #shownSummaries = new Map<string, Summary>()
  readonly #byAccount = new Map<string, Map<string, Set<string>>>()
  readonly #lists = new Map<string, AnyShown[]>()

  constructor(
    readonly pending: Pending,
    readonly now: () => number,
  ) {}

  get(noun: string, id: string): AnyShown | undefined {
    return this.#shown.get(noun)?.get(id)
  }

  /** All rows of a noun that are not deleted; the same array until one of them changes. */
  list(noun: string): AnyShown[] {
    const known = this.#lists.get(noun)
    if (known) return known
    const rows = [...(this.#shown.get(noun)?.values() ?? [])].filter(row => !row.deleted)
    this.#lists.set(noun, rows)
    return rows
  }

  listIn(noun: string, account: string): AnyShown[] {
    const ids = this.#byAccount.get(noun)?.get(account) ?? []
    return [...ids].map(id => this.get(noun, id)!).filter(row => !row.deleted)
  }

  /** Every row held, deleted or not. */
  *all(): Iterable<AnyShown> {
    for (const rows of this.#shown.values()) yield* rows.values()
  }

  summary(account: string): Summary {
    const known = this.#shownSummaries.get(account)
    if (known) return known
    const summary = this.#foldSummary(account)
    this.#shownSummaries.set(account, summary)
    return summary
  }

  /** Takes rows as the server sent them; an older revision than the one held changes nothing. */
  take(rows: Iterable<Row>): void {
    for (const row of rows) {
      const held = this.get(row.noun, row.id)
      if (held && held.revision > row.revision) continue
      if (
        held &&
        held.revision === row.revision &&
        held.change === 0 &&
        row.revision > 0 &&
        !this.pending.of(row.id).length
      )
        continue
      this.#show(row, row)
    }
  }

  takeSummaries(summaries: Record<string, Summary>): void {
    for (const [account, summary] of Object.entries(summaries)) {
      this.#summaries.set(account, summary)
      this.#shownSummaries.delete(account)
    }
  }

  /** The summary of what the server sent, without unsent check-ins: what the device stores. */
  storedSummary(account: string): Summary {
    return this.#summaries.get(account) ?? NOTHING_YET
  }

  /** Folds a row's unsent changes anew, after some were added or settled. */
  refold(noun: string, id: string): void {
    const row = this.stored(noun, id)
    this.#show(row, { noun, id })
  }

  /** Takes the server's row of a row that only unsent changes bring into the book: a finished action opened again. */
  shadow(row: Row): void {
    this.#show(row, row)
  }

  shadowOf(id: string): Row | undefined {
    return this.#shadows.get(id)
  }

  /** A row as the server sent it. */
  stored(noun: string, id: string): Row | undefined {
    return this.#shadows.get(id) ?? this.#unshow(this.get(noun, id))
  }

  forgetSummary(account: string): void {
    this.#shownSummaries.delete(account)
  }

  drop(noun: string, id: string): void {
    // Also of a row that has left the book already: an action finished here, whose answer has come.
    this.#shadows.delete(id)
    const held = this.get(noun, id)
    if (!held) return
    this.#shown.get(noun)!.delete(id)
    this.#byAccount.get(noun)?.get(held.account)?.delete(id)
    this.#lists.delete(noun)
  }

  #show(row: Row | undefined, { noun, id }: { noun: string; id: string }): void {
    const changes = this.pending.of(id)
    const shown = show(row, changes)
    const belongs = shown && liesInBook(shown)
    this.drop(noun, id)
    if (row && changes.length) this.#shadows.set(id, row)
    if (!belongs) return
    const rows = this.#shown.get(noun) ?? new Map()
    this.#shown.set(noun, rows.set(id, shown))
    if (shown.account && noun !== 'account') this.#index(noun, shown.account, id)
    this.#lists.delete(noun)
  }

  #index(noun: string, account: string, id: string) {
    const accounts = this.#byAccount.get(noun) ?? new Map<string, Set<string>>()
    this.#byAccount.set(noun, accounts)
    accounts.set(account, (accounts.get(account) ?? new Set()).add(id))
  }

  /** A shown row without unsent changes is the server's row laid flat; this is the way back. */
  #unshow(shown: AnyShown | undefined): Row | undefined {
    if (!shown || shown.revision === 0) return undefined
    const { id, noun, scope, account: _, revision, change: __, by, ...fields } = shown
    return { id, noun, scope, revision, by, fields }
  }

  #foldSummary(account: string): Summary {
    let summary = this.storedSummary(account)
    for (const id of this.pending.rowsIn(account)) {
      const changes = this.pending.of(id)
      if (changes[0]?.noun !== 'check-in') continue
      const known = [...summary.recent, ...summary.planned].find(touch => touch.id === id)
      const base: Row | undefined = known && {
        noun: 'check-in',
        id,
        scope: changes[0].scope,
        revision: 1,
        fields: { ...known },
      }
      const shown =
        show(base, changes) ??
        show(
          undefined,
          changes.map(change => ({ ...change, new: true })),
        )
      if (shown) summary = withTouch(summary, shown as CheckIn, this.now(), shown.account !== account).summary
    }
    return summary
  }
}

/** What changes on screen when a row of this noun does. */
export function topicsOf(noun: string, accounts: Iterable<string>): Topic[] {
  const topics: Topic[] = []
  if (
    noun === 'account' ||
    noun === 'contact' ||
    noun === 'action' ||
    noun === 'member' ||
    noun === 'workspace'
  )
    topics.push(noun)
  if (noun === 'check-in') topics.push('summary')
  if (noun !== 'account' && noun !== 'contact')
    for (const account of accounts) if (account) topics.push(`history/${account}`)
  return topics
}

function liesInBook(shown: AnyShown): boolean {
  const lies = nounOf(shown.noun)?.lies
  return typeof lies === 'function' ? lies({ fields: shown }) === 'book' : lies === 'book'
}
