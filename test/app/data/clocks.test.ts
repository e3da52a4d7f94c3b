import { describe, expect, it } from 'vitest'
import { readStamp } from '../../../app/model/stamp.ts'
import { NOON, newAccount } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

const DAY = 86_400_000

describe('a device that has learned how far its clock is off', () => {
  it('a day behind: of two edits that have not seen each other the one that was made later stands', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount({ name: 'A', town: 'old' })
    await desktop.book.write([account])
    phone.clock.error = -DAY
    await turn(desktop, phone)
    const says = async ({ book, clock }: typeof phone, seconds: number, town: string) => {
      clock.world.time = NOON + seconds * 1000
      await book.write([{ ...account, seen: book.account(account.id)!, patch: { town } }])
    }
    await says(desktop, 10, 'first')
    await says(phone, 20, 'second')
    await turn(desktop, phone, desktop)
    for (const { book } of [phone, desktop]) expect(book.account(account.id)?.town).toBe('second')
  })

  it('ten years ahead: its next stamp is of now, not of the last one it gave', async () => {
    const { phone } = await nancys()
    phone.clock.error = 3_650 * DAY
    await phone.book.write([newAccount()])
    await turn(phone)
    await phone.book.write([newAccount()])
    const [sent] = await phone.db.outbox.toArray()
    expect(Math.abs(readStamp(sent!.changes[0]!.stamp).ms - NOON)).toBeLessThan(60_000)
  })
})

describe('whatever the clock of a device says', () => {
  it.each([
    ['a day behind', -DAY],
    ['a day ahead', DAY],
    ['ten years behind', -3_650 * DAY],
    ['ten years ahead', 3_650 * DAY],
  ])(
    '%s, before it has learned of it: what was written offline arrives, nothing is refused, and a correction stands',
    async (_, error) => {
      const { phone, desktop } = await nancys()
      const account = newAccount({ name: 'A', town: 'old', phone: '1' })
      await desktop.book.write([account])
      await turn(desktop, phone)
      phone.clock.error = error
      const edit = ({ book }: typeof phone, patch: object) =>
        book.write([{ ...account, seen: book.account(account.id)!, patch: { ...patch } }])
      await edit(phone, { town: 'Leeds' })
      await edit(desktop, { phone: '2' })
      await turn(phone, desktop, phone)
      for (const { book } of [phone, desktop])
        expect(book.account(account.id)).toMatchObject({ town: 'Leeds', phone: '2' })
      expect([phone.book.pending.count, await phone.db.attention.count()]).toEqual([0, 0])
      await edit(desktop, { town: 'Cowes' })
      await edit(phone, { phone: '3' })
      await turn(desktop, phone, desktop)
      for (const { book } of [phone, desktop])
        expect(book.account(account.id)).toMatchObject({ town: 'Cowes', phone: '3' })
    },
  )

  it('set back ten years in the middle of a day, its later words stand over its earlier ones, offline and on the server', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount({ name: 'A', town: 'old' })
    await phone.book.write([account])
    await turn(phone, desktop)
    const says = (town: string) =>
      phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town } }])
    await says('before')
    phone.clock.error = -3_650 * DAY
    await says('after')
    expect(phone.book.account(account.id)?.town).toBe('after')
    const again = await phone.restarted()
    expect(again.book.account(account.id)?.town).toBe('after')
    await turn(again, desktop)
    for (const { book } of [again, desktop]) expect(book.account(account.id)?.town).toBe('after')
  })

  it('set back while a turn is under way, nothing is learned of it from that turn, and the next is made all the same', async () => {
    const { phone, desktop, between } = await nancys()
    await turn(phone, desktop)
    await phone.book.write([newAccount()])
    between.answer = async ask => {
      between.answer = undefined
      const answer = await ask()
      phone.clock.error = -DAY
      return answer
    }
    await turn(phone)
    expect(Math.abs(phone.sync.state.clockOff)).toBeLessThan(1000)
    await phone.book.write([newAccount()])
    await turn(phone, desktop)
    expect(phone.book.pending.count).toBe(0)
    expect(desktop.book.accounts()).toHaveLength(2)
  })
})
