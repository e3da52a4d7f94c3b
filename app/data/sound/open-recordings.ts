/**
 * Which recordings are being made just now, and which are about to be saved, in whichever tab: a lock goes with the tab that holds
 * it, however that ends.
 */

export type Locks = Pick<LockManager, 'request' | 'query'>

const nameOf = (database: string, id: string) => `${database}/recording/${id}`
const inHandName = (database: string, id: string) => `${database}/in-hand/${id}`

/** Marks a recording as open; answers how to let it go. */
export function holdOpen(locks: Locks | undefined, database: string, id: string): () => void {
  let release: () => void = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  locks?.request(nameOf(database, id), () => held).catch(() => {})
  return release
}

/** Takes a stopped recording in hand; answers how to let it go, or nothing when another tab has it. */
export function holdInHand(
  locks: Locks | undefined,
  database: string,
  id: string,
): Promise<(() => void) | undefined> {
  if (!locks) return Promise.resolve(() => {})
  return new Promise(resolve => {
    const answered = (lock: Lock | null) =>
      lock ? new Promise<void>(release => resolve(release)) : resolve(undefined)
    // A browser that will not lock knows of no other tab either.
    locks.request(inHandName(database, id), { ifAvailable: true }, answered).catch(() => resolve(() => {}))
  })
}

/** Ids of the recordings any tab has open. */
export function openElsewhere(locks: Locks | undefined, database: string): Promise<Set<string>> {
  return heldUnder(locks, nameOf(database, ''))
}

/** Ids of the recordings any tab has in hand. */
export function inAnyHand(locks: Locks | undefined, database: string): Promise<Set<string>> {
  return heldUnder(locks, inHandName(database, ''))
}

async function heldUnder(locks: Locks | undefined, head: string): Promise<Set<string>> {
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {}
  const names = held.flatMap(({ name }) => (name?.startsWith(head) ? [name.slice(head.length)] : []))
  return new Set(names)
}
