import { expect, it } from 'vitest'
import type { AnyShown } from '../../../app/model/row.ts'
import { eraseDeleted } from '../../../server/sync/erase-deleted.ts'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { DESKTOP, nancys, PHONE, turn } from '../../support/nancys.ts'

const DAY = 86_400_000

/** Both devices hold an account with a note; the desktop deletes one of them, the phone lies in a drawer. */
async function deletedOnTheDesktop(what: 'account' | 'note') {
  const nancy = await nancys()
  const { server, time, phone, desktop } = nancy
  const horn = newAccount({ name: 'Around the Horn' })
  const note = newIn(horn.id, 'note', { at: NOON, body: 'A secret.' })
  await desktop.book.write([horn, note])
  await turn(desktop, phone)
  const noteOn = ({ book }: typeof phone) => book.row('note', note.id, horn.id)
  const accountOn = ({ book }: typeof phone) => book.account(horn.id) as unknown as AnyShown
  const seen = what === 'note' ? (await noteOn(desktop))! : accountOn(desktop)
  const { id, scope } = seen
  await desktop.book.write([{ noun: what, id, scope, seen, patch: { deleted: true } }])
  await turn(desktop)
  return {
    ...nancy,
    horn,
    note,
    noteOn,
    accountOn,
    /** The days pass for everybody, and the server looks. */
    async lookAfter(days: number) {
      time.now = NOON + days * DAY
      for (const { clock } of [phone, desktop]) clock.world.time = time.now
      await eraseDeleted(server.ports)
    },
    /** Sessions have ended meanwhile. */
    async backAgain() {
      await turn(phone)
      for (const id of [PHONE, DESKTOP]) await server.signInAs(server.founder!, id)
      await turn(phone, desktop)
    },
  }
}

async function disk({ db }: Awaited<ReturnType<typeof nancys>>['phone']): Promise<string> {
  return JSON.stringify(await Promise.all([db.packs, db.summaries, db.outbox].map(table => table.toArray())))
}

it('what was deleted is there to be brought back for ninety days, and leaves every device after', async () => {
  const { phone, desktop, horn, noteOn, lookAfter, backAgain } = await deletedOnTheDesktop('note')
  await lookAfter(89)
  await turn(desktop, phone)
  expect((await desktop.book.deleted(horn.id)).map(({ body }) => body)).toEqual(['A secret.'])
  await lookAfter(91)
  await backAgain()
  for (const device of [phone, desktop]) {
    expect(await device.book.deleted(horn.id)).toEqual([])
    expect(await noteOn(device)).toMatchObject({ deleted: true, erased: true })
    expect(await disk(device)).not.toContain('A secret.')
  }
})

it('what was brought back in between stays on every device', async () => {
  const { phone, desktop, horn, noteOn, lookAfter, backAgain } = await deletedOnTheDesktop('note')
  await lookAfter(60)
  const [gone] = await desktop.book.deleted(horn.id)
  const { id, scope } = gone!
  await desktop.book.write([{ noun: 'note', id, scope, seen: gone!, patch: { deleted: null } }])
  await turn(desktop)
  await lookAfter(200)
  await backAgain()
  for (const device of [phone, desktop]) expect(await noteOn(device)).toMatchObject({ body: 'A secret.' })
})

it('a device that was away all the time brings nothing back, and what was written on it meanwhile needs attention', async () => {
  const { server, phone, desktop, noteOn, lookAfter, backAgain } = await deletedOnTheDesktop('note')
  const seen = (await noteOn(phone))!
  const { id, scope } = seen
  await phone.book.write([{ noun: 'note', id, scope, seen, patch: { body: 'A secret. And more.' } }])
  await lookAfter(400)
  const revision = await server.revision()
  await backAgain()
  expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'erased', account: 'Around the Horn' }])
  expect(JSON.stringify(await phone.db.attention.toArray())).toContain('A secret. And more.')
  for (const device of [phone, desktop])
    expect(await noteOn(device)).toMatchObject({ deleted: true, erased: true })
  expect(await server.revision()).toBe(revision)
  await phone.later(DAY)
  expect(await phone.db.attention.count()).toBe(1)
})

it('a deleted account goes with its note, and a note written in it far away stays with who wrote it', async () => {
  const { phone, desktop, horn, note, noteOn, lookAfter, backAgain } = await deletedOnTheDesktop('account')
  await phone.book.write([newIn(horn.id, 'note', { body: 'Late.', at: NOON })])
  await lookAfter(91)
  await backAgain()
  expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'erased', account: 'Around the Horn' }])
  for (const device of [phone, desktop]) {
    expect(await noteOn(device)).toMatchObject({ id: note.id, erased: true })
    expect(device.book.accounts().map(({ id }) => id)).not.toContain(horn.id)
    expect(await disk(device)).not.toContain('A secret.')
  }
})
