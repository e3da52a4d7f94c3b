import type { Statements } from './sqlite.ts'
import type { Boot, Boots } from './store.ts'

const BOOT = `id, first, (SELECT next.first - 1 FROM boot AS next
  WHERE next.workspace = boot.workspace AND next.number = boot.number + 1) AS end`

type BootRecord = Pick<Boot, 'id' | 'first'> & { end: number | null }

/** The runs of servers, over SQLite. */
export function bootsIn(sql: Statements): Boots {
  return {
    async boots(workspace, most) {
      const found = sql(`SELECT ${BOOT} FROM boot WHERE workspace = ? ORDER BY number DESC LIMIT ?`)
      return (found.all(workspace, most) as BootRecord[]).map(bootFrom)
    },
    async boot(workspace, id) {
      const found = sql(`SELECT ${BOOT} FROM boot WHERE workspace = ? AND id = ?`).get(workspace, id)
      return found ? bootFrom(found as BootRecord) : undefined
    },
    async keepBoot(workspace, { id, first }) {
      sql(
        `INSERT INTO boot (workspace, number, id, first)
         SELECT ?, coalesce(max(number), 0) + 1, ?, ? FROM boot WHERE workspace = ?`,
      ).run(workspace, id, first, workspace)
    },
  }
}

function bootFrom({ id, first, end }: BootRecord): Boot {
  return { id, first, ...(end !== null && { end }) }
}
