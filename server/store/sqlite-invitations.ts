import type { Statements } from './sqlite.ts'
import type { Invitation, Invitations } from './store.ts'

type InvitationRecord = Omit<Invitation, Optional> & { [K in Optional]: Invitation[K] | null }
type Optional = 'manager' | 'email' | 'used' | 'withdrawn'

/** Invitations over SQLite. */
export function invitationsIn(sql: Statements): Invitations {
  return {
    async invitation(hash) {
      const record = sql('SELECT * FROM invitation WHERE hash = ?').get(hash) as InvitationRecord | undefined
      return record && invitationFrom(record)
    },
    async keepInvitation(invitation) {
      sql(
        `INSERT INTO invitation (id, workspace, hash, by, role, manager, email, made, expires, used, withdrawn)
         VALUES (:id, :workspace, :hash, :by, :role, :manager, :email, :made, :expires, :used, :withdrawn)
         ON CONFLICT (id) DO UPDATE SET used = excluded.used, withdrawn = excluded.withdrawn`,
      ).run({ ...NOTHING_ELSE, ...invitation })
    },
    async openInvitations(workspace, now) {
      const records = sql(
        `SELECT * FROM invitation
         WHERE workspace = ? AND used IS NULL AND withdrawn IS NULL AND expires >= ? ORDER BY made DESC, id DESC`,
      ).all(workspace, now) as InvitationRecord[]
      return records.map(invitationFrom)
    },
  }
}

const NOTHING_ELSE = { manager: null, email: null, used: null, withdrawn: null }

function invitationFrom({ manager, email, used, withdrawn, ...record }: InvitationRecord): Invitation {
  return {
    ...record,
    ...(manager !== null && { manager }),
    ...(email !== null && { email }),
    ...(used !== null && { used }),
    ...(withdrawn !== null && { withdrawn }),
  }
}
