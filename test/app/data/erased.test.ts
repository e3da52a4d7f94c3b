import { expect, it } from 'vitest'
import type { Edit } from '../../../app/data/book.ts'
import { hashOf, putHeld } from '../../../app/data/bytes/held.ts'
import { entryOf } from '../../../app/data/search/entry.ts'
import type { AnyShown } from '../../../app/model/row.ts'
import { type device, NOON, newAccount, newIn, nextId } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

type Device = Awaited<ReturnType<typeof device>>

async function erase({ book }: Device, row: AnyShown) {
  const { id, scope, noun } = row
  await book.write([
    { noun: noun as Edit['noun'], id, scope, seen: row, patch: { deleted: true, erased: true } },
  ])
}

/** Everything this device keeps on disk, as text. */
async function disk({ db }: Device): Promise<string> {
  const tables = [db.packs, db.summaries, db.outbox, db.attention, db.drafts]
  return JSON.stringify(await Promise.all(tables.map(table => table.toArray())))
}

async function withNote() {
  const nancy = await nancys()
  const { phone, desktop } = nancy
  const horn = newAccount({ name: 'Around the Horn' })
  const note = newIn(horn.id, 'note', { body: 'A secret.', at: NOON })
  await phone.book.write([horn, note])
  await turn(phone, desktop)
  const noteOn = (on: Device) => on.book.row('note', note.id, horn.id)
  return { ...nancy, horn, note, noteOn }
}

it('what was erased on one device leaves the disk, the screens and the search of the other', async () => {
  const { phone, desktop, horn, noteOn } = await withNote()
  expect(await disk(phone)).toContain('A secret.')
  await erase(desktop, (await noteOn(desktop))!)
  await turn(desktop, phone)
  for (const device of [phone, desktop]) {
    expect(await disk(device)).not.toContain('A secret.')
    expect(await device.book.deleted(horn.id)).toEqual([])
    expect((await device.book.history(horn.id)).notes).toEqual([])
    expect(entryOf((await noteOn(device))!)).toBeUndefined()
  }
})

it('what was written offline for something erased meanwhile stays with who wrote it, and brings nothing back', async () => {
  const { phone, desktop, noteOn } = await withNote()
  const seen = (await noteOn(phone))!
  await erase(desktop, (await noteOn(desktop))!)
  await turn(desktop)
  await phone.book.write([
    { noun: 'note', id: seen.id, scope: seen.scope, seen, patch: { body: 'A secret. And more.' } },
  ])
  await turn(phone, desktop)
  expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'erased', account: 'Around the Horn' }])
  expect(await noteOn(phone)).toMatchObject({ deleted: true, erased: true })
  expect(await noteOn(desktop)).not.toHaveProperty('body')
})

it('a deletion of what another has erased since is not undone, and nothing empty is shown in its place', async () => {
  const { phone, desktop, horn, noteOn } = await withNote()
  const seen = (await noteOn(phone))!
  const note = { noun: 'note' as const, id: seen.id, scope: seen.scope }
  const deletion = await phone.book.write([{ ...note, seen, patch: { deleted: true } }])
  await turn(phone, desktop)
  const listed = (await noteOn(phone))!
  await erase(desktop, (await noteOn(desktop))!)
  await turn(desktop, phone)
  expect(await deletion.undo()).toEqual({ left: [seen.id] })
  expect(phone.book.pending.count).toBe(0)
  // From a list of what was deleted, left open.
  await phone.book.write([{ ...note, seen: listed, patch: { deleted: null } }])
  expect(await noteOn(phone)).toMatchObject({ deleted: true, erased: true })
  expect((await phone.book.history(horn.id)).notes).toEqual([])
})

it('a note written offline in an account erased meanwhile needs attention as erased, under the name of the account', async () => {
  const { phone, desktop, horn } = await withNote()
  await phone.book.write([newIn(horn.id, 'note', { body: 'Late.', at: NOON })])
  await erase(desktop, desktop.book.account(horn.id) as unknown as AnyShown)
  await turn(desktop, phone)
  expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'erased', account: 'Around the Horn' }])
})

it('bytes of an erased recording leave the device, and those another row names stay', async () => {
  const { phone, desktop, horn, note } = await withNote()
  const kept = await name(1)
  const going = await name(2)
  for (const blob of [kept, going]) await putHeld(phone.db, blob.name, blob.bytes, { used: NOON, safe: true })
  const hang = (blob: object, of: string) =>
    newIn(horn.id, 'attachment', { of, kind: 'audio', blob, at: NOON })
  const rows = [hang(kept.name, note.id), hang(going.name, note.id), hang(kept.name, nextId())]
  await desktop.book.write(rows)
  await turn(desktop, phone)
  const seen = (await desktop.book.row('note', note.id, horn.id))!
  await erase(desktop, seen)
  await turn(desktop, phone)
  expect((await phone.db.blobs.toArray()).map(({ hash }) => hash)).toEqual([kept.name.hash])
  expect((await phone.db.bytes.toArray()).map(({ hash }) => hash)).toEqual([kept.name.hash])
})

async function name(byte: number) {
  const bytes = new Uint8Array([byte, byte, byte]).buffer
  return { bytes, name: { hash: await hashOf(bytes), size: 3, type: 'audio/webm' } }
}
