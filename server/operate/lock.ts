import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LOCK } from './folder.ts'

export interface FolderLock {
  release(): void
}

/**
 * Takes the data folder for this process alone; undefined when another has it after `patience` milliseconds. The system itself holds
 * the lock, through SQLite: it ends with the process however that ends, is the same on every system, and holds between containers,
 * where a process number says nothing.
 */
export function lockFolder(data: string, patience = 0): FolderLock | undefined {
  mkdirSync(data, { recursive: true })
  const database = new Database(join(data, LOCK), { timeout: patience })
  try {
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (cause) {
    database.close()
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return undefined
    throw cause
  }
}
