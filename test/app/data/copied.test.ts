import { expect, it } from 'vitest'
import { device, newAccount } from '../../support/device.ts'
import { nancys, PHONE, turn } from '../../support/nancys.ts'

type Phone = Awaited<ReturnType<typeof device>>

/** A second device with all that this one's store holds, as after a phone was restored from the backup of another. */
async function copyOf(phone: Phone): Promise<Phone> {
  const copy = await device({ id: PHONE, network: phone.sync.ports.network })
  for (const table of ['packs', 'summaries', 'outbox'] as const)
    await copy.db.table(table).bulkPut(await phone.db.table(table).toArray())
  await copy.db.device.put((await phone.db.device.get('device'))!, 'device')
  return copy.restarted()
}

it('a device and its copy both bring what they wrote, under ids of their own', async () => {
  const { phone, desktop } = await nancys()
  await turn(phone, desktop)
  await phone.book.write([newAccount({ name: 'Unsent when it was copied' })])
  const copy = await copyOf(phone)
  await phone.book.write([newAccount({ name: 'By the one' })])
  await copy.book.write([newAccount({ name: 'By the other' })])
  await turn(phone, copy, desktop)
  expect(
    desktop.book
      .accounts()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['By the one', 'By the other', 'Unsent when it was copied'])
  expect([phone.book.pending.count, copy.book.pending.count]).toEqual([0, 0])
  expect(await copy.db.attention.count()).toBe(0)
  const ids = await Promise.all([phone, copy].map(async ({ db }) => (await db.device.get('device'))!.id))
  expect(new Set(ids).size).toBe(2)
})

it('a phone put back to a backup of itself brings what it had unsent then and what it writes now, doubles no row and takes nothing back', async () => {
  const { time, phone, desktop } = await nancys()
  await turn(phone, desktop)
  const unsent = newAccount({ name: 'Unsent when it was backed up' })
  await phone.book.write([unsent])
  const back = await copyOf(phone)
  for (const name of ['Written after the backup', 'And another']) {
    await phone.book.write([newAccount({ name })])
    await turn(phone)
  }
  phone.sync.close()
  await turn(desktop)
  time.now += 60_000
  desktop.clock.world.time = time.now
  const seen = desktop.book.account(unsent.id)!
  await desktop.book.write([{ ...unsent, seen, patch: { name: 'Renamed since', town: 'London' } }])
  await turn(desktop)
  time.now += 3_600_000
  back.clock.world.time = time.now
  await back.book.write([newAccount({ name: 'Written once it was back' })])
  await turn(back, desktop)
  for (const { book } of [back, desktop]) {
    expect(
      book
        .accounts()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['And another', 'Renamed since', 'Written after the backup', 'Written once it was back'])
    expect(book.account(unsent.id)?.town).toBe('London')
  }
  expect([back.book.pending.count, await back.db.attention.count()]).toEqual([0, 0])
})
