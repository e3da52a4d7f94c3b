import { expect, it } from 'vitest'
import { eraseForGood } from '../../../../app/features/accounts/commands.ts'
import {
  accountsSideBySide,
  lyingIn,
  mergeAccounts,
} from '../../../../app/features/accounts/merge-accounts.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { device, NOON, newAccount, newIn, nextId } from '../../../support/device.ts'

async function theHornTwice() {
  const { book } = await device()
  const [one, two] = [nextId(), nextId()]
  await book.write([
    newAccount({ name: 'Around the Horn', town: 'London', 'tag/key': true }, one),
    newAccount(
      { name: 'The Horn', address: '120 Hanover Sq.', town: 'Leeds', phone: '1', 'tag/tea': true },
      two,
    ),
    newIn(two, 'contact', { name: 'Thomas Hardy' }),
    newIn(two, 'action', { text: 'Send samples' }),
    newIn(two, 'action', { text: 'Call', done: NOON }),
    newIn(two, 'check-in', { kind: 'visit', at: NOON }),
    newIn(two, 'note', { body: 'Met.', at: NOON }),
    newIn(two, 'note', { body: 'Thrown away.', at: NOON, deleted: true }),
  ])
  return { book, horn: () => book.account(one)!, other: () => book.account(two)! }
}

it('an address is kept whole, never half of each', async () => {
  const { horn, other } = await theHornTwice()
  const kept = Object.fromEntries(
    accountsSideBySide(horn(), other()).map(({ field, keeps }) => [field, keeps]),
  )
  expect(kept).toEqual({ name: 'survivors', phone: 'others', address: 'survivors', town: 'survivors' })
})

it('all that lies in the other account moves, what was deleted too, and comes back with an undo', async () => {
  const { book, horn, other } = await theHornTwice()
  const { undo } = await mergeAccounts(book, horn(), other())
  expect(horn()).toMatchObject({ town: 'London', phone: '1', 'tag/key': true, 'tag/tea': true })
  expect(horn()).not.toHaveProperty('address')
  expect(await lyingIn(book, other().id)).toEqual([])
  expect(await lyingIn(book, horn().id)).toHaveLength(6)
  expect(book.accounts()).toHaveLength(1)
  await undo()
  expect(await lyingIn(book, other().id)).toHaveLength(6)
  expect(book.accounts()).toHaveLength(2)
})

it('what is erased for good is offered to nobody any more, at once', async () => {
  const { book, horn, other } = await theHornTwice()
  const [deleted] = await book.deleted(other().id)
  await eraseForGood(book, deleted!)
  expect(await book.deleted(other().id)).toEqual([])
  await eraseForGood(book, horn() as AnyShown)
  expect(await book.deleted()).toEqual([])
})
