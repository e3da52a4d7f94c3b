import { expect, it } from 'vitest'
import { newAccount } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

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
  damaged.sync.check()
  await damaged.sync.settled()
  expect(damaged.sync.state.checked).toMatchObject({ repaired: 1 })
  expect(damaged.book.accounts()).toHaveLength(2)
})
