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
