import { expect, it } from 'vitest'
import { NOON, newAccount } from '../../support/device.ts'
import { nancys, offline, turn } from '../../support/nancys.ts'

it('a row that was lost here is found missing when all that is held is compared with the server, and read again', async () => {
  const { phone } = await nancys()
  const [one, two] = [newAccount({ name: 'One' }), newAccount({ name: 'Two' })]
  await phone.book.write([one, two])
  await turn(phone)
  for (const pack of await phone.db.packs.toArray())
    await phone.db.packs.put({ ...pack, rows: pack.rows.filter(({ id }) => id !== two.id) })
  const damaged = await phone.restarted()
  expect(damaged.book.accounts()).toHaveLength(1)
  await turn(damaged)
  await damaged.sync.check()
  await damaged.sync.settled()
  const { told } = (await damaged.db.device.get('device'))!
  expect(told).toMatchObject({ compared: { at: NOON, repaired: 1 } })
  expect(told?.comparing).toBeUndefined()
  expect(damaged.book.accounts()).toHaveLength(2)
})

it('a comparison that was asked for without a connection is made once there is one, after a restart too', async () => {
  const { phone, between } = await nancys()
  await turn(phone)
  between.answer = offline
  await phone.sync.check()
  await phone.sync.settled()
  const again = await phone.restarted()
  between.answer = undefined
  await turn(again)
  expect((await again.db.device.get('device'))?.told).toEqual({ compared: { at: NOON, repaired: 0 } })
})
