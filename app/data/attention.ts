import type { Change } from '../model/change.ts'
import { type NounName, nounOf } from '../model/nouns.ts'
import { accountOf, type Fields } from '../model/row.ts'
import type { Edit } from './book.ts'
import { tryBytesAgain } from './bytes/owed.ts'
import type { Attention, Waiting } from './connection.ts'
import { DEVICE } from './database.ts'
import { readAfresh } from './grants.ts'
import type { OpenBook } from './open-book.ts'

/** Unsent changes, oldest first, with the row they are for and its account's name. */
export async function waitingIn({ db, book }: OpenBook): Promise<Waiting[]> {
  const outbox = await db.outbox.orderBy('counter').toArray()
  const changes = outbox.flatMap(sent => sent.changes.map(change => ({ change, at: sent.at })))
  return Promise.all(
    changes.map(async ({ change, at }) => {
      const row = await book.row(change.noun as NounName, change.row, accountOf(change.scope))
      return { change, at, row, account: book.account(row?.account ?? accountOf(change.scope))?.name }
    }),
  )
}

/**
 * Sends what was parked because a server did not know some fields, once it is newer: cut anew, as edits of the rows as they stand now.
 * What cannot be saved any more stays for a person.
 */
export async function sendParked(open: Ends): Promise<void> {
  const { serverSchema = 0 } = (await open.db.device.get(DEVICE))!
  const parked = await open.db.attention.filter(item => item.code === 'later').toArray()
  for (const { id, schema = 0 } of parked) if (schema < serverSchema) await tryAgain(open, id).catch(() => {})
}

/** The ends of an open book that sending again takes hold of. */
type Ends = Pick<OpenBook, 'db' | 'book' | 'send'>

/**
 * Puts a refused change back into the outbox as a new one, with `patch` in place of its own when given; has refused bytes sent again;
 * deletes again what was kept; or lets go of what the server has lost. False when it needs attention no more.
 */
export async function tryAgain(open: Ends, id: string, patch?: Fields): Promise<boolean> {
  const { db, book } = open
  const item = await db.attention.get(id)
  if (!item) return false
  if (item.code.startsWith('bytes_')) {
    await tryBytesAgain(db, id)
    open.send()
    return true
  }
  if (item.code === 'kept') return deleteAgain(open, item)
  if (item.code === 'missing') return letMissingGo(open)
  const first = item.changes[0]?.row
  const edits = item.changes.map(change => editAgain(open, change, change.row === first ? patch : undefined))
  await book.write(await Promise.all(edits), id)
  return true
}

/**
 * Deletes or merges a row as it stands now, so that the deletion has seen every edit; one that is gone already only needs attention no
 * more. What was to be erased is deleted alone: to take another's words away for good is asked for where the app asks whether one is sure.
 */
async function deleteAgain({ book }: Ends, { id, changes, row }: Attention): Promise<true> {
  const { noun, row: of, scope, patch } = changes[0]!
  const seen = await book.row(noun as NounName, of, accountOf(row?.scope ?? scope))
  const { deleted: _, erased: __, ...into } = patch
  const edit = { noun: noun as NounName, id: of, scope, patch: { deleted: true, ...into } }
  await book.write(seen && !seen.deleted ? [{ ...edit, seen }] : [], id)
  return true
}

/** Everything is read once more, and what the server still does not have goes: it may have been found again since it was told. */
async function letMissingGo({ db, send }: Ends): Promise<true> {
  await db.transaction('rw', db.device, db.attention, async () => {
    const device = (await db.device.get(DEVICE))!
    const { readings, afresh } = readAfresh(device)
    const agreed = { readings, afresh: { ...afresh!, isAgreed: true as const } }
    await db.device.put({ ...device, ...agreed, turn: device.turn + 1 }, DEVICE)
    await db.attention.delete('missing')
  })
  send()
  return true
}

async function editAgain({ book }: Ends, change: Change, patch: Fields | undefined): Promise<Edit> {
  const noun = change.noun as NounName
  const seen = change.new ? undefined : await book.row(noun, change.row, accountOf(change.scope))
  const known = Object.keys(nounOf(noun)?.fields ?? {})
  const fields = patch ? { ...change.patch, ...patch } : change.patch
  return {
    noun,
    id: change.row,
    scope: change.scope,
    seen,
    ...(change.from && { from: change.from }),
    patch: Object.fromEntries(
      Object.entries(fields).filter(
        ([field]) => field.includes('/') || field === 'scope' || known.includes(field),
      ),
    ),
  }
}
