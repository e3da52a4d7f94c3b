import { describe, expect, it } from 'vitest'
import { newAccount, newIn } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

const at = Date.UTC(2026, 10, 23, 12)

type Nancys = Awaited<ReturnType<typeof nancys>>
const ORDERS: [order: string, (nancys: Nancys) => Promise<void>][] = [
  ['the newest first', ({ phone, desktop }) => turn(phone, desktop, phone, desktop, phone)],
  ['the newest last', ({ phone, desktop }) => turn(desktop, phone, phone, desktop, phone)],
]

/** An account of yesterday's backup, on both devices. */
async function withBackup() {
  const all = await nancys()
  const { server, phone, desktop } = all
  const account = newAccount({ name: 'Around the Horn', town: 'London' })
  await phone.book.write([account])
  await turn(phone, desktop)
  const backup = server.backup()
  const fieldsOf = async (id: string) => {
    await server.look()
    return server.rows().find(row => row.id === id)?.fields
  }
  return { ...all, account, backup, fieldsOf }
}

describe.each(ORDERS)('what two devices offer a restored server, %s', (_, exchange) => {
  it('leaves alive a note that was deleted and came back, though one device holds it deleted', async () => {
    const all = await withBackup()
    const { server, phone, desktop, account, backup, fieldsOf } = all
    const note = newIn(account.id, 'note', { at, body: 'one' })
    await phone.book.write([note])
    await turn(phone, desktop)
    const there = (await desktop.book.row('note', note.id, account.id))!
    await desktop.book.write([{ ...note, seen: there, patch: { deleted: true } }])
    await turn(desktop)
    const here = (await phone.book.row('note', note.id, account.id))!
    await phone.book.write([{ ...note, seen: here, patch: { pulse: 4 } }])
    await turn(phone)
    await server.boot(backup)
    await exchange(all)
    expect(await fieldsOf(note.id)).toEqual({ at, body: 'one', pulse: 4 })
  })

  it('leaves a field as it was last, though that is what the backup says and one device holds what was between', async () => {
    const all = await withBackup()
    const { server, phone, desktop, account, backup, fieldsOf } = all
    const move = (town: string) =>
      phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town } }])
    await move('Cowes')
    await turn(phone, desktop)
    await move('London')
    await turn(phone)
    await server.boot(backup)
    await exchange(all)
    expect(await fieldsOf(account.id)).toMatchObject({ town: 'London' })
  })

  it('leaves a text as it was last, with no older one of it beside', async () => {
    const all = await withBackup()
    const { server, phone, desktop, account, backup, fieldsOf } = all
    const note = newIn(account.id, 'note', { at, body: 'one crate' })
    await phone.book.write([note])
    await turn(phone, desktop)
    const seen = (await phone.book.row('note', note.id, account.id))!
    await phone.book.write([{ ...note, seen, patch: { body: 'two crates' } }])
    await turn(phone)
    await server.boot(backup)
    await exchange(all)
    expect(await fieldsOf(note.id)).toEqual({ at, body: 'two crates' })
  })

  it('leaves alive a note with an edit that was unsent and had not seen its deletion', async () => {
    const all = await withBackup()
    const { server, phone, desktop, account, backup, fieldsOf } = all
    const note = newIn(account.id, 'note', { at, body: 'one' })
    await phone.book.write([note])
    await turn(phone, desktop)
    const there = (await desktop.book.row('note', note.id, account.id))!
    await desktop.book.write([{ ...note, seen: there, patch: { deleted: true } }])
    await turn(desktop)
    const here = (await phone.book.row('note', note.id, account.id))!
    await phone.book.write([{ ...note, seen: here, patch: { pulse: 4 } }])
    await server.boot(backup)
    await exchange(all)
    expect(await fieldsOf(note.id)).toEqual({ at, body: 'one', pulse: 4 })
  })

  it('leaves a field as it was last, though one device had slept while the server that was backed up ran', async () => {
    const all = await withBackup()
    const { server, phone, desktop, account, fieldsOf } = all
    const move = (device: Nancys['phone'], town: string) =>
      device.book.write([{ ...account, seen: device.book.account(account.id)!, patch: { town } }])
    await move(phone, 'Cowes')
    await turn(phone)
    const later = server.backup()
    await server.boot()
    await turn(desktop, phone)
    await move(desktop, 'Luleå')
    await turn(desktop, phone)
    await server.boot(later)
    await exchange(all)
    expect(await fieldsOf(account.id)).toMatchObject({ town: 'Luleå' })
  })
})
