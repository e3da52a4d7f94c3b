import type { Held } from '../../app/model/merge.ts'
import type { Row, Scope } from '../../app/model/row.ts'
import type { Statements } from './sqlite.ts'
import { troubleOf } from './sqlite-trouble.ts'
import { type Entry, type Limit, type Rows, StoreTrouble } from './store.ts'

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

    async rowsAfter(workspace, cursor, limit) {
      const records = sql(`SELECT ${ROW} FROM row WHERE workspace = ? AND revision > ? ORDER BY revision`)
      const { records: found, more } = upTo<RowRecord>(limit, records.iterate(workspace, cursor), fieldsOf)
      return { rows: found.map(rowFrom), more }
    },

    async rowsBehind(workspace, { shelf, scope, id }, limit) {
      const records = sql(
        `SELECT ${ROW}, shelf FROM row WHERE workspace = ? AND (shelf, bucket, scope, id) > (?, substr(?, -3), ?, ?) ORDER BY shelf, bucket, scope, id`,
      )
      const { records: found, more } = upTo<RowRecord>(
        limit,
        records.iterate(workspace, shelf, scope, scope, id),
        fieldsOf,
      )
      const end = found.at(-1)
      return {
        rows: found.map(rowFrom),
        more,
        ...(end && { end: { shelf: end.shelf!, scope: end.scope, id: end.id } }),
      }
    },

    async countRows(workspace) {
      const { count } = sql('SELECT count(*) AS count FROM row WHERE workspace = ?').get(workspace) as {
        count: number
      }
      return count
    },

    async rowsWithBlob(workspace, hash) {
      const records = sql(
        `SELECT ${ROW} FROM row
         WHERE workspace = ? AND noun = 'attachment' AND json_extract(fields, '$.blob.hash') = ? LIMIT 100`,
      ).all(workspace, hash) as RowRecord[]
      return records.map(rowFrom)
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

function rowFrom({ noun, id, scope, revision, by, past, fields }: RowRecord): Row {
  return {
    noun,
    id,
    scope: scope as Scope,
    revision,
    ...(by !== null && { by }),
    ...(past !== null && { past: JSON.parse(past) }),
    fields: JSON.parse(fields),
  }
}

function heldFrom(record: HeldRecord): Held {
  return { ...rowFrom(record), marks: JSON.parse(record.marks) }
}
