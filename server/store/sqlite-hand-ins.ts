import type { Statements } from './sqlite.ts'
import type { HandedIn, HandIns } from './store.ts'

const HANDED = 'id, member, device, reason, at, changes, drafts, state'

type HandedRecord = Omit<HandedIn, 'changes' | 'drafts'> & { changes: string; drafts: string }

/** What was handed in, over SQLite. */
export function handInsIn(sql: Statements): HandIns {
  return {
    async handIn(workspace, id) {
      const found = sql(`SELECT ${HANDED} FROM hand_in WHERE workspace = ? AND id = ?`).get(workspace, id)
      return found ? handedFrom(found as HandedRecord) : undefined
    },
    async keepHandIn(workspace, { id, member, device, reason, at, changes, drafts, state }) {
      sql(`INSERT OR REPLACE INTO hand_in (workspace, ${HANDED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
        workspace,
        id,
        member,
        device,
        reason,
        at,
        JSON.stringify(changes),
        JSON.stringify(drafts),
        state,
      )
    },
    async handIns(workspace, state) {
      const found = sql(
        `SELECT ${HANDED} FROM hand_in WHERE workspace = ? AND state = ? ORDER BY at, id`,
      ).all(workspace, state)
      return (found as HandedRecord[]).map(handedFrom)
    },
    async countHandIns(workspace, state, member) {
      const { count } = sql(
        'SELECT count(*) AS count FROM hand_in WHERE workspace = ? AND state = ? AND member = ifnull(?, member)',
      ).get(workspace, state, member ?? null) as { count: number }
      return count
    },
  }
}

function handedFrom(record: HandedRecord): HandedIn {
  return { ...record, changes: JSON.parse(record.changes), drafts: JSON.parse(record.drafts) }
}
