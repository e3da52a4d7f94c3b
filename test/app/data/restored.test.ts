import { describe, expect, it } from 'vitest'
import { SecondCopy } from '../../../app/data/second-copy.ts'
import type { Change } from '../../../app/model/change.ts'
import { type device, NANCY, NOON, newAccount, newIn } from '../../support/device.ts'
import { MemorySpare } from '../../support/memory-spare.ts'
import { json, nancys, PHONE, turn } from '../../support/nancys.ts'

type Phone = Awaited<ReturnType<typeof device>>
const names = ({ book }: Phone) =>
  book
    .accounts()
    .map(({ name }) => name)
    .sort()

/**
 * Nancy's two devices hold what they wrote before and after a backup of the server, and the server runs on that backup. One that is
 * behind has not heard of the last edit.
 */
async function restored({ behind = false } = {}) {
  const nancy = await nancys()
  const { server, phone, desktop } = nancy
  const account = newAccount({ name: 'Before' })
  await phone.book.write([account])
  await turn(phone, desktop)
  const backup = server.backup()
  const seen = phone.book.account(account.id)!
  await phone.book.write([newAccount({ name: 'After' }), { ...account, seen, patch: { town: 'London' } }])
  await turn(phone, desktop)
  const moved = phone.book.account(account.id)!
  await phone.book.write([{ ...account, seen: moved, patch: { town: 'Cowes' } }])
  await turn(phone)
  if (!behind) await turn(desktop)
  await server.boot(backup)
  return { ...nancy, account, backup }
}

describe('a server restored from yesterday', () => {
  it('gets back every row that the devices hold', async () => {
    const { phone, desktop, account } = await restored()
    await turn(phone, desktop, phone)
    for (const device of [phone, desktop]) {
      expect(names(device)).toEqual(['After', 'Before'])
      expect(device.book.account(account.id)?.town).toBe('Cowes')
      expect(names(await device.restarted())).toEqual(['After', 'Before'])
    }
  })

  it('gets them back from a device that the line cut off in the middle of offering', async () => {
    const { server, phone, between } = await restored()
    let cut = 0
    between.answer = async (ask, path) => (path === '/api/offer' && ++cut < 3 ? json(503, {})() : ask())
    await turn(phone)
    for (let i = 0; i < 10; i++) await phone.later(5 * 60_000)
    await server.look()
    expect(server.rows().map(({ fields }) => fields.name)).toEqual(
      expect.arrayContaining(['After', 'Before']),
    )
  })

  it('takes what a second copy brought back for unaware of what was written since', async () => {
    const { server, time, phone, desktop } = await nancys()
    const account = newAccount({ name: 'Before' })
    await phone.book.write([account])
    await turn(phone, desktop)
    const write = ({ book }: Phone, town: string) =>
      book.write([{ ...account, seen: book.account(account.id)!, patch: { town } }])
    const backup = server.backup()
    for (const town of ['London', 'Leeds', 'Cowes']) await write(phone, town)
    await turn(phone)
    await write(phone, 'Paris')
    const spare = new MemorySpare()
    await new SecondCopy(phone.db, NANCY, spare).follow()
    await server.boot(backup)
    time.now += 1_000
    desktop.clock.world.time += 1_000
    await write(desktop, 'Ryde')
    await turn(desktop)
    const again = await phone.afterLoss(spare)
    await turn(again, desktop, again)
    for (const device of [again, desktop]) expect(device.book.account(account.id)?.town).toBe('Ryde')
    expect(again.book.pending.count).toBe(0)
  })

  it('that knows nothing yet of the revoking of a device takes it in again, and it is no longer about to end', async () => {
    const { server, phone, backup } = await restored()
    await turn(phone)
    await server.revoke(PHONE)
    await turn(phone)
    expect(phone.sync.state).toMatchObject({ is: 'locked', handedIn: true })
    await phone.book.write([newAccount({ name: 'Later' })])
    await server.boot(backup)
    await turn(phone)
    expect(phone.sync.state).toMatchObject({ is: 'resting', handedIn: undefined })
    await server.look()
    expect(server.rows().map(({ fields }) => fields.name)).toContain('Later')
  })

  it('shows an action that was opened again since as it lies on disk, whatever another device had offered first', async () => {
    const { server, phone, desktop } = await nancys()
    const account = newAccount({ name: 'Around the Horn' })
    const action = newIn(account.id, 'action', { text: 'Price list', due: '2026-11-27' })
    await phone.book.write([account, action])
    const finish = async (done: number | null) => {
      const seen = (await phone.book.row('action', action.id, account.id))!
      await phone.book.write([{ ...action, seen, patch: { done } }])
      await turn(phone, desktop)
    }
    await finish(NOON)
    const backup = server.backup()
    await finish(null)
    const known = (await desktop.db.device.get('device'))!
    await desktop.db.device.put({ ...known, boots: [{ id: 'ffffffffffffffff', upTo: 9 }] }, 'device')
    await server.boot(backup)
    await turn(desktop, phone)
    const open = phone.book.openActionsOf(account.id)
    const { done } = await phone.book.history(account.id)
    const again = (await phone.restarted()).book
    expect(open).toEqual(again.openActionsOf(account.id))
    expect(done).toEqual((await again.history(account.id)).done)
  })

  it('gets them back though a later backup is put in the place of the first one afterwards', async () => {
    const { server, phone, desktop } = await nancys()
    const account = newAccount({ name: 'Before' })
    await phone.book.write([account])
    await turn(phone)
    const first = server.backup()
    await server.boot()
    for (let i = 0; i < 20; i++) {
      const seen = phone.book.account(account.id)!
      await phone.book.write([{ ...account, seen, patch: { town: `Town ${i}` } }])
      await turn(phone)
    }
    const second = server.backup()
    await server.boot(first)
    await phone.book.write([newAccount({ name: 'After' })])
    await turn(phone)
    const given = phone.book.account(account.id)!
    await phone.book.write([{ ...account, seen: given, patch: { name: 'Before all' } }])
    await turn(phone)
    await server.boot(second)
    await turn(phone, phone, desktop)
    for (const device of [phone, desktop]) {
      expect(names(device)).toEqual(['After', 'Before all'])
      expect(device.book.account(account.id)?.town).toBe('Town 19')
    }
  })

  it('gets back what it had been given before, when a backup from between is put back', async () => {
    const { server, phone, between } = await nancys()
    const account = newAccount({ name: 'Before' })
    const others = Array.from({ length: 20 }, (_, index) => newAccount({ name: `Other ${index}` }))
    await phone.book.write([account, ...others])
    await turn(phone)
    const first = server.backup()
    const seen = phone.book.account(account.id)!
    await phone.book.write([newAccount({ name: 'After' }), { ...account, seen, patch: { town: 'Cowes' } }])
    await turn(phone)
    await server.boot(first)
    const second = server.backup()
    let slices = 0
    between.answer = async (ask, path) => {
      if (path.startsWith('/api/snapshot') && slices++ === 0) await server.boot(second)
      return ask()
    }
    await turn(phone, phone)
    expect(slices).toBeGreaterThan(0)
    expect(names(phone)).toContain('After')
    expect(phone.book.account(account.id)?.town).toBe('Cowes')
  })

  it('holds on to what was edited and deleted after the first backup, when a later one is put in its place', async () => {
    const { server, phone, desktop } = await nancys()
    const [account, gone] = [newAccount({ name: 'Before' }), newAccount({ name: 'Gone' })]
    const edit = async (one: typeof account, patch: Change['patch']) => {
      await phone.book.write([{ ...one, seen: phone.book.account(one.id)!, patch }])
      await turn(phone)
    }
    await phone.book.write([account, gone])
    await turn(phone, desktop)
    const first = server.backup()
    await server.boot()
    await edit(account, { town: 'Cowes' })
    await edit(gone, { town: 'Cowes' })
    const second = server.backup()
    await server.boot(first)
    await turn(phone)
    for (let run = 0; run < 25; run++) {
      await server.boot()
      await phone.book.write([newIn(account.id, 'note', { at: NOON, body: 'one' })])
      await turn(phone)
    }
    await edit(account, { town: 'London' })
    await edit(gone, { deleted: true })
    await server.boot(second)
    await turn(phone, phone, desktop)
    for (const device of [phone, desktop]) {
      expect(names(device)).toEqual(['Before'])
      expect(device.book.account(account.id)?.town).toBe('London')
    }
  })

  it('gets back what was edited since it was backed up idle, by a device that knows it only as such', async () => {
    const { server, phone } = await nancys()
    const account = newAccount({ name: 'Before' })
    await phone.book.write([account])
    await turn(phone)
    server.disk.prepare('DELETE FROM boot').run()
    await server.boot()
    const backup = server.backup()
    const known = (await phone.db.device.get('device'))!
    await phone.db.device.put({ ...known, boots: undefined }, 'device')
    await turn(phone)
    await server.boot()
    await turn(phone)
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town: 'Cowes' } }])
    await turn(phone)
    await server.boot(backup)
    await turn(phone, phone)
    expect(phone.book.account(account.id)?.town).toBe('Cowes')
  })

  it('holds every row as it is there, also when the backup was changed for a later one while they were offered', async () => {
    const { server, phone, between } = await nancys()
    const first = server.backup()
    const accounts = Array.from({ length: 10 }, (_, index) => newAccount({ name: `Account ${index}` }))
    await phone.book.write(accounts)
    await phone.book.write(accounts.map(({ id }) => newIn(id, 'note', { at: NOON, body: 'one' })))
    await turn(phone)
    const second = server.backup()
    await server.boot(first)
    let offers = 0
    between.answer = async (ask, path) => {
      if (path === '/api/offer' && ++offers === 2) await server.boot(second)
      return ask()
    }
    await turn(phone, phone)
    expect(offers).toBe(2)
    expect((await phone.db.device.get('device'))?.told?.restored?.until).toBe(NOON)
    await server.look()
    const held = (await phone.db.packs.toArray()).flatMap(({ rows }) => rows)
    const revisions = new Map(held.map(({ id, revision }) => [id, revision]))
    for (const { id, revision } of server.rows()) expect([id, revisions.get(id)]).toEqual([id, revision])
  })

  it('takes no older value for the newest from a device that has not read all of it when a backup is put back again', async () => {
    const { server, phone, desktop, between } = await nancys()
    const account = newAccount({ name: 'Before', town: 'Cowes' })
    await phone.book.write([account])
    const early = server.backup()
    const others = Array.from({ length: 12 }, (_, index) => newAccount({ name: `Other ${index}` }))
    await phone.book.write(others)
    await phone.book.write(others.map(({ id }) => newIn(id, 'note', { at: NOON, body: 'one' })))
    await turn(phone, desktop)
    const move = async ({ book, sync }: Phone, town: string) => {
      await book.write([{ ...account, seen: book.account(account.id)!, patch: { town } }])
      await turn({ sync })
    }
    await move(phone, 'London')
    await turn(desktop)
    // More than one page, while the phone sleeps.
    await desktop.book.write(
      Array.from({ length: 2_500 }, (_, index) => newAccount({ name: `New ${index}` })),
    )
    await turn(desktop)
    await move(desktop, 'Luleå')
    const late = server.backup()
    await server.boot(early)
    let [offers, pages] = [0, 0]
    between.answer = async (ask, path) => {
      if (path === '/api/offer' && ++offers === 2) await server.boot(late)
      if (pages > 0) return json(503, {})()
      const answer = await ask()
      if (path === '/api/sync' && answer.ok) pages += 1
      return answer
    }
    await turn(phone)
    expect([offers, pages]).toEqual([2, 1])
    await server.boot(late)
    between.answer = undefined
    await turn(phone, phone)
    await server.look()
    expect(server.rows().find(({ id }) => id === account.id)?.fields.town).toBe('Luleå')
  })

  it('gets them back though it was started anew while they were offered', async () => {
    const { server, phone, between } = await restored()
    let starts = 0
    between.answer = async (ask, path) => {
      if (path === '/api/offer' && starts++ === 0) await server.boot()
      return ask()
    }
    await turn(phone, phone)
    await server.look()
    expect(server.rows().map(({ fields }) => fields.name)).toEqual(
      expect.arrayContaining(['After', 'Before']),
    )
  })

  it('gets them back though it was restored once more before they were read again', async () => {
    const { server, phone, between, backup } = await restored()
    let times = 0
    between.answer = async (ask, path) => {
      if (path.startsWith('/api/snapshot') && times++ === 0) await server.boot(backup)
      return ask()
    }
    await turn(phone, phone)
    expect(times).toBeGreaterThan(0)
    await server.look()
    expect(server.rows().map(({ fields }) => fields.name)).toEqual(
      expect.arrayContaining(['After', 'Before']),
    )
    expect(names(phone)).toEqual(['After', 'Before'])
  })

  it('takes what was never sent as made without what it has forgotten', async () => {
    const { server, phone, desktop, between, account } = await restored()
    const held = await server.revision()
    const seen = phone.book.account(account.id)!
    await phone.book.write([{ ...account, seen, patch: { phone: '555' } }, newAccount({ name: 'Unsent' })])
    const bases: number[] = []
    between.answer = async (ask, path, init) => {
      const answer = await ask()
      const { changes = [] } = path === '/api/sync' ? JSON.parse(init.body as string) : {}
      if (answer.ok) bases.push(...changes.map((change: Change) => change.base.revision))
      return answer
    }
    await turn(phone, desktop)
    for (const device of [phone, desktop]) expect(names(device)).toEqual(['After', 'Before', 'Unsent'])
    expect(desktop.book.account(account.id)).toMatchObject({ town: 'Cowes', phone: '555' })
    expect(bases).toHaveLength(2)
    expect(Math.max(...bases)).toBeLessThanOrEqual(held)
  })

  it('takes of one row what came to be last, in whichever order it is offered', async () => {
    for (const newestFirst of [true, false]) {
      const { phone, desktop, account } = await restored({ behind: true })
      await turn(...(newestFirst ? [phone, desktop] : [desktop, phone]))
      await turn(phone, desktop, phone)
      for (const { book } of [phone, desktop]) expect(book.account(account.id)?.town).toBe('Cowes')
    }
  })
})

it('that the server was restored is told while what is held goes back, and with the time afterwards', async () => {
  const { phone, between } = await restored()
  const told = async () => (await phone.db.device.get('device'))?.told?.restored
  between.answer = async (ask, path) => (path === '/api/offer' ? json(503, {})() : ask())
  await turn(phone)
  expect(await told()).toEqual({ since: NOON })
  between.answer = undefined
  await phone.later(5 * 60_000)
  expect(await told()).toEqual({ since: NOON, until: NOON + 5 * 60_000 })
})
