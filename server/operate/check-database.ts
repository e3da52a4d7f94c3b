import type Database from 'better-sqlite3'
import { migrations } from '../store/migrations.ts'
import { type Finding, fine, none } from './finding.ts'

/** SQLite's own proofs, and what Tend's tables promise each other. Earlier shapes are proved as far as they go. */
export function* checkDatabase(database: Database.Database): Generator<Finding> {
  yield integrity(database)
  yield none('links between tables', (database.pragma('foreign_key_check') as unknown[]).length, 'broken')
  const schema = database.pragma('user_version', { simple: true }) as number
  yield schemaOf(schema)
  if (schema === 0 || schema > migrations.length) return
  for (const { what, of, sql, needs = [] } of PROMISES)
    if (needs.every(table => hasTable(database, table)))
      yield none(what, database.prepare(sql).pluck().get() as number, of)
}

function integrity(database: Database.Database): Finding {
  const flaws = (database.pragma('integrity_check(100)') as { integrity_check: string }[]).filter(
    ({ integrity_check }) => integrity_check !== 'ok',
  )
  return none('database file', flaws.length, 'flaws')
}

function schemaOf(schema: number): Finding {
  const what = 'schema'
  if (schema > migrations.length)
    return { what, found: `${schema}, newer than this Tend (${migrations.length})`, isDamage: true }
  if (schema === 0) return { what, found: 'none: this is no data of Tend', isDamage: true }
  return fine(
    what,
    schema < migrations.length ? `${schema}; the next start brings it to ${migrations.length}` : `${schema}`,
  )
}

function hasTable(database: Database.Database, table: string): boolean {
  return (
    database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined
  )
}

/** Each counts what should not be. */
const PROMISES: readonly { what: string; of: string; sql: string; needs?: string[] }[] = [
  {
    what: 'every row has a revision of its own',
    of: 'revisions of two rows',
    sql: `SELECT count(*) FROM (SELECT 1 FROM row GROUP BY workspace, revision HAVING count(*) > 1)`,
  },
  {
    what: 'no row has the revision of a departure',
    of: 'revisions of both',
    sql: `SELECT count(*) FROM row JOIN departed USING (workspace, revision)`,
    needs: ['departed'],
  },
  {
    what: 'history tells how each row came to be as it is',
    of: 'rows it does not tell of',
    sql: `SELECT count(*) FROM row WHERE NOT EXISTS (SELECT 1 FROM history
      WHERE history.workspace = row.workspace AND history.revision = row.revision AND history.row = row.id)`,
  },
  {
    what: 'history is of rows that are there',
    of: 'entries of rows that are not',
    sql: `SELECT count(*) FROM history
      WHERE NOT EXISTS (SELECT 1 FROM row WHERE row.workspace = history.workspace AND row.id = history.row)`,
  },
  {
    what: 'no revision is above its workspace’s',
    of: 'revisions above it',
    sql: `SELECT (SELECT count(*) FROM row JOIN workspace ON workspace.id = row.workspace
        WHERE row.revision > workspace.revision)
      + (SELECT count(*) FROM history JOIN workspace ON workspace.id = history.workspace
        WHERE history.revision > workspace.revision)`,
  },
  {
    what: 'nothing was granted or left above it',
    of: 'that were',
    sql: `SELECT (SELECT count(*) FROM granted JOIN workspace ON workspace.id = granted.workspace
        WHERE granted.changed > workspace.revision OR granted.since > workspace.revision)
      + (SELECT count(*) FROM departed JOIN workspace ON workspace.id = departed.workspace
        WHERE departed.revision > workspace.revision)`,
    needs: ['granted', 'departed'],
  },
  {
    what: 'each run of the server begins where the last ended',
    of: 'that do not',
    sql: `SELECT count(*) FROM boot JOIN workspace ON workspace.id = boot.workspace
      WHERE boot.first > workspace.revision + 1 OR boot.first < coalesce((SELECT max(before.first)
        FROM boot AS before WHERE before.workspace = boot.workspace AND before.number < boot.number), 0)`,
    needs: ['boot'],
  },
  {
    what: 'receipts are of changes that are not settled',
    of: 'that are',
    sql: `SELECT count(*) FROM receipt JOIN device ON device.id = receipt.device WHERE receipt.counter < device.settled`,
  },
  {
    what: 'everybody who signs in has a row',
    of: 'members without',
    sql: `SELECT count(*) FROM member WHERE NOT EXISTS (SELECT 1 FROM row
      WHERE row.workspace = member.workspace AND row.id = member.id AND row.noun = 'member')`,
  },
]
