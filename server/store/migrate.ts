import type Database from 'better-sqlite3'
import { migrations } from './migrations.ts'

/** Data of a newer Tend is left as it is: this one would not understand what it may not lose. */
export function refuseNewer(database: Database.Database) {
  const done = schemaOf(database)
  if (done > migrations.length)
    throw new Error(`The data was written by a newer Tend (${done}); this one knows ${migrations.length}.`)
}

/** Brings a database to today's shape, a step at a time; each step is one transaction with its number, so it is made or not made. */
export function migrate(database: Database.Database) {
  for (let number = schemaOf(database); number < migrations.length; number++)
    database
      .transaction(() => {
        // Another process may have made it while this one waited.
        if (schemaOf(database) > number) return
        database.exec(migrations[number]!)
        database.pragma(`user_version = ${number + 1}`)
      })
      .immediate()
}

function schemaOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}
