import { expect, it } from 'vitest'
import { bringBack, broughtBackAlone } from '../../../../app/features/accounts/commands.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const sound = { hash: 'a'.repeat(64), size: 9, type: 'audio/webm' }

it('a note that was undone comes back with what hung on it, and is listed without it', async () => {
  const { book } = await device()
  const account = newAccount()
  const note = newIn(account.id, 'note', { at: NOON, body: 'Tasting' })
  const hung = newIn(account.id, 'attachment', { of: note.id, kind: 'audio', blob: sound, at: NOON })
  const other = newIn(account.id, 'attachment', { of: account.id, kind: 'audio', blob: sound, at: NOON })
  await book.write([account, other])
  const { undo } = await book.write([note, hung])
  await undo()

  const listed = broughtBackAlone(await book.deleted(account.id))
  expect(listed.map(({ id }) => id)).toEqual([note.id])
  await bringBack(book, listed[0]!)
  expect(await book.deleted(account.id)).toEqual([])
  expect(await book.attachmentsOf({ id: note.id, account: account.id })).toMatchObject([{ id: hung.id }])
})
