import { expect, it } from 'vitest'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { DESKTOP, nancys, PHONE, turn } from '../../support/nancys.ts'

const DAY = 86_400_000

/** Nancy's phone holds three accounts and lies in a drawer for four hundred days; the desktop deletes one and edits another. */
async function inADrawer() {
  const nancy = await nancys()
  const { server, time, phone, desktop } = nancy
  const kept = newAccount({ name: 'Kept' })
  const deleted = newAccount({ name: 'Deleted' })
  const edited = newAccount({ name: 'Edited' })
  const note = newIn(deleted.id, 'note', { at: NOON, body: 'Written before.' })
  await phone.book.write([kept, deleted, edited, note])
  await turn(phone, desktop)
  const seen = (id: string) => desktop.book.account(id)!
  await desktop.book.write([
    { ...deleted, seen: seen(deleted.id), patch: { deleted: true } },
    { ...edited, seen: seen(edited.id), patch: { town: 'Cowes' } },
  ])
  await turn(desktop)
  time.now += 400 * DAY
  for (const { clock } of [phone, desktop]) clock.world.time = time.now
  return {
    ...nancy,
    kept,
    deleted,
    edited,
    /** Its session ended long ago, and the desktop's with it. */
    async takenOut() {
      await turn(phone)
      expect(phone.sync.state).toMatchObject({ is: 'locked', trouble: 'expired' })
      for (const id of [PHONE, DESKTOP]) await server.signInAs(server.founder!, id)
      await turn(phone, desktop)
    },
  }
}

it('a device that was away for longer than any tombstone is kept elsewhere brings back nothing that was deleted', async () => {
  const { server, phone, desktop, kept, edited, takenOut } = await inADrawer()
  const before = await server.revision()
  await takenOut()
  for (const { book } of [phone, desktop])
    expect(
      book
        .accounts()
        .map(({ id, town }) => [id, town])
        .sort(),
    ).toEqual([
      [kept.id, undefined],
      [edited.id, 'Cowes'],
    ])
  // It had nothing of its own to send, and sent nothing.
  expect(await server.revision()).toBe(before)
})

it('a device that was away for as long brings one edit, and nothing else changes', async () => {
  const { server, phone, desktop, kept, deleted, edited, takenOut } = await inADrawer()
  await phone.book.write([{ ...kept, seen: phone.book.account(kept.id)!, patch: { town: 'London' } }])
  const before = await server.revision()
  await takenOut()
  expect(await server.revision()).toBe(before + 1)
  for (const { book } of [phone, desktop]) {
    expect(book.account(kept.id)).toMatchObject({ name: 'Kept', town: 'London' })
    expect(book.account(edited.id)).toMatchObject({ name: 'Edited', town: 'Cowes' })
    expect(book.accounts().map(({ id }) => id)).not.toContain(deleted.id)
  }
})
