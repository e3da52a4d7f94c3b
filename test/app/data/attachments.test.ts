import { describe, expect, it } from 'vitest'
import type { Fields } from '../../../app/model/row.ts'
import { device, NOON, newAccount, newIn } from '../../support/device.ts'

const blob = { hash: 'a'.repeat(64), size: 1, type: 'audio/webm' }

/** An account with a note; `attach` hangs something on it. */
async function withNote() {
  const phone = await device()
  const account = newAccount()
  const note = newIn(account.id, 'note', { at: NOON, body: 'Crates' })
  await phone.book.write([account, note])
  const attach = async (fields: Fields) => {
    const edit = newIn(account.id, 'attachment', { of: note.id, kind: 'audio', blob, at: NOON, ...fields })
    await phone.book.write([edit])
    return edit.id
  }
  return { phone, account, note, attach }
}

describe('what hangs on a note', () => {
  it('is read with the note, parts of a recording in their order, and newest first with the account', async () => {
    const { phone, account, note, attach } = await withNote()
    const second = await attach({ part: 1 })
    const first = await attach({ part: 0 })
    const photo = await attach({ kind: 'photo', at: NOON + 1 })
    await attach({ of: account.id, at: NOON - 1 })
    const there = await phone.book.attachmentsOf({ id: note.id, account: account.id })
    expect(there.map(({ id }) => id)).toEqual([first, second, photo])
    expect((await phone.book.history(account.id)).attachments.map(({ id }) => id)[0]).toBe(photo)
  })

  it('goes with the note, and comes back with it', async () => {
    const { phone, account, note, attach } = await withNote()
    await attach({})
    const seen = (await phone.book.history(account.id)).notes[0]!
    const { undo } = await phone.book.write([{ ...note, seen, patch: { deleted: true } }])
    expect((await phone.book.history(account.id)).attachments).toEqual([])
    await undo()
    expect((await phone.book.history(account.id)).attachments).toHaveLength(1)
  })

  it('tells the account’s history that it has come', async () => {
    const { phone, account, attach } = await withNote()
    let told = 0
    phone.book.on([`history/${account.id}`], () => told++)
    await attach({})
    expect(told).toBe(1)
  })
})
