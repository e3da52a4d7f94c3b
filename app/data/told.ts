import { NOTHING_APPLIED } from './apply.ts'
import type { Acknowledged, Told } from './connection.ts'
import { type Database, DEVICE } from './database.ts'
import type { OpenBook } from './open-book.ts'

/** What the device keeps to tell its person lies with what it is, so that a restart does not forget it. */

/** Asks that all that is held be compared with the server's: by the tab that syncs, as soon as the server is reached. */
export async function askToCompare(open: OpenBook): Promise<void> {
  await noteComparing(open.db)
  await tell(open)
  open.send()
}

export async function noteComparing(db: Database): Promise<void> {
  await change(db, told => ({ ...told, comparing: true }))
}

/** The person has read it. */
export async function forgetTold(open: OpenBook, what: Acknowledged): Promise<void> {
  await change(open.db, ({ [what]: _, ...told }) => told)
  await tell(open)
}

async function change(db: Database, next: (told: Told) => Told): Promise<void> {
  await db.transaction('rw', db.device, async () => {
    const device = (await db.device.get(DEVICE))!
    await db.device.put({ ...device, told: next(device.told ?? {}) }, DEVICE)
  })
}

/** Every tab reads again what there is to tell. */
export async function tell({ book }: OpenBook): Promise<void> {
  const news = { applied: { ...NOTHING_APPLIED, attention: true } }
  await book.follow(news)
  book.ports.tell(news)
}
