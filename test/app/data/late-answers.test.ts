import { expect, it } from 'vitest'
import { device, newAccount } from '../../support/device.ts'
import { nancys, PHONE, turn } from '../../support/nancys.ts'

it('an answer that comes after another tab has stored a later one takes nothing back', async () => {
  const { server, phone, desktop, between } = await nancys()
  await turn(phone, desktop)
  const tab = await device({ id: PHONE, disk: phone.disk, network: phone.sync.ports.network })
  between.answer = async ask => {
    between.answer = undefined
    const early = await ask()
    await desktop.book.write([newAccount({ name: 'Written meanwhile' })])
    await turn(desktop, tab)
    return early
  }
  await turn(phone)
  const { cursor } = (await phone.db.device.get('device'))!
  expect(cursor).toBe(await server.revision())
  expect((await phone.restarted()).book.accounts().map(({ name }) => name)).toEqual(['Written meanwhile'])
})
