import type { Plant } from './plant.ts'

/** How a device stores an answer. */
export const answers: Plant[] = [
  {
    bug: 'an answer that comes after a later one was stored is stored too',
    loss: [11, 13],
    file: 'app/data/apply.ts',
    soil: 'if (device.turn !== turn) return undefined',
    instead: '',
    caughtBy: 'app/data/late-answers.test.ts',
  },
  {
    bug: 'the cursor is stored apart from the rows it stands for',
    loss: [13, 21],
    file: 'app/data/apply.ts',
    soil: `  return db.transaction('rw', tables, async () => {`,
    instead: `  const { cursor } = arrival.device
  if (cursor !== undefined && !arrival.readFrom) await db.device.update(DEVICE, { cursor })
  return db.transaction('rw', tables, async () => {`,
    caughtBy: 'simulation',
  },
  {
    bug: 'all that was sent leaves the outbox, not what the verdicts name',
    loss: [33],
    file: 'app/data/settle.ts',
    soil: 'const changes = sent.changes.filter(change => !verdicts.has(change.id) && !kept.has(change.id))',
    instead: 'const changes: Change[] = []',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'an edit made while a turn is under way leaves the outbox with it',
    loss: [27],
    file: 'app/data/settle.ts',
    soil: 'await Promise.all([db.outbox.bulkDelete(gone), db.outbox.bulkPut(left)])',
    instead: 'await Promise.all([db.outbox.clear(), db.outbox.bulkPut(left)])',
    caughtBy: 'simulation',
  },
  {
    bug: 'what the server refused is dropped without a word',
    loss: [33],
    file: 'app/data/settle.ts',
    soil: `    verdict?.is === 'rejected' ||\n`,
    instead: '',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'fields of a newer app that the server does not know yet are dropped',
    loss: [32, 33],
    file: 'app/data/settle.ts',
    soil: `(verdict !== undefined && 'later' in verdict && (verdict.later?.length ?? 0) > 0)`,
    instead: 'false',
    caughtBy: 'app/data/stale.test.ts',
  },
  {
    bug: 'what hangs on a refused creation is sent alone, and lost with it',
    loss: [5, 33],
    file: 'app/data/settle.ts',
    soil: `(change.row === first.row || (first.noun === 'account' && accountOf(change.scope) === first.row))`,
    instead: 'change.row === first.row',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'a row that moved stays in its old place too',
    loss: [],
    file: 'app/data/store-rows.ts',
    soil: 'leftAddresses(row).filter(left => left !== address && packs.get(left)!.delete(row.id))',
    instead: 'leftAddresses(row).filter(left => left === address && packs.get(left)!.delete(row.id))',
    caughtBy: 'simulation',
  },
  {
    bug: 'the summary of an account does not follow what an answer brings',
    loss: [23],
    file: 'app/data/device-book.ts',
    soil: `    this.replica.takeSummaries(summaries)
    // One that`,
    instead: '    // One that',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'at the end of a reading afresh rows go that have something unsent',
    loss: [3, 40],
    file: 'app/data/sweep.ts',
    soil: 'unseen.filter(row => !seen.has(row.id) && !unsent.has(row.id))',
    instead: 'unseen.filter(row => !seen.has(row.id))',
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'an empty server empties the device',
    loss: [3],
    file: 'app/data/sweep.ts',
    soil: 'missing.length > rows.length * SHARE_TO_ASK_ABOUT',
    instead: 'missing.length > rows.length',
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'what lies where a row lay before is taken for missing',
    loss: [18, 40],
    file: 'app/data/sweep.ts',
    soil: 'unseen.filter(row => !seen.has(row.id) && !unsent.has(row.id))',
    instead: 'unseen.filter(row => !unsent.has(row.id))',
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'what a device holds no more it has deleted for everybody',
    loss: [3, 41],
    file: 'app/data/sweep.ts',
    soil: '  return { removed, summaries, hasSpared, isAsked: isTooMuch }',
    instead: `  const phantoms = missing.map((row, i) => ({
    id: \`\${device.id}:\${device.counter + 1 + i}\`,
    noun: row.noun,
    row: row.id,
    scope: row.scope,
    patch: { deleted: true },
    stamp: \`\${now.toString(16).padStart(12, '0')}-0000-\${device.id}\`,
    base: { revision: row.revision, change: 0 },
  }))
  if (phantoms.length) await db.outbox.put({ counter: device.counter + 1, at: now, changes: phantoms })
  device.counter += phantoms.length
  return { removed, summaries }`,
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'what the server holds no more stays on the device for ever',
    loss: [18, 40],
    file: 'app/data/apply.ts',
    soil: '      arrival.readFrom === undefined\n        ? NOTHING_SWEPT',
    instead: '      arrival.readFrom === undefined || now >= 0\n        ? NOTHING_SWEPT',
    caughtBy: 'app/data/afresh.test.ts',
  },
]
