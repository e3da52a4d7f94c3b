import { describe, expect, it } from 'vitest'
import { tryAgain } from '../../../app/data/attention.ts'
import type { Edit } from '../../../app/data/book.ts'
import type { AnyShown } from '../../../app/model/row.ts'
import { type device as anyDevice, NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

type Device = Awaited<ReturnType<typeof anyDevice>>

/** A note that both devices hold. */
async function aNote() {
  const nancy = await nancys()
  const { phone, desktop } = nancy
  const [horn, other] = [newAccount({ name: 'Around the Horn' }), newAccount({ name: 'Island Trading' })]
  const note = newIn(horn.id, 'note', { at: NOON, body: 'A secret.' })
  await phone.book.write([horn, other, note])
  await turn(phone, desktop)
  const on = ({ book }: Device, account = horn) => book.row('note', note.id, account.id)
  const write = async (at: Device, patch: Edit['patch']) =>
    at.book.write([{ ...note, seen: (await on(at)) as AnyShown, patch }])
  return { ...nancy, horn, other, note, on, write }
}

/** The desktop has deleted what the phone had edited meanwhile. */
async function aKeptNote(
  deletion: Edit['patch'] = { deleted: true },
  edit: Edit['patch'] = { body: 'More.' },
) {
  const world = await aNote()
  const { phone, desktop, write } = world
  await write(phone, edit)
  await turn(phone)
  const written = await write(desktop, deletion)
  await turn(desktop)
  const items = () => desktop.db.attention.toArray()
  const again = async () => {
    const [item] = await items()
    return tryAgain({ db: desktop.db, book: desktop.book, send: () => {} }, item!.id)
  }
  return { ...world, written, items, again }
}

describe('a deletion that had not seen an edit', () => {
  it('is told as not done, with who edited, and the row stands', async () => {
    const { desktop, phone, horn, note, on, items } = await aKeptNote()
    const [item, ...more] = await items()
    expect(more).toEqual([])
    expect(item).toMatchObject({
      code: 'kept',
      by: desktop.book.me.member,
      changes: [{ row: note.id, patch: { deleted: true } }],
      row: { id: note.id, scope: horn.scope, fields: {} },
    })
    expect(item!.id).toBe(item!.changes[0]!.id)
    await turn(phone)
    for (const device of [phone, desktop]) expect(await on(device)).toMatchObject({ body: 'More.' })
    expect(await phone.db.attention.count()).toBe(0)
  })

  it('is told once, although the answer was lost and is given again', async () => {
    const { phone, desktop, between, write } = await aNote()
    await write(phone, { body: 'More.' })
    await turn(phone)
    await write(desktop, { deleted: true })
    between.answer = async ask => {
      await ask()
      throw new TypeError('Failed to fetch')
    }
    await turn(desktop)
    expect(await desktop.db.attention.count()).toBe(0)
    between.answer = undefined
    await turn(desktop)
    await turn(desktop)
    expect(await desktop.db.attention.toArray()).toMatchObject([{ code: 'kept', by: desktop.book.me.member }])
  })

  it('is told by a server of old too, which does not say who', async () => {
    const { phone, desktop, between, write } = await aNote()
    await write(phone, { body: 'More.' })
    await turn(phone)
    await write(desktop, { deleted: true })
    between.answer = async ask => {
      const answer = await ask()
      return new Response((await answer.text()).replace(/,"by":"[^"]*"}/, '}'), answer)
    }
    await turn(desktop)
    const [item] = await desktop.db.attention.toArray()
    expect(item).toMatchObject({ code: 'kept' })
    expect(item).not.toHaveProperty('by')
  })

  it('deleted again is gone everywhere, and told no more', async () => {
    const { phone, desktop, on, items, again } = await aKeptNote()
    expect(await again()).toBe(true)
    expect(await items()).toEqual([])
    await turn(desktop, phone)
    for (const device of [phone, desktop]) expect(await on(device)).toMatchObject({ deleted: true })
    expect(await items()).toEqual([])
  })

  it('deleted again where the edit had moved it goes as well', async () => {
    const { phone, desktop, other, note } = await aNote()
    const seen = (await phone.book.row('note', note.id, note.scope.slice(8))) as AnyShown
    await phone.book.write([{ ...note, seen, patch: { scope: other.scope } }])
    await turn(phone)
    await desktop.book.write([
      {
        ...note,
        seen: (await desktop.book.row('note', note.id, note.scope.slice(8))) as AnyShown,
        patch: { deleted: true },
      },
    ])
    await turn(desktop)
    const [item] = await desktop.db.attention.toArray()
    await tryAgain({ db: desktop.db, book: desktop.book, send: () => {} }, item!.id)
    await turn(desktop, phone)
    expect(await phone.book.row('note', note.id, other.id)).toMatchObject({ deleted: true })
  })

  it('deleted again after somebody else has deleted it writes nothing', async () => {
    const { phone, desktop, items, again, write } = await aKeptNote()
    await turn(phone)
    await write(phone, { deleted: true })
    await turn(phone, desktop)
    await again()
    expect([await items(), desktop.book.pending.count]).toEqual([[], 0])
  })

  it('deleted again after it was erased writes nothing, and of its words nothing was kept', async () => {
    const { phone, desktop, items, again, write } = await aKeptNote()
    await turn(phone)
    await write(phone, { deleted: true, erased: true })
    await turn(phone, desktop)
    expect(JSON.stringify(await items())).not.toContain('secret')
    await again()
    expect([await items(), desktop.book.pending.count]).toEqual([[], 0])
  })

  it('is told no more once its person keeps the row, which stands', async () => {
    const { phone, desktop, on, items } = await aKeptNote()
    await desktop.db.attention.delete((await items())[0]!.id)
    await turn(desktop, phone)
    expect([await items(), await on(desktop)]).toMatchObject([[], { body: 'More.' }])
  })

  it('that was undone before it was sent is not told', async () => {
    const { phone, desktop, write } = await aNote()
    await write(phone, { body: 'More.' })
    await turn(phone)
    const written = await write(desktop, { deleted: true })
    await written.undo()
    await turn(desktop)
    expect(await desktop.db.attention.toArray()).toEqual([])
  })

  it('is not handed in: it goes with its account, and with a device that was revoked', async () => {
    const { server, desktop, horn, items } = await aKeptNote()
    const known = (await desktop.db.device.get('device'))!
    const kept = await items()
    await desktop.db.device.put({ ...known, purge: [horn.scope] }, 'device')
    await turn(desktop)
    expect([await items(), server.handedIn()]).toEqual([[], []])
    await desktop.db.attention.bulkPut(kept)
    await server.revoke(known.id)
    await turn(desktop)
    expect([await items(), server.handedIn()]).toEqual([[], []])
  })
})

it('an erasure that had not seen an edit is told, and deleted again it is deleted, not erased', async () => {
  const { phone, desktop, on, items, again } = await aKeptNote({ deleted: true, erased: true })
  expect(await items()).toMatchObject([{ code: 'kept', changes: [{ patch: { erased: true } }] }])
  await again()
  await turn(desktop, phone)
  expect(await on(phone)).toMatchObject({ deleted: true, body: 'More.' })
  expect(await on(phone)).not.toHaveProperty('erased')
})

describe('a merge that is not done', () => {
  /** Two entries of one person, on both devices. */
  async function twins() {
    const nancy = await nancys()
    const { phone, desktop } = nancy
    const horn = newAccount()
    const [thomas, tom] = ['Thomas', 'Tom'].map(name => newIn(horn.id, 'contact', { name })) as [Edit, Edit]
    await phone.book.write([horn, thomas, tom])
    await turn(phone, desktop)
    const write = (at: Device, edit: Edit, patch: Edit['patch']) =>
      at.book.write([{ ...edit, seen: at.book.contact(edit.id) as unknown as AnyShown, patch }])
    return { ...nancy, thomas, tom, write }
  }

  it('because the other is gone is told', async () => {
    const { phone, desktop, thomas, tom, write } = await twins()
    await write(phone, thomas, { deleted: true })
    await turn(phone)
    await write(desktop, tom, { deleted: true, into: thomas.id })
    await turn(desktop)
    expect(await desktop.db.attention.toArray()).toMatchObject([
      { code: 'kept', changes: [{ patch: { into: thomas.id } }] },
    ])
    expect(desktop.book.contacts().map(({ name }) => name)).toEqual(['Tom'])
  })

  it('asked for again after the row itself was deleted writes nothing', async () => {
    const { phone, desktop, thomas, tom, write } = await twins()
    await write(phone, thomas, { deleted: true })
    await turn(phone)
    await write(desktop, tom, { deleted: true, into: thomas.id })
    await turn(desktop, phone)
    await write(phone, tom, { deleted: true })
    await turn(phone, desktop)
    const [item] = await desktop.db.attention.toArray()
    await tryAgain({ db: desktop.db, book: desktop.book, send: () => {} }, item!.id)
    expect([await desktop.db.attention.count(), desktop.book.pending.count]).toEqual([0, 0])
  })

  it('because the two are one already, the other way round, is not told', async () => {
    const { phone, desktop, thomas, tom, write } = await twins()
    await write(phone, thomas, { deleted: true, into: tom.id })
    await turn(phone)
    await write(desktop, tom, { deleted: true, into: thomas.id })
    await turn(desktop)
    expect(await desktop.db.attention.toArray()).toEqual([])
  })

  it('because the row was merged away meanwhile is not told: it is gone', async () => {
    const { phone, desktop, thomas, tom, write } = await twins()
    await write(phone, tom, { deleted: true, into: thomas.id })
    await turn(phone)
    await write(desktop, tom, { deleted: true })
    await turn(desktop)
    expect(await desktop.db.attention.toArray()).toEqual([])
    expect(desktop.book.contacts().map(({ name }) => name)).toEqual(['Thomas'])
  })
})
