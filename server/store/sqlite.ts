import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { migrate, refuseNewer } from './migrate.ts'
import { migrations } from './migrations.ts'
import { bootsIn } from './sqlite-boots.ts'
import { grantsIn } from './sqlite-grants.ts'
import { handInsIn } from './sqlite-hand-ins.ts'
import { hearingsIn } from './sqlite-hearings.ts'
import { invitationsIn } from './sqlite-invitations.ts'
import { peopleIn } from './sqlite-people.ts'
import { rowsIn } from './sqlite-rows.ts'
import { troubleOf } from './sqlite-trouble.ts'
import { type Store, StoreTrouble, type Tables } from './store.ts'

const CACHE_KB = 16 * 1024

export interface Bounds {
  /** How long to wait for another process that writes, in milliseconds. */
  patience?: number
  /** Largest file, in pages of 4 KB; as large as the disk when absent. */
  mostPages?: number
}

/** The store in one SQLite file, in memory (`:memory:`), or in a database that is open already. */
export function openSqlite(file: string | Database.Database, bounds: Bounds = {}): Store {
  const database = typeof file === 'string' ? openFile(file, bounds) : ready(file, bounds)
  const statements = prepared(database)
  const reached = new Map<string, number>()
  const tables: Tables = {
    ...rowsIn(statements, reached),
    ...grantsIn(statements),
    ...bootsIn(statements),
    ...handInsIn(statements),
    ...peopleIn(statements),
    ...invitationsIn(statements),
    ...hearingsIn(statements),
  }
  const watchers = new Map<string, Set<(revision: number) => void>>()
  let last: Promise<unknown> = Promise.resolve()

  /** One connection holds one transaction: work waits for its turn, whatever its workspace. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function commitOrUndo<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    if (!database.open) throw new StoreTrouble('broken', 'closed')
    reached.clear()
    try {
      statements('BEGIN IMMEDIATE').run()
      const result = await work(tables)
      statements('COMMIT').run()
      return result
    } catch (cause) {
      if (database.inTransaction) statements('ROLLBACK').run()
      reached.clear()
      throw troubleOf(cause)
    }
  }

  function pokeWatchers() {
    for (const [workspace, revision] of reached)
      for (const poke of [...(watchers.get(workspace) ?? [])])
        try {
          poke(revision)
        } catch {
          // What was committed is committed, whatever a listener makes of it.
        }
  }

  return {
    schema: migrations.length,
    transact: (_workspace, work) =>
      inTurn(async () => {
        const result = await commitOrUndo(work)
        pokeWatchers()
        return result
      }),
    watch(workspace, poke) {
      const set = watchers.get(workspace) ?? new Set()
      watchers.set(workspace, set.add(poke))
      return () => {
        set.delete(poke)
        if (set.size === 0) watchers.delete(workspace)
      }
    },
    close() {
      // What lies in the log goes into the file, as far as nobody else reads it.
      if (database.open) database.pragma('wal_checkpoint(PASSIVE)')
      database.close()
    },
  }
}

function openFile(file: string, { patience = 5000, mostPages }: Bounds): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file, { timeout: patience })
  try {
    return ready(database, { mostPages })
  } catch (cause) {
    database.close()
    throw cause
  }
}

function ready(database: Database.Database, { mostPages }: Bounds): Database.Database {
  // Before anything is written: even the kind of its log stands in the file.
  refuseNewer(database)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${CACHE_KB}`)
  if (mostPages) database.pragma(`max_page_count = ${mostPages}`)
  migrate(database)
  return database
}

export type Statements = (sql: string) => Database.Statement<unknown[], unknown>

/** Each statement is prepared once, at its first use. */
function prepared(database: Database.Database): Statements {
  const known = new Map<string, Database.Statement<unknown[], unknown>>()
  return sql => {
    let statement = known.get(sql)
    if (!statement) {
      statement = database.prepare<unknown[], unknown>(sql)
      known.set(sql, statement)
    }
    return statement
  }
}
