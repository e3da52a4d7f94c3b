import type { Page } from 'playwright-core'

/** What lies on a device's disk, read past the app's own code. */

/** Everything in one store of the book that lies in this browser. */
export function readStore<T>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(async name => {
    const { name: book } = (await indexedDB.databases()).find(one => one.name?.startsWith('tend/'))!
    const ask = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await ask(indexedDB.open(book!))
    const rows = await ask(db.transaction(name).objectStore(name).getAll())
    db.close()
    return rows
  }, store)
}

/** Puts a record into one store of the book that lies in this browser; seen once the page is loaded again. */
export function putInStore(page: Page, store: string, record: object, key?: string): Promise<void> {
  return page.evaluate(
    async ([name, put, under]) => {
      const { name: book } = (await indexedDB.databases()).find(one => one.name?.startsWith('tend/'))!
      const opening = indexedDB.open(book!)
      await new Promise(resolve => opening.addEventListener('success', resolve))
      const writing = opening.result.transaction(name, 'readwrite')
      writing.objectStore(name).put(put, under)
      await new Promise(resolve => writing.addEventListener('complete', resolve))
      opening.result.close()
    },
    [store, record, key] as const,
  )
}

export interface Written {
  noun: string
  row: string
  scope: string
  patch: Record<string, unknown>
}

/** All changes that have not been sent, oldest first. */
export async function unsentChanges(page: Page): Promise<Written[]> {
  const sent = await readStore<{ changes: Written[] }>(page, 'outbox')
  return sent.flatMap(one => one.changes)
}

/** All changes in the second copy of a book with less than a hundred, oldest first. */
export function copiedChanges(page: Page): Promise<Written[]> {
  return page.evaluate(async () => {
    const cache = await caches.open('tend-spare')
    const files = (await cache.keys()).filter(({ url }) => url.includes('/book-'))
    const books = await Promise.all(files.map(async file => (await cache.match(file))!.json()))
    const [last] = books.sort((a, b) => b.number - a.number)
    return (last?.outbox ?? []).flatMap((sent: { changes: Written[] }) => sent.changes)
  })
}

export async function lastChangeOf(page: Page, noun: string): Promise<Written> {
  return (await unsentChanges(page)).filter(change => change.noun === noun).at(-1)!
}

/** The last row of a noun made here, with what was changed in it since. */
export async function lastMade(page: Page, noun: string): Promise<Record<string, unknown>> {
  const changes = (await unsentChanges(page)).filter(change => change.noun === noun)
  const id = changes.at(-1)?.row
  return Object.assign({}, ...changes.filter(change => change.row === id).map(change => change.patch))
}

/** How many unsent changes there are. */
export async function countUnsent(page: Page): Promise<number> {
  return (await unsentChanges(page)).length
}

/** Puts fields into a row that was made here and not sent, as they would stand after a sync; seen once the page is loaded again. */
export function arrive(page: Page, row: string, fields: Record<string, unknown>): Promise<void> {
  return page.evaluate(
    async ([wanted, patch]) => {
      const { name } = (await indexedDB.databases()).find(one => one.name?.startsWith('tend/'))!
      const opening = indexedDB.open(name!)
      await new Promise(resolve => opening.addEventListener('success', resolve))
      const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
      const asking = outbox.getAll()
      await new Promise(resolve => asking.addEventListener('success', resolve))
      for (const sent of asking.result)
        for (const change of sent.changes)
          if (change.row === wanted && change.new) {
            Object.assign(change.patch, patch)
            outbox.put(sent)
          }
      await new Promise(resolve => outbox.transaction.addEventListener('complete', resolve))
      opening.result.close()
    },
    [row, fields] as const,
  )
}

/** Versions of a text that were written elsewhere without seeing each other, as they would stand after a sync. */
export function meet(page: Page, row: string, field: string, versions: string[]): Promise<void> {
  return arrive(
    page,
    row,
    Object.fromEntries(versions.map((text, i) => [`met/${field}:bbbbbbbbbbbbbbbb:${i}`, text])),
  )
}
