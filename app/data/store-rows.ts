import { accountOf, type Row } from '../model/row.ts'
import { addressOf, bookAddress, historyAddress } from './address.ts'
import type { Database, Pack, StoredRow } from './database.ts'

/** A row that is here no more. */
export interface Removed {
  noun: string
  id: string
  account: string
}

/** The packs that rows lie in or may have lain in, each as its rows by id. */
type Packs = Map<string, Map<string, StoredRow>>

export async function readPacks(db: Database, rows: Row[]): Promise<Packs> {
  const keys = [
    ...new Set(rows.flatMap(row => (row.left ? addressesIn(row) : [addressOf(row), ...leftAddresses(row)]))),
  ]
  if (keys.length === 0) return new Map()
  const packs = await db.packs.bulkGet(keys)
  return new Map(packs.map((pack, i) => [keys[i]!, new Map(pack?.rows.map(row => [row.id, row]))]))
}

export interface StoredRows {
  /** Those that were news. */
  rows: Row[]
  removed: Removed[]
}

/** Puts rows at their addresses and takes them away from where they lay before, or do not lie any more. */
export async function storeRows(
  db: Database,
  rows: Row[],
  packs: Packs,
  reading?: number,
): Promise<StoredRows> {
  if (rows.length === 0) return { rows: [], removed: [] }
  const changed = new Set<string>()
  const news: Row[] = []
  const removed: Removed[] = []
  for (const row of rows) {
    if (row.left) {
      const places = addressesIn(row).filter(key => takeAway(packs.get(key)!, row))
      for (const key of places) changed.add(key)
      // It may be here already where it lies now, and is not news again.
      if (places.length > 0) removed.push({ noun: row.noun, id: row.id, account: accountOf(row.scope) })
      continue
    }
    const address = addressOf(row)
    const held = packs.get(address)!.get(row.id)
    if (held && held.revision > row.revision) continue
    const isNews = !held || held.revision < row.revision
    if (!isNews && (reading === undefined || held.read === reading)) continue
    const stored: StoredRow = reading === undefined ? row : { ...row, read: reading }
    packs.get(address)!.set(row.id, stored)
    changed.add(address)
    const places = leftAddresses(row).filter(left => left !== address && packs.get(left)!.delete(row.id))
    for (const left of places) changed.add(left)
    // An action opened again leaves its finished self here: where a restored server has it finished, that is news to memory.
    if (isNews || places.length > 0) news.push(row)
  }
  const full: Pack[] = []
  const empty: string[] = []
  for (const key of changed) {
    const left = [...packs.get(key)!.values()]
    if (left.length) full.push({ key, rows: left })
    else empty.push(key)
  }
  await Promise.all([db.packs.bulkPut(full), empty.length ? db.packs.bulkDelete(empty) : undefined])
  return { rows: news, removed }
}

/** Takes rows away from where they lie. */
export async function removeRows(db: Database, rows: Row[]): Promise<Removed[]> {
  const leaving = rows.map(row => ({ ...row, revision: row.revision + 1, left: true as const }))
  return (await storeRows(db, leaving, await readPacks(db, leaving))).removed
}

/** Takes a row out of a pack, when it lies there in the scope it has left, and is not newer than the word of that. */
function takeAway(pack: Map<string, StoredRow>, left: Row): boolean {
  const held = pack.get(left.id)
  return held?.scope === left.scope && held.revision < left.revision && pack.delete(left.id)
}

/** Both places a row of this scope may lie at. */
function addressesIn({ noun, id, scope }: Row): string[] {
  return [bookAddress(noun, accountOf(scope) || id), historyAddress(accountOf(scope), id)]
}

/** Where a row may have lain before: among the open actions, or in the history of an account it was moved out of. */
function leftAddresses(row: Row): string[] {
  const moved = (row.past ?? []).flatMap(account => [
    bookAddress(row.noun, account),
    historyAddress(account, row.id),
  ])
  return row.noun === 'action' && addressOf(row).startsWith('history')
    ? [...moved, bookAddress('action', accountOf(row.scope))]
    : moved
}
