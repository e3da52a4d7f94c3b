import { expect, test } from 'vitest'
import { joined } from '../support/device.ts'
import { atTheHorn, verdictOn } from '../support/horn.ts'

const DAY = 86_400_000

test('a request that arrives again, also days later, has its effect once and the same answer', async () => {
  const { server, desk } = await atTheHorn()
  const changes = [desk.account(), desk.account({ name: '' }), desk.account()]
  const first = await desk.sync(changes, { from: 2 })
  server.time.now += 5 * DAY
  for (let time = 0; time < 4; time++) {
    const again = await desk.sync(changes, { from: 2 })
    expect(again.verdicts).toEqual(first.verdicts)
    expect(again.cursor).toBe(first.cursor)
  }
})

test('what the device calls settled has no effect when it comes again, even when its receipt is forgotten', async () => {
  const { desk, account } = await atTheHorn()
  const town = desk.change({ noun: 'account', seen: account, patch: { town: 'London' } })
  const first = await desk.sync([town])
  await desk.sync([], { from: desk.counter + 1 })
  // Nobody waits for it but a copy of the device, which is told so.
  expect((await desk.turn([town], { from: 1 })).status).toBe(409)
  expect((await desk.sync()).cursor).toBe(first.cursor)
})

test('nor has it of a device that has no token yet, because it has spoken to an earlier server alone', async () => {
  const { server, desk, account } = await atTheHorn()
  const town = desk.change({ noun: 'account', seen: account, patch: { town: 'London' } })
  await desk.sync([town])
  const leeds = desk.change({ noun: 'account', seen: account, patch: { town: 'Leeds' } })
  const { cursor } = await desk.sync([leeds])
  await desk.sync([], { from: desk.counter + 1 })
  await server.ports.store.transact(desk.me.workspace.id, async tables => {
    const { token: _, tokenBefore: __, ...before } = (await tables.device(desk.id))!
    await tables.keepDevice(before)
  })
  const again = await desk.sync([town], { from: 1 })
  expect(again.verdicts).toEqual([{ change: town.id, is: 'applied' }])
  expect((await desk.sync()).cursor).toBe(cursor)
})

test('batches cut differently on the second try double nothing', async () => {
  const { desk } = await atTheHorn()
  const changes = Array.from({ length: 10 }, () => desk.account())
  await desk.sync(changes.slice(0, 7))
  const { cursor } = await desk.sync(changes.slice(3))
  expect(cursor).toBe(3 + 10)
  await desk.sync(changes)
  expect((await desk.sync()).cursor).toBe(cursor)
})

test('a lower number that was never seen is applied: requests may overtake one another', async () => {
  const { desk } = await atTheHorn()
  const [early, late] = [desk.account(), desk.account()]
  expect((await verdictOn(desk, late)).is).toBe('applied')
  expect((await verdictOn(desk, early)).is).toBe('applied')
})

test('the same number with another content is refused, and the first stands', async () => {
  const { server, desk } = await atTheHorn()
  const first = desk.account({ name: 'Horn' })
  await desk.sync([first])
  const second = { ...first, patch: { name: 'Horns' } }
  expect(await desk.sync([second])).toMatchObject({
    verdicts: [{ is: 'rejected', code: 'id_reuse' }],
    rows: [{ fields: { name: 'Horn' } }],
  })
  expect(server.logged.map(([event]) => event)).toContain('id_reuse')
})

test('the numbers of another device cannot be used up', async () => {
  const { server, desk } = await atTheHorn()
  const phone = await joined(server, desk)
  const forged = { ...desk.account(), id: `${phone.id}:1` }
  expect(await verdictOn(desk, forged)).toMatchObject({ is: 'rejected', code: 'invalid' })
  expect((await phone.put(phone.account())).verdict.is).toBe('applied')
})
