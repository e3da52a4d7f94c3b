import type { Granted } from '../model/protocol.ts'
import type { Database, DeviceRecord, Reading } from './database.ts'

/** Every account, in the place of a scope. */
const EVERY_ACCOUNT = '*'
/** A question that names more scopes than this would be too long a line. */
const READ_AT_ONCE = 100

type Marks = Pick<DeviceRecord, 'grants' | 'unread' | 'purge' | 'afresh' | 'readings'>

/**
 * What a device has to do because its member may read more or less than before, as marks that are stored with the answer that told it:
 * scopes to read, scopes to hand in and let go. Only what was granted once can be lost: what was made here and not yet sent never is.
 */
export async function marksOf(db: Database, device: DeviceRecord, granted: Granted): Promise<Partial<Marks>> {
  const { all: saw } = device.grants ?? { all: true }
  const given = granted.given.filter(({ scope }) => scope !== EVERY_ACCOUNT)
  const names = new Set(given.map(({ scope }) => scope))
  const losesAll = granted.ended.includes(EVERY_ACCOUNT)
  const all = granted.given.length > given.length || (saw && !losesAll)
  const grants = { at: granted.to, all }
  if (all && !saw) return { grants, purge: [], unread: [], ...readAfresh(device) }
  if (all) return { grants }
  const lost = losesAll && saw ? await heldAccounts(db) : granted.ended
  const purge = [...(device.purge ?? []), ...lost].filter(scope => !names.has(scope))
  // Who saw every account a moment ago holds those they keep.
  const unseen = losesAll && saw ? [] : given.filter(({ born }) => !born).map(({ scope }) => scope)
  const unread = [...(device.unread ?? []), ...unseen].filter(scope => !purge.includes(scope))
  const marks = { grants, purge: [...new Set(purge)], unread: [...new Set(unread)] }
  return { ...marks, ...(device.afresh ? {} : readNext({ ...device, ...marks })) }
}

/** Begins to read everything. */
export function readAfresh({ readings }: Pick<DeviceRecord, 'readings'>): Pick<Marks, 'afresh' | 'readings'> {
  return { readings: readings + 1, afresh: { number: readings + 1, rows: 0, total: 0 } }
}

/** Begins to read the next of the scopes that are still to be read, when there are any. */
export function readNext({
  unread = [],
  readings,
}: Pick<DeviceRecord, 'unread' | 'readings'>): Partial<Marks> {
  if (unread.length === 0) return {}
  const afresh: Reading = {
    number: readings + 1,
    rows: 0,
    total: 0,
    scopes: unread.slice(0, READ_AT_ONCE),
  }
  return { readings: readings + 1, afresh, unread: unread.slice(READ_AT_ONCE) }
}

/** Scopes of accounts that are here, beside these. */
export async function heldBeside(db: Database, scopes: readonly string[]): Promise<string[]> {
  return (await heldAccounts(db)).filter(scope => !scopes.includes(scope))
}

async function heldAccounts(db: Database): Promise<string[]> {
  const packs = await db.packs.toArray()
  const scopes = packs.flatMap(pack => pack.rows).map(row => row.scope)
  return [...new Set(scopes)].filter(scope => scope.startsWith('account/'))
}
