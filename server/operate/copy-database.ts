import Database from 'better-sqlite3'
import { hashFile } from './hash-file.ts'
import type { Manifest } from './manifest.ts'
import { syncFile } from './place-file.ts'
import { requireRoom } from './room.ts'

/**
 * Copies the database as it stands at one moment, while others write. It is SQLite's own copy: the file alone, copied by anything else,
 * lacks what still lies in the log beside it, or is torn.
 */
export async function copyDatabase(
  from: string,
  to: string,
  folder: string,
  leftFree: number,
): Promise<Pick<Manifest, 'schema' | 'database' | 'rows' | 'history'>> {
  const source = new Database(from, { readonly: true, fileMustExist: true })
  try {
    await requireRoom(folder, sizeOf(source), leftFree)
    source.prepare('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  await syncFile(to)
  return describe(to)
}

function sizeOf(database: Database.Database): number {
  const [pages, size] = ['page_count', 'page_size'].map(
    pragma => database.pragma(pragma, { simple: true }) as number,
  )
  return pages! * size!
}

async function describe(file: string) {
  const database = new Database(file, { readonly: true })
  try {
    const [flaw] = database.pragma('quick_check(1)') as { quick_check: string }[]
    if (flaw?.quick_check !== 'ok') throw new Error('The database is damaged; "npm run check-data" says how.')
    const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    return {
      schema: database.pragma('user_version', { simple: true }) as number,
      database: { bytes: sizeOf(database), sha256: await hashFile(file) },
      rows: count('row'),
      history: count('history'),
    }
  } finally {
    database.close()
  }
}
