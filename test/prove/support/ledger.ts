import Database from 'better-sqlite3'
import type { Row } from '../../../app/model/row.ts'
import { hold } from '../proof.ts'

/** What a server's file holds, read past the server's own code. */
export class Ledger {
  readonly #file: Database.Database

  constructor(path: string) {
    this.#file = new Database(path, { readonly: true })
  }

  requireSound(): void {
    const found = this.#file.pragma('integrity_check', { simple: true })
    hold(found === 'ok', `integrity_check says ${found}`)
  }

  /** Ids of the changes that took effect after an entry, in the order in which they did, and the last entry. */
  changesAfter(entry: number): { changes: string[]; last: number } {
    const entries = this.#file
      .prepare<[number], { rowid: number; change: string }>(
        'SELECT rowid, change FROM history WHERE rowid > ? ORDER BY rowid',
      )
      .all(entry)
    return { changes: entries.map(({ change }) => change), last: entries.at(-1)?.rowid ?? entry }
  }

  /** Ids of changes that took effect more than once. */
  repeated(): string[] {
    return this.#list('SELECT change FROM history GROUP BY workspace, change HAVING count(*) > 1')
  }

  /** Every row as it stands, by its id. */
  rows(): Map<string, Row> {
    const records = this.#file
      .prepare<[], Omit<Row, 'fields'> & { fields: string }>(
        'SELECT id, noun, scope, revision, by, fields FROM row',
      )
      .all()
    return new Map(records.map(record => [record.id, { ...record, fields: JSON.parse(record.fields) }]))
  }

  /** Members in whose name a device's changes stand. */
  authorsOf(device: string): string[] {
    return this.#file
      .prepare<[string], string>('SELECT DISTINCT member FROM history WHERE change LIKE ?')
      .pluck()
      .all(`${device}:%`) as string[]
  }

  /** Workspaces whose last revision is not the number of their entries: one was skipped or given out twice. */
  gaps(): string[] {
    return this.#list(
      'SELECT id FROM workspace WHERE revision <> (SELECT count(*) FROM history WHERE workspace = workspace.id)',
    )
  }

  close(): void {
    this.#file.close()
  }

  #list(sql: string): string[] {
    return this.#file.prepare(sql).pluck().all() as string[]
  }
}
