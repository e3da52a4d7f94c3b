import type { Plant } from './plant.ts'

/** What the server gives out: pages, slices, the beginning of everything. */
export const pages: Plant[] = [
  {
    bug: 'the cursor of a page is where the workspace stands, not where the page ends',
    loss: [21, 39],
    file: 'server/sync/pull.ts',
    soil: 'const end = more ? rows.at(-1)!.revision : revision',
    instead: 'const end = revision',
    caughtBy: 'server/sync/turn.test.ts',
  },
  {
    bug: 'deleted rows are left out of what others pull, so they stay there for ever',
    loss: [18, 40],
    file: 'server/sync/pull.ts',
    soil: 'return { rows: rows.map(row => present(row, access)), cursor: end, more }',
    instead:
      'return { rows: rows.filter(row => !row.fields.deleted).map(row => present(row, access)), cursor: end, more }',
    caughtBy: 'simulation',
  },
  {
    bug: 'a cursor this server never gave out is answered with silence',
    loss: [19, 42],
    file: 'server/sync/pull.ts',
    soil: 'if (cursor < 0 || cursor > revision) return { rows: [], cursor: revision, more: false, afresh: true }',
    instead: '',
    caughtBy: 'server/sync/turn.test.ts',
  },
  {
    bug: 'a reading afresh goes on from where it ends, not from where it began, and misses what changed meanwhile',
    loss: [21, 39],
    file: 'server/sync/snapshot.ts',
    soil: 'revision: at ?? seen,',
    instead: 'revision: Math.max(at ?? 0, seen),',
    caughtBy: 'server/sync/snapshot.test.ts',
  },
  {
    bug: 'the answer to a repeated request comes without the rows it was about',
    loss: [13],
    file: 'server/sync/handlers.ts',
    soil: 'const rows = withPresent(pulled.rows, pushed.rows, access)',
    instead: 'const rows = withPresent(pulled.rows, [], access)',
    caughtBy: 'server/sync/turn.test.ts',
  },
]
