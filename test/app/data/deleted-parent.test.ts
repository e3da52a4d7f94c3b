import { expect, it } from 'vitest'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

it.each(['the deletion', 'the note'])(
  'what is written offline in an account that another device deletes meanwhile is kept, hidden with it, and comes back with it; %s arrives first',
  async first => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    await turn(phone, desktop)
    const seen = desktop.book.account(account.id)!
    await desktop.book.write([{ ...account, seen, patch: { deleted: true } }])
    await phone.book.write([
      newIn(account.id, 'note', { at: NOON, body: 'Written offline.' }),
      newIn(account.id, 'action', { text: 'Send the price list' }),
    ])
    await turn(...(first === 'the note' ? [phone, desktop, phone] : [desktop, phone, desktop]))
    for (const { book, db } of [phone, desktop]) {
      expect([book.accounts(), book.openActions(), book.pending.count]).toEqual([[], [], 0])
      expect(await db.attention.count()).toBe(0)
    }
    const [deleted] = await desktop.book.deleted()
    await desktop.book.write([{ ...account, seen: deleted!, patch: { deleted: null } }])
    await turn(desktop, phone)
    const isBackOn = async ({ book }: typeof phone) => {
      expect(book.accounts()).toHaveLength(1)
      expect(book.openActions()).toMatchObject([{ text: 'Send the price list' }])
      expect((await book.history(account.id)).notes).toMatchObject([{ body: 'Written offline.' }])
    }
    for (const at of [phone, desktop]) await isBackOn(at)
    await isBackOn(await phone.restarted())
  },
)

it('two devices that delete the same agree that it is deleted, and either may bring it back', async () => {
  const { phone, desktop } = await nancys()
  const account = newAccount()
  await phone.book.write([account])
  await turn(phone, desktop)
  for (const { book } of [phone, desktop])
    await book.write([{ ...account, seen: book.account(account.id)!, patch: { deleted: true } }])
  await turn(phone, desktop, phone)
  for (const { book, db } of [phone, desktop]) {
    expect([book.accounts(), book.pending.count]).toEqual([[], 0])
    expect(await db.attention.count()).toBe(0)
  }
  const [deleted] = await phone.book.deleted()
  await phone.book.write([{ ...account, seen: deleted!, patch: { deleted: null } }])
  await turn(phone, desktop)
  for (const { book } of [phone, desktop]) expect(book.accounts()).toHaveLength(1)
})

it('what is made, sent and deleted in quick succession is gone everywhere, also where the deletion comes while the creation is on its way', async () => {
  for (const isOnItsWay of [false, true]) {
    const { phone, desktop, between } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    const deletes = async () => {
      const seen = phone.book.account(account.id)!
      await phone.book.write([{ ...account, seen, patch: { deleted: true } }])
    }
    between.answer = async (ask, path) => {
      if (path !== '/api/sync') return ask()
      between.answer = undefined
      const answer = await ask()
      if (isOnItsWay) await deletes()
      return answer
    }
    await turn(phone)
    if (!isOnItsWay) await deletes()
    expect(phone.book.accounts()).toEqual([])
    await turn(phone, desktop, phone)
    for (const { book } of [phone, desktop]) expect([book.accounts(), book.pending.count]).toEqual([[], 0])
    expect((await phone.restarted()).book.accounts()).toEqual([])
  }
})
