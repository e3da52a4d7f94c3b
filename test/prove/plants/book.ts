import type { Plant } from './plant.ts'

/** Writing, undoing, showing. */
export const book: Plant[] = [
  {
    bug: '“Saved” is said before the transaction is complete',
    loss: [34],
    file: 'app/data/write.ts',
    soil: `  return db.transaction('rw', [db.device, db.outbox, ...more], async () => {
    const device = (await db.device.get(DEVICE))!
    refuseOldCode(device)
    if (settled && !(await forget(db, settled))) return undefined
    if (cleaned.length === 0) return undefined
    await oweBytes?.(db, naming)
    const { changes, counter, stamp } = cut(cleaned, device, now)
    const sent: Sent = { counter: device.counter + 1, at: now, changes }
    await Promise.all([db.outbox.put(sent), db.device.put({ ...device, counter, stamp }, DEVICE)])
    return sent
  })`,
    instead: `  return new Promise<Sent>((saved, failed) => {
    db.transaction('rw', [db.device, db.outbox, ...more], async () => {
      const device = (await db.device.get(DEVICE))!
      refuseOldCode(device)
      await oweBytes?.(db, naming)
      const { changes, counter, stamp } = cut(cleaned, device, now)
      const sent: Sent = { counter: device.counter + 1, at: now, changes }
      saved(sent)
      await Promise.all([db.outbox.put(sent), db.device.put({ ...device, counter, stamp }, DEVICE)])
    }).catch(failed)
  })`,
    caughtBy: 'simulation',
  },
  {
    bug: 'a write may wait in the browser’s memory after “Saved”',
    loss: [34],
    file: 'app/data/database.ts',
    soil: `super(name, { ...ports, chromeTransactionDurability: 'strict' })`,
    instead: 'super(name, { ...ports })',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'numbers are given outside the transaction of the write, so two tabs give the same',
    loss: [29, 43],
    file: 'app/data/write.ts',
    soil: `  return db.transaction('rw', [db.device, db.outbox, ...more], async () => {
    const device = (await db.device.get(DEVICE))!`,
    instead: `  const device = (await db.device.get(DEVICE))!
  return db.transaction('rw', [db.device, db.outbox, ...more], async () => {`,
    caughtBy: 'app/data/write.test.ts',
  },
  {
    bug: 'what two tabs send again at the same moment is written by both',
    loss: [29],
    file: 'app/data/write.ts',
    soil: '  return known !== undefined\n',
    instead: '  return true\n',
    caughtBy: 'app/data/stale.test.ts',
  },
  {
    bug: 'a form writes back every field it was filled with',
    loss: [4, 11],
    file: 'app/data/write.ts',
    soil: 'patch: edit.seen ? whatDiffers(patch, edit.seen) : withoutNulls(patch)',
    instead:
      'patch: edit.seen && patch !== read.fields ? whatDiffers(patch, edit.seen) : withoutNulls(patch)',
    caughtBy: 'app/data/write.test.ts',
  },
  {
    bug: 'a form that was open for hours claims to have seen what the device holds by now',
    loss: [4, 12],
    file: 'app/data/write.ts',
    soil: 'base: { revision: edit.seen?.revision ?? 0, change: edit.seen?.change ?? 0 },',
    instead: 'base: { revision: edit.seen ? device.cursor : 0, change: edit.seen ? counter - 1 : 0 },',
    caughtBy: 'app/data/stale.test.ts',
  },
  {
    bug: 'undo takes back what somebody has changed since',
    loss: [11],
    file: 'app/data/undo.ts',
    soil: 'const untouched = fields.filter(field => isSame(now[field], change.patch[field]))',
    instead: 'const untouched = fields.filter(field => isSame(field, field))',
    caughtBy: 'app/data/write.test.ts',
  },
  {
    bug: 'a row that comes from the server hides what was edited here and not sent yet',
    loss: [4, 12],
    file: 'app/data/replica.ts',
    soil: 'const shown = show(row, changes)\n    const belongs',
    instead: 'const shown = show(row, row?.revision ? [] : changes)\n    const belongs',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'an older row takes the place of a newer one in memory',
    loss: [11],
    file: 'app/data/replica.ts',
    soil: '      if (held && held.revision > row.revision) continue\n',
    instead: '',
    caughtBy: 'app/data/stale.test.ts',
  },
  {
    bug: 'a tab does not hear what another has written',
    loss: [23, 29],
    file: 'app/data/device-book.ts',
    soil: `if ('wrote' in news) await this.#takeWrite(news.wrote)\n    else`,
    instead: `if (!('wrote' in news))`,
    caughtBy: 'app/data/write.test.ts',
  },
  {
    bug: 'a tab on older code writes into a newer store',
    loss: [22, 32],
    file: 'app/data/write.ts',
    soil: `if (device.schema > SCHEMA) throw new NotSaved('old-app')`,
    instead: '',
    caughtBy: 'app/data/write.test.ts',
  },
  {
    bug: 'an upgrade of the store begins the device’s numbers anew',
    loss: [22, 32],
    file: 'app/data/device.ts',
    soil: 'const raised = { ...device, schema: SCHEMA }',
    instead: 'const raised = { ...device, schema: SCHEMA, counter: 0 }',
    caughtBy: 'app/data/upgrade.test.ts',
  },
  {
    bug: 'an upgrade of the store drops what was not sent yet',
    loss: [22],
    file: 'app/data/database.ts',
    soil: `    this.version(2).stores({\n`,
    instead: `    this.version(2).upgrade(tx => tx.table('outbox').clear()).stores({\n`,
    caughtBy: 'app/data/upgrade.test.ts',
  },
  {
    bug: 'search does not find what an answer has brought',
    loss: [23],
    file: 'app/data/search/library.ts',
    soil: '    await this.#inTurns(rows, row => this.#take(row.noun, row.id, row))\n    const taken',
    instead: '    const taken',
    caughtBy: 'app/data/search/library.test.ts',
  },
  {
    bug: 'words typed while the store is closed to writes are nowhere',
    loss: [12],
    file: 'app/data/drafts.ts',
    soil: '      aside?.setItem(slot(key), JSON.stringify(value))\n',
    instead: '',
    caughtBy: 'app/data/drafts.test.ts',
  },
]
