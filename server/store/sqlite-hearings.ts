import type { Statements } from './sqlite.ts'
import type { Hearing, Hearings } from './store.ts'

const HEARING = 'workspace, row, hash, asked, state AS "is", tries, due'

/** Recordings to be written down, over SQLite. */
export function hearingsIn(sql: Statements): Hearings {
  return {
    async workspaces() {
      return (sql('SELECT id FROM workspace ORDER BY id').all() as { id: string }[]).map(({ id }) => id)
    },
    async hearing(workspace, row) {
      return sql(`SELECT ${HEARING} FROM hearing WHERE workspace = ? AND row = ?`).get(workspace, row) as
        | Hearing
        | undefined
    },
    async keepHearing({ workspace, row, hash, asked, is, tries, due }) {
      sql(
        `INSERT OR REPLACE INTO hearing (workspace, row, hash, asked, state, tries, due)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(workspace, row, hash, asked, is, tries, due)
    },
    async hearingsDue(now, most) {
      return sql(
        `SELECT ${HEARING} FROM hearing WHERE state = 'due' AND due <= ? ORDER BY due, workspace, row LIMIT ?`,
      ).all(now, most) as Hearing[]
    },
    async nextDue() {
      const { due } = sql(`SELECT min(due) AS due FROM hearing WHERE state = 'due'`).get() as {
        due: number | null
      }
      return due ?? undefined
    },
    async hearingsWithoutBytes() {
      return sql(
        `SELECT ${HEARING} FROM hearing WHERE state = 'without-bytes' ORDER BY workspace, row`,
      ).all() as Hearing[]
    },
    async heardUpTo(workspace) {
      const found = sql('SELECT revision FROM heard_up_to WHERE workspace = ?').get(workspace) as
        | { revision: number }
        | undefined
      return found?.revision ?? 0
    },
    async keepHeardUpTo(workspace, revision) {
      sql('INSERT OR REPLACE INTO heard_up_to (workspace, revision) VALUES (?, ?)').run(workspace, revision)
    },
  }
}
