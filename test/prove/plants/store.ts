import type { Plant } from './plant.ts'

/** What the server's store promises. */
export const store: Plant[] = [
  {
    bug: 'work that fails is committed as far as it came',
    loss: [16, 30],
    file: 'server/store/sqlite.ts',
    soil: `if (database.inTransaction) statements('ROLLBACK').run()`,
    instead: `if (database.inTransaction) statements('COMMIT').run()`,
    caughtBy: 'server/store/sqlite.test.ts',
  },
  {
    bug: 'a savepoint undoes nothing',
    loss: [16],
    file: 'server/store/sqlite-rows.ts',
    soil: `        sql('ROLLBACK TO one').run()\n`,
    instead: '',
    caughtBy: 'server/store/sqlite.test.ts',
  },
  {
    bug: 'an answered commit is not on the disk yet',
    loss: [34],
    file: 'server/store/sqlite.ts',
    soil: `database.pragma('synchronous = FULL')`,
    instead: `database.pragma('synchronous = OFF')`,
    caughtBy: 'server/store/sqlite.test.ts',
  },
  {
    bug: 'several entries share one revision, so a page that ends between them skips the rest',
    loss: [21, 39],
    file: 'server/store/sqlite-rows.ts',
    soil: 'UPDATE workspace SET revision = revision + 1 WHERE id = ? RETURNING revision',
    instead: 'UPDATE workspace SET revision = max(revision, 1) WHERE id = ? RETURNING revision',
    caughtBy: 'server/store/sqlite.test.ts',
  },
  {
    bug: 'work in one workspace runs side by side, so a revision is seen before one below it is committed',
    loss: [39],
    file: 'server/store/sqlite.ts',
    soil: 'const turn = last.then(work)',
    instead: 'const turn = Promise.resolve().then(work)',
    caughtBy: 'server/store/sqlite.test.ts',
  },
  {
    bug: 'pokes are sent before the commit, and the device that asks finds nothing',
    loss: [20],
    file: 'server/store/sqlite.ts',
    soil: `        const result = await commitOrUndo(work)
        pokeWatchers()
        return result`,
    instead: `        return commitOrUndo(async tables => {
          const result = await work(tables)
          pokeWatchers()
          return result
        })`,
    caughtBy: 'server/store/sqlite.test.ts',
  },
]
