import type { Held } from '../../app/model/merge.ts'
import type { Row, Scope } from '../../app/model/row.ts'
import type { Statements } from './sqlite.ts'
import { troubleOf } from './sqlite-trouble.ts'
import { type Deletion, type Entry, type Limit, type Reader, type Rows, StoreTrouble } from './store.ts'

const ROW = 'id, noun, scope, revision, by, past, fields'

interface RowRecord {
  id: string
  noun: string
  scope: string
  revision: number
  by: string | null
  past: string | null
  fields: string
  shelf?: number
  left?: number
}

type HeldRecord = RowRecord & { marks: string }
type EntryRecord = Omit<Entry, 'patch' | 'replaced'> & { patch: string; replaced: string }

/** Rows over SQLite; `reached` notes the revision each workspace has come to in the open transaction. */
export function rowsIn(sql: Statements, reached: Map<string, number>): Rows {
  return {
    async revision(workspace) {
      const row = sql('SELECT revision FROM workspace WHERE id = ?').get(workspace) as
        | { revision: number }
        | undefined
      return row?.revision ?? 0
    },

    async takeRevision(workspace) {
      const { revision } = sql(
        'UPDATE workspace SET revision = revision + 1 WHERE id = ? RETURNING revision',
      ).get(workspace) as { revision: number }
      reached.set(workspace, revision)
      return revision
    },

    async rows(workspace, ids) {
      const found = sql(
        `SELECT ${ROW}, marks FROM row WHERE workspace = ? AND id IN (SELECT value FROM json_each(?))`,
      ).all(workspace, JSON.stringify(ids)) as HeldRecord[]
      return new Map(found.map(record => [record.id, heldFrom(record)]))
    },

    async rowsAfter(workspace, cursor, limit, reader) {
      const departures = `UNION ALL
        SELECT row AS id, noun, scope, revision, NULL AS by, NULL AS past, '{}' AS fields, 1 AS left
        FROM departed WHERE workspace = :workspace AND revision > :cursor AND ${readableBy(reader, 'departed')}`
      const records = sql(
        `SELECT ${ROW}, 0 AS left FROM row
         WHERE workspace = :workspace AND revision > :cursor AND ${readableBy(reader, 'row')}
         ${reader ? departures : ''} ORDER BY revision`,
      ).iterate({ workspace, cursor, member: reader?.member })
      const { records: found, more } = upTo<RowRecord>(limit, records, fieldsOf)
      return { rows: found.map(rowFrom), more }
    },

    async rowsBehind(workspace, { shelf, scope, id }, limit, reader, scopes) {
      const records = sql(
        `SELECT ${ROW}, shelf FROM row
         WHERE workspace = :workspace AND (shelf, bucket, scope, id) > (:shelf, substr(:scope, -3), :scope, :id)
           AND ${readableBy(reader, 'row')} AND ${among(scopes)}
         ORDER BY shelf, bucket, scope, id`,
      ).iterate({ workspace, shelf, scope, id, member: reader?.member, scopes: JSON.stringify(scopes ?? []) })
      const { records: found, more } = upTo<RowRecord>(limit, records, fieldsOf)
      const end = found.at(-1)
      return {
        rows: found.map(rowFrom),
        more,
        ...(end && { end: { shelf: end.shelf!, scope: end.scope, id: end.id } }),
      }
    },

    async countRows(workspace, reader, scopes) {
      const { count } = sql(
        `SELECT count(*) AS count FROM row
         WHERE workspace = :workspace AND ${readableBy(reader, 'row')} AND ${among(scopes)}`,
      ).get({ workspace, member: reader?.member, scopes: JSON.stringify(scopes ?? []) }) as { count: number }
      return count
    },

    async places(workspace, reader) {
      const found = sql(
        `SELECT id, scope, revision FROM row WHERE workspace = :workspace AND ${readableBy(reader, 'row')}`,
      ).all({ workspace, member: reader.member })
      return found as Pick<Row, 'id' | 'scope' | 'revision'>[]
    },

    async accounts(workspace) {
      const records = sql(`SELECT ${ROW} FROM row WHERE workspace = ? AND noun = 'account'`).all(workspace)
      return (records as RowRecord[]).map(rowFrom)
    },

    async rowsWithBlob(workspace, hash) {
      const records = sql(
        `SELECT ${ROW} FROM row
         WHERE workspace = ? AND noun = 'attachment' AND json_extract(fields, '$.blob.hash') = ? LIMIT 100`,
      ).all(workspace, hash) as RowRecord[]
      return records.map(rowFrom)
    },

    async attachmentsBy(workspace, member, after, most) {
      const records = sql(
        `SELECT ${ROW} FROM row WHERE workspace = ? AND noun = 'attachment' AND id > ? AND by = ?
           AND json_extract(fields, '$.deleted') IS NOT 1 ORDER BY id LIMIT ?`,
      ).all(workspace, after, member, most) as RowRecord[]
      return records.map(rowFrom)
    },

    async deletions(workspace, after, most) {
      // The condition is that of the index `row_deleted`, word for word: else it would not be used.
      return sql(
        `SELECT row.id AS row, history.revision, history.at FROM row
         JOIN history ON history.workspace = row.workspace
           AND history.revision = json_extract(row.marks, '$.deleted.revision') AND history.row = row.id
         WHERE row.workspace = ? AND json_extract(row.marks, '$.deleted.revision') > ?
           AND CASE WHEN json_valid(row.fields) THEN json_extract(row.fields, '$.deleted') = 1
             AND json_extract(row.fields, '$.erased') IS NULL AND json_valid(row.marks) END
         ORDER BY json_extract(row.marks, '$.deleted.revision') LIMIT ?`,
      ).all(workspace, after, most) as Deletion[]
    },

    async keepRow(workspace, row, shelf) {
      sql(
        `INSERT INTO row (workspace, ${ROW}, marks, shelf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (workspace, id) DO UPDATE SET scope = excluded.scope, revision = excluded.revision,
           past = excluded.past, fields = excluded.fields, marks = excluded.marks, shelf = excluded.shelf`,
      ).run(
        workspace,
        row.id,
        row.noun,
        row.scope,
        row.revision,
        row.by ?? null,
        row.past ? JSON.stringify(row.past) : null,
        JSON.stringify(row.fields),
        JSON.stringify(row.marks),
        shelf,
      )
    },

    async keepHistory(workspace, entry) {
      sql(
        `INSERT INTO history (workspace, revision, row, change, stamp, member, at, patch, replaced)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        workspace,
        entry.revision,
        entry.row,
        entry.change,
        entry.stamp,
        entry.member,
        entry.at,
        JSON.stringify(entry.patch),
        JSON.stringify(entry.replaced),
      )
    },

    async emptyHistory(workspace, row) {
      sql("UPDATE history SET patch = '{}', replaced = '{}' WHERE workspace = ? AND row = ?").run(
        workspace,
        row,
      )
    },

    async keepErased(workspace, row) {
      sql('INSERT OR IGNORE INTO erased (workspace, row) VALUES (?, ?)').run(workspace, row)
    },

    async erased(workspace) {
      const found = sql('SELECT row FROM erased WHERE workspace = ?').all(workspace) as { row: string }[]
      return found.map(({ row }) => row)
    },

    async forgetErased(workspace, row) {
      sql('DELETE FROM erased WHERE workspace = ? AND row = ?').run(workspace, row)
    },

    async keepDeparture(workspace, { id, noun, scope, revision }) {
      sql(
        'INSERT OR REPLACE INTO departed (workspace, row, scope, noun, revision) VALUES (?, ?, ?, ?, ?)',
      ).run(workspace, id, scope, noun, revision)
    },

    async forgetDeparture(workspace, row, scope) {
      sql('DELETE FROM departed WHERE workspace = ? AND row = ? AND scope = ?').run(workspace, row, scope)
    },

    async history(workspace, row, limit) {
      const found = sql(
        `SELECT revision, row, change, stamp, member, at, patch, replaced FROM history
         WHERE workspace = ? AND row = ? ORDER BY revision DESC`,
      )
      const { records } = upTo<EntryRecord>(limit, found.iterate(workspace, row), entry => entry.patch)
      return records.map(record => ({
        ...record,
        patch: JSON.parse(record.patch),
        replaced: JSON.parse(record.replaced),
      }))
    },

    async receipts(device, counters) {
      const records = sql(
        'SELECT counter, hash, verdict FROM receipt WHERE device = ? AND counter IN (SELECT value FROM json_each(?))',
      ).all(device, JSON.stringify(counters)) as { counter: number; hash: string; verdict: string }[]
      return new Map(
        records.map(({ counter, hash, verdict }) => [counter, { hash, verdict: JSON.parse(verdict) }]),
      )
    },

    async keepReceipt(device, counter, { hash, verdict }) {
      sql('INSERT INTO receipt (device, counter, hash, verdict) VALUES (?, ?, ?, ?)').run(
        device,
        counter,
        hash,
        JSON.stringify(verdict),
      )
    },

    async savepoint(work) {
      const before = new Map(reached)
      sql('SAVEPOINT one').run()
      try {
        const result = await work()
        sql('RELEASE one').run()
        return result
      } catch (cause) {
        const trouble = troubleOf(cause)
        // A full disk has undone the whole transaction by itself, and the savepoint with it.
        if (trouble instanceof StoreTrouble) throw trouble
        sql('ROLLBACK TO one').run()
        sql('RELEASE one').run()
        reached.clear()
        for (const [workspace, revision] of before) reached.set(workspace, revision)
        throw cause
      }
    },
  }
}

/** Condition on a scope: what this reader may read; all of it, for the server's own use, without one. */
function readableBy(reader: Reader | undefined, table: 'row' | 'departed'): string {
  if (!reader) return 'true'
  const own = `${table}.scope = 'member/' || :member`
  if (reader.seesAll) return `(${own} OR ${table}.scope NOT GLOB 'member/*')`
  return `(${own} OR ${table}.scope = 'workspace' OR EXISTS (SELECT 1 FROM granted
    WHERE granted.workspace = ${table}.workspace AND granted.member = :member
      AND granted.scope = ${table}.scope AND NOT granted.ended))`
}

function among(scopes: readonly string[] | undefined): string {
  return scopes ? 'scope IN (SELECT value FROM json_each(:scopes))' : 'true'
}

function upTo<R>(limit: Limit, found: IterableIterator<unknown>, text: (record: R) => string) {
  const records: R[] = []
  let characters = 0
  for (const record of found as IterableIterator<R>) {
    if (records.length >= limit.rows || characters >= limit.characters) return { records, more: true }
    records.push(record)
    characters += text(record).length
  }
  return { records, more: false }
}

const fieldsOf = (record: RowRecord) => record.fields

function rowFrom({ noun, id, scope, revision, by, past, fields, left }: RowRecord): Row {
  return {
    noun,
    id,
    scope: scope as Scope,
    revision,
    ...(by !== null && { by }),
    ...(past !== null && { past: JSON.parse(past) }),
    ...(left === 1 && { left: true as const }),
    fields: JSON.parse(fields),
  }
}

function heldFrom(record: HeldRecord): Held {
  return { ...rowFrom(record), marks: JSON.parse(record.marks) }
}
