import { ALONE, forgetAsides } from './asides.ts'
import {
  databaseOf,
  deleteBook,
  type Left,
  markLeft,
  pointers,
  readPointer,
  setPointer,
  whoLeft,
} from './books.ts'
import { type Database, DEVICE } from './database.ts'
import { deleteCopies } from './second-copy.ts'
import type { Spare } from './spare.ts'

/** The database of what was made alone, while the server has not got all of it. */
export async function carriedIn(db: Database): Promise<string | undefined> {
  return (await db.device.get(DEVICE))?.carried?.database
}

/** Takes away all that is here of somebody who leaves this device: their book is closed. */
export async function leave(left: Left, spare: Spare | undefined): Promise<void> {
  // Offline the cookie stays until the server is heard again; the mark keeps the next start from walking back in.
  await markLeft(left)
  const current = await readPointer('current')
  // Another may have begun in another tab meanwhile.
  if (current && databaseOf(current) === databaseOf(left)) await setPointer('current', undefined)
  for (const name of booksOf(left)) await deleteBook(name)
  await forget(left, spare).catch(() => {})
}

/** What lies beside the databases of who has left; what does not go now goes at the next start or entry, by their mark. */
export async function forget(left: Left | true, spare: Spare | undefined): Promise<void> {
  if (left === true) return
  for (const name of [databaseOf(left), ALONE]) forgetAsides(name)
  if (spare) await deleteCopies(spare, booksOf(left), left)
  // What is made alone from here on is the next person's.
  await pointers.transaction('rw', pointers.pointers, async () => {
    const marked = await whoLeft()
    if (marked && marked !== true) await markLeft({ ...marked, carried: undefined })
  })
}

const booksOf = (left: Left) => [databaseOf(left), ...(left.carried ? [left.carried] : [])]
