import type { Statements } from './sqlite.ts'
import type { Device, Link, Login, People, Session } from './store.ts'

type DeviceRecord = Omit<Device, 'revoked' | 'token' | 'tokenBefore'> & {
  revoked: number
  token: string | null
  token_before: string | null
}
type LinkRecord = {
  hash: string
  kind: Link['kind']
  member: string | null
  expires: number | null
  used: number | null
}

/** Members, devices, sessions, links and attempts over SQLite. */
export function peopleIn(sql: Statements): People {
  return {
    async serverId() {
      return (sql('SELECT id FROM server').get() as { id: string } | undefined)?.id ?? ''
    },
    async keepServerId(id) {
      sql('INSERT INTO server (one, id) VALUES (1, ?)').run(id)
    },
    async createWorkspace(id) {
      sql('INSERT INTO workspace (id) VALUES (?)').run(id)
    },
    async hasWorkspace() {
      return sql('SELECT 1 FROM workspace LIMIT 1').get() !== undefined
    },

    async member(id) {
      return sql('SELECT id, workspace, email FROM member WHERE id = ?').get(id) as Login | undefined
    },
    async memberByEmail(email) {
      return sql('SELECT id, workspace, email FROM member WHERE email = ?').get(email) as Login | undefined
    },
    async keepMember({ id, workspace, email }) {
      sql('INSERT INTO member (id, workspace, email) VALUES (?, ?, ?)').run(id, workspace, email)
    },
    async password(member) {
      return (sql('SELECT hash FROM password WHERE member = ?').get(member) as { hash: string } | undefined)
        ?.hash
    },
    async keepPassword(member, hash) {
      sql('INSERT OR REPLACE INTO password (member, hash) VALUES (?, ?)').run(member, hash)
    },

    async device(id) {
      const record = sql('SELECT * FROM device WHERE id = ?').get(id) as DeviceRecord | undefined
      return record && deviceFrom(record)
    },
    async keepDevice({ id, member, name, settled, token, tokenBefore, seen, revoked }) {
      sql(
        `INSERT INTO device (id, member, name, settled, token, token_before, seen, revoked)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, settled = excluded.settled, token = excluded.token,
           token_before = excluded.token_before, seen = excluded.seen, revoked = excluded.revoked`,
      ).run(id, member, name, settled, token ?? null, tokenBefore ?? null, seen, revoked ? 1 : 0)
    },
    async devices(member) {
      const records = sql(
        `SELECT * FROM device WHERE member = ? AND revoked = 0
           AND EXISTS (SELECT 1 FROM session WHERE session.device = device.id) ORDER BY seen DESC, id`,
      ).all(member) as DeviceRecord[]
      return records.map(deviceFrom)
    },
    async settle(device, from) {
      sql('UPDATE device SET settled = ? WHERE id = ? AND settled < ?').run(from, device, from)
      sql('DELETE FROM receipt WHERE device = ? AND counter < ?').run(device, from)
    },

    async session(hash) {
      return sql('SELECT * FROM session WHERE hash = ?').get(hash) as Session | undefined
    },
    async keepSession({ hash, member, device, created, seen }) {
      sql('INSERT OR REPLACE INTO session (hash, member, device, created, seen) VALUES (?, ?, ?, ?, ?)').run(
        hash,
        member,
        device,
        created,
        seen,
      )
    },
    async endSession(hash) {
      sql('DELETE FROM session WHERE hash = ?').run(hash)
    },
    async endSessionsOf(device) {
      sql('DELETE FROM session WHERE device = ?').run(device)
    },
    async endSessions(member, except = '') {
      sql('DELETE FROM session WHERE member = ? AND hash <> ?').run(member, except)
    },

    async link(hash) {
      const record = sql('SELECT * FROM link WHERE hash = ?').get(hash) as LinkRecord | undefined
      return record && linkFrom(record)
    },
    async keepLink({ hash, kind, member, expires, used }) {
      sql('INSERT OR REPLACE INTO link (hash, kind, member, expires, used) VALUES (?, ?, ?, ?, ?)').run(
        hash,
        kind,
        member ?? null,
        expires ?? null,
        used ?? null,
      )
    },

    async attempts(key, since) {
      const { count } = sql('SELECT count(*) AS count FROM attempt WHERE key = ? AND at > ?').get(
        key,
        since,
      ) as {
        count: number
      }
      return count
    },
    async keepAttempt(key, at) {
      sql('INSERT INTO attempt (key, at) VALUES (?, ?)').run(key, at)
    },
    async takeBackAttempt(key) {
      sql(
        'DELETE FROM attempt WHERE rowid = (SELECT rowid FROM attempt WHERE key = ? ORDER BY at DESC LIMIT 1)',
      ).run(key)
    },
    async forgetAttempts(before) {
      sql('DELETE FROM attempt WHERE at < ?').run(before)
    },
  }
}

function deviceFrom({ revoked, token, token_before, ...record }: DeviceRecord): Device {
  return {
    ...record,
    ...(token !== null && { token }),
    ...(token_before !== null && { tokenBefore: token_before }),
    revoked: revoked === 1,
  }
}

function linkFrom({ hash, kind, member, expires, used }: LinkRecord): Link {
  return {
    hash,
    kind,
    ...(member !== null && { member }),
    ...(expires !== null && { expires }),
    ...(used !== null && { used }),
  }
}
