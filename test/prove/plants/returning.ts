import type { Plant } from './plant.ts'

/** Servers and devices restored from a backup, and accounts that may be read no more. */
export const returning: Plant[] = [
  {
    bug: 'a restored server gives out revisions before it has noted that another run began',
    loss: [42],
    file: 'server/sync/boots.ts',
    soil: 'for (const workspace of await tables.workspaces()) await noteBoot(tables, workspace, boot)',
    instead: '',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'a server restored from a backup takes the cursors of its devices for its own',
    loss: [42],
    file: 'server/sync/handlers.ts',
    soil: `if (restored) throw new Problem(409, 'restored', { ...restored })`,
    instead: '',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'what devices hold is not offered to a restored server',
    loss: [41, 42],
    file: 'app/data/restored.ts',
    soil: '.filter(row => row.revision > common)',
    instead: '.filter(row => row.revision > common && row.revision < 0)',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'a device takes a pack for offered to a restored server though the request failed',
    loss: [13, 42],
    file: 'app/data/restored.ts',
    soil: `    if (!answer.ok) return answer\n`,
    instead: '',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'what is unsent claims to have seen what a restored server has forgotten',
    loss: [4, 42],
    file: 'app/data/restored.ts',
    soil: 'const revision = Math.min(change.base.revision, common)',
    instead: 'const revision = Math.max(change.base.revision, 0)',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'of two devices that offer one row the one that comes last stands, though it had slept for weeks',
    loss: [4, 42],
    file: 'server/sync/offer.ts',
    soil: '!mark || mark.revision <= common || (isOffered(mark) && mark.stamp < stamp)',
    instead: '!mark || mark.revision <= common || isOffered(mark)',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'a copy of a device is not told from it',
    loss: [44],
    file: 'server/sync/handlers.ts',
    soil: `if (!token) throw new Problem(409, 'copied', { known: await knownOf(tables, device, request.changes) })`,
    instead: '',
    caughtBy: 'app/data/copied.test.ts',
  },
  {
    bug: 'a copy of a device that was used in turns with it passes for a device whose answer was lost',
    loss: [33, 44],
    file: 'server/sync/turn-token.ts',
    soil: '(receipt && receipt.hash !== hashOf(JSON.stringify(change)))',
    instead: 'receipt === null',
    caughtBy: 'app/data/copied.test.ts',
  },
  {
    bug: 'a copy of a device that gets a new name drops what it has not sent',
    loss: [14, 42],
    file: 'app/data/renumber.ts',
    soil: '    await db.outbox.bulkPut(renumbered)\n',
    instead: '',
    caughtBy: 'app/data/copied.test.ts',
  },
  {
    bug: 'what is unsent in an account goes with it, though it could not be handed in',
    loss: [26, 36],
    file: 'app/data/sync.ts',
    soil: `    if (!answer.ok) return answer
    this.#held = undefined
    const applied = await letGo(`,
    instead: `    if (!answer.ok) this.#failures += 1
    this.#held = undefined
    const applied = await letGo(`,
    caughtBy: 'app/data/letting-go.test.ts',
  },
  {
    bug: 'what is written in an account while the rest of it is handed in goes with it',
    loss: [27],
    file: 'app/data/hand-in.ts',
    soil: 'if (device.turn !== turn || unsent.changes.some(change => !known.has(change.id))) return undefined',
    instead: `if (device.turn !== turn) return undefined
    for (const { id } of unsent.changes) known.add(id)`,
    caughtBy: 'app/data/letting-go.test.ts',
  },
  {
    bug: 'a row that a device has lost is never missed',
    loss: [3, 19],
    file: 'app/data/apply.ts',
    soil: 'return differing(digest(newest.values()), theirs)',
    instead: 'return differing(theirs, theirs)',
    caughtBy: 'app/data/compared.test.ts',
  },
]
