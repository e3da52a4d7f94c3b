import type { Statements } from './sqlite.ts'
import type { Grant, Grants } from './store.ts'

type GrantRecord = Pick<Grant, 'member' | 'scope' | 'since' | 'changed'> & { born: number; ended: number }

/** Which accounts each member may read, over SQLite. */
export function grantsIn(sql: Statements): Grants {
  return {
    async memberIds(workspace) {
      const found = sql('SELECT id FROM member WHERE workspace = ? ORDER BY id').all(workspace)
      return (found as { id: string }[]).map(({ id }) => id)
    },
    async grants(workspace, member) {
      const found = sql(
        'SELECT scope FROM granted WHERE workspace = ? AND member = ? AND NOT ended ORDER BY scope',
      ).all(workspace, member)
      return (found as { scope: string }[]).map(({ scope }) => scope)
    },
    async grantsAfter(workspace, member, revision) {
      const found = sql(
        `SELECT member, scope, since, born, ended, changed FROM granted
         WHERE workspace = ? AND member = ? AND changed > ? ORDER BY changed, scope`,
      ).all(workspace, member, revision)
      return (found as GrantRecord[]).map(({ born, ended, ...grant }) => ({
        ...grant,
        isBorn: born === 1,
        isEnded: ended === 1,
      }))
    },
    async grantedTo(workspace, scope) {
      const found = sql(
        'SELECT member FROM granted WHERE workspace = ? AND scope = ? AND NOT ended ORDER BY member',
      ).all(workspace, scope)
      return (found as { member: string }[]).map(({ member }) => member)
    },
    async keepGrant(workspace, { member, scope, since, isBorn, isEnded, changed }) {
      sql(
        `INSERT OR REPLACE INTO granted (workspace, member, scope, since, born, ended, changed)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(workspace, member, scope, since, isBorn ? 1 : 0, isEnded ? 1 : 0, changed)
    },
  }
}
