import Database from 'better-sqlite3'
import { StoreTrouble } from './store.ts'

/** The machine's faults by name; everything else, ours or the change's, as it is. */
export function troubleOf(cause: unknown): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause
  if (/^SQLITE_(BUSY|LOCKED)/.test(cause.code)) return new StoreTrouble('busy', cause)
  if (/^SQLITE_FULL|^SQLITE_IOERR_WRITE/.test(cause.code)) return new StoreTrouble('full', cause)
  if (/^SQLITE_(IOERR|NOMEM|READONLY|CORRUPT|NOTADB|CANTOPEN|PROTOCOL)/.test(cause.code))
    return new StoreTrouble('broken', cause)
  return cause
}
