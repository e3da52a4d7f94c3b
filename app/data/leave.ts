import { ALONE, forgetAsides } from './asides.ts'
import {
  databaseOf,
  deleteBook,
  isThere,
  type Left,
  pointers,
  readPointer,
  rememberUnsent,
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
  await mark(left)
  for (const name of booksOf(left)) await deleteBook(name)
  if (!(await readPointer('current'))) rememberUnsent(0)
  await forget(left, spare).catch(() => {})
}

/**
 * Offline the cookie stays until the server is heard again; the mark keeps the next start from walking back in. A start finds it and no
 * pointer to their book, or neither; another may have begun in another tab meanwhile.
 */
async function mark(left: Left): Promise<void> {
  await pointers.transaction('rw', pointers.pointers, async () => {
    await pointers.pointers.put(left, 'signed-out')
    for (const pointer of ['current', 'before-example'] as const) {
      const me = await readPointer(pointer)
      if (me && databaseOf(me) === databaseOf(left)) await setPointer(pointer, undefined)
    }
  })
}

/** What is still here of who has left; what does not go now goes at the next start or entry, by their mark. */
export async function forget(left: Left | true, spare: Spare | undefined): Promise<void> {
  if (left === true) return
  for (const name of booksOf(left)) if (await isThere(name)) await deleteBook(name)
  forgetAsides(databaseOf(left))
  if (!left.isForgotten) forgetAsides(ALONE)
  if (spare) await deleteCopies(spare, booksOf(left), left)
  await pointers.transaction('rw', pointers.pointers, async () => {
    const { carried: _, ...rest } = left
    if (await whoLeft()) await pointers.pointers.put({ ...rest, isForgotten: true }, 'signed-out')
  })
}

const booksOf = (left: Left) => [databaseOf(left), ...(left.carried ? [left.carried] : [])]
