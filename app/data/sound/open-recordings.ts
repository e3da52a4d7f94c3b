/** Which recordings are being made just now, in whichever tab: a lock goes with the tab that holds it, however that ends. */

export type Locks = Pick<LockManager, 'request' | 'query'>

const nameOf = (database: string, id: string) => `${database}/recording/${id}`

/** Marks a recording as open; answers how to let it go. */
export function holdOpen(locks: Locks | undefined, database: string, id: string): () => void {
  let release: () => void = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  locks?.request(nameOf(database, id), () => held).catch(() => {})
  return release
}

/** Ids of the recordings any tab has open. */
export async function openElsewhere(locks: Locks | undefined, database: string): Promise<Set<string>> {
  const head = nameOf(database, '')
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {}
  const names = held.flatMap(({ name }) => (name?.startsWith(head) ? [name.slice(head.length)] : []))
  return new Set(names)
}
