import type { Plant } from './plant.ts'

/** What keeps a request that comes again from taking effect again, and says what became of each change. */
export const receipts: Plant[] = [
  {
    bug: 'no receipts are kept: a change that comes again takes effect again',
    loss: [43, 44],
    file: 'server/sync/push.ts',
    soil: `    const receipt = receipts.get(counter)
    if (receipt) return repeated(change, receipt, hash)
    if (counter < settled) return { change: change.id, is: 'applied' }
    const verdict = await apply(change)
    receipts.set(counter, { hash, verdict })
    await tables.keepReceipt(asker.device, counter, { hash, verdict })
    return verdict`,
    instead: `    if (receipts.has(-1)) return repeated(change, receipts.get(-1)!, hash)
    if (counter < settled) return { change: change.id, is: 'applied' }
    return apply(change)`,
    caughtBy: 'simulation',
  },
  {
    bug: 'what the device called settled takes effect again when an old request comes once more',
    loss: [18, 44],
    file: 'server/sync/push.ts',
    soil: `if (counter < settled) return { change: change.id, is: 'applied' }`,
    instead: '',
    caughtBy: 'server/sync/receipts.test.ts',
  },
  {
    bug: 'receipts are kept beside the transaction of the effect, and outlive its rollback',
    loss: [13, 16],
    file: 'server/sync/push.ts',
    soil: `    const receipt = receipts.get(counter)
    if (receipt) return repeated(change, receipt, hash)
    if (counter < settled) return { change: change.id, is: 'applied' }
    const verdict = await apply(change)
    receipts.set(counter, { hash, verdict })
    await tables.keepReceipt(asker.device, counter, { hash, verdict })
    return verdict`,
    instead: `    const beside = ((globalThis as { beside?: Map<string, Receipt> }).beside ??= new Map())
    const receipt = beside.get(change.id) ?? receipts.get(counter)
    if (receipt) return repeated(change, receipt, hash)
    if (counter < settled) return { change: change.id, is: 'applied' }
    const verdict = await apply(change)
    beside.set(change.id, { hash, verdict })
    return verdict`,
    caughtBy: 'server/sync/turn.test.ts',
  },
  {
    bug: 'a number that was used for another content is answered as if that were it',
    loss: [33, 44],
    file: 'server/sync/push.ts',
    soil: 'if (receipt.hash === hash) return receipt.verdict',
    instead: 'if (receipt.hash) return receipt.verdict',
    caughtBy: 'server/sync/receipts.test.ts',
  },
  {
    bug: 'the server forgets receipts of changes whose verdicts have not arrived yet',
    loss: [13, 33],
    file: 'server/sync/handlers.ts',
    soil: 'await tables.settle(device, request.from)',
    instead: 'await tables.settle(device, request.from + request.changes.length)',
    caughtBy: 'server/sync/receipts.test.ts',
  },
  {
    bug: 'one change that makes the server stumble fails the whole batch, and blocks the queue for ever',
    loss: [24],
    file: 'server/sync/push.ts',
    soil: `      return rejected(change, 'fault')
    }`,
    instead: `      throw cause
    }`,
    caughtBy: 'server/sync/turn.test.ts',
  },
  {
    bug: 'a change that fails half-way leaves its half behind',
    loss: [16],
    file: 'server/sync/push.ts',
    soil: 'return await tables.savepoint(() => settle(change))',
    instead: 'return await settle(change)',
    caughtBy: 'server/sync/turn.test.ts',
  },
  {
    bug: 'a batch that holds one change which is none is refused as a whole',
    loss: [5, 24],
    file: 'server/sync/push.ts',
    soil: `typeof change === 'string' ? unreadable(inputs[index], asker, change, log) : await answer(change),`,
    instead: `await (typeof change === 'string' ? Promise.reject(new StoreTrouble('busy', inputs[index])) : answer(change)),`,
    caughtBy: 'server/sync/bad-input.test.ts',
  },
  {
    bug: 'an edit of a row the server does not hold makes half a row instead of being kept for a person',
    loss: [33, 40],
    file: 'server/sync/push.ts',
    soil: `if (!before && !change.new) throw new Refusal('gone')`,
    instead: '',
    caughtBy: 'server/sync/push.test.ts',
  },
  {
    bug: 'a change that lost to another leaves no trace in the history',
    loss: [1, 33],
    file: 'server/sync/keep.ts',
    soil: '  await tables.keepHistory(workspace, {',
    instead: '  if (merged.refused.length === 0) await tables.keepHistory(workspace, {',
    caughtBy: 'simulation',
  },
  {
    bug: 'the value that a change replaced is not kept',
    loss: [6, 11],
    file: 'app/model/merge.ts',
    soil: 'if (before !== undefined && !isSame(before, value)) replaced[field] = before',
    instead: 'if (before === replaced) replaced[field] = before',
    caughtBy: 'app/model/merge.test.ts',
  },
]
