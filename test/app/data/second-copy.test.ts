import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Home } from '../../../app/data/home.ts'
import type { Fields } from '../../../app/model/row.ts'
import { newAccount } from '../../support/device.ts'
import { atHome } from '../../support/home.ts'

const write = (home: Home, name: string) => home.opened!.book.write([newAccount({ name })])
const names = (home: Home) =>
  (home.opened?.book.accounts() ?? []).map(({ name }) => name).sort((a, b) => (a! < b! ? -1 : 1))
const synced = (home: Home) =>
  expect.poll(() => [home.state().is, home.state().waiting]).toEqual(['synced', 0])

describe('a device whose browser has thrown its databases away', () => {
  it('has everything again that was written on this device alone', async () => {
    const { openTab, copied, afterLoss } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    const all = Array.from({ length: 230 }, (_, i) => `Account ${String(i).padStart(3, '0')}`)
    for (const name of all) await write(home, name)
    await copied(home)
    const again = await afterLoss()
    expect(names(again)).toEqual(all)
    await expect.poll(() => again.state().told?.lost).toBe(0)
    await write(again, 'Written since')
    expect(names(again)).toEqual([...all, 'Written since'])
    await copied(again)
    const third = await afterLoss()
    expect(names(third)).toEqual([...all, 'Written since'])
  })

  it('sends what was not sent yet, once, and reads the rest again', async () => {
    const { openTab, close, copied, form, line, accounts, afterLoss } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Sent')
    await synced(home)
    line.cut = () => true
    await write(home, 'Never sent')
    await copied(home)
    const again = await afterLoss()
    expect(names(again)).toEqual(['Never sent'])
    await close()
    line.cut = undefined
    const online = openTab()
    await online.start()
    await synced(online)
    await expect.poll(() => names(online)).toEqual(['Never sent', 'Sent'])
    expect(online.state().told).toMatchObject({ lost: 0, isBack: true })
    expect(await accounts()).toEqual(['Sent', 'Never sent'])
  })

  it('sends what it has written since under numbers that were used after the copy was made', async () => {
    const { openTab, close, clear, copied, form, spare, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    await copied(home)
    const asItWas = spare.remember()
    await write(home, 'Sent, and in no copy')
    await synced(home)
    await copied(home)
    await close()
    await clear()
    asItWas()
    const again = openTab()
    await again.start()
    await write(again, 'Written since')
    await synced(again)
    expect(await accounts()).toEqual(['Sent, and in no copy', 'Written since'])
  })

  it('says nothing of what came back where nothing was unsent', async () => {
    const { openTab, copied, form, afterLoss } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Sent')
    await synced(home)
    await copied(home)
    const again = await afterLoss()
    await expect.poll(() => again.state().told).toEqual({ lost: 0 })
  })

  it('tells how many changes the copy lacks', async () => {
    const { openTab, copied, spare, afterLoss } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Copied')
    await copied(home)
    spare.isFull = true
    await write(home, 'In no copy')
    const again = await afterLoss()
    expect(names(again)).toEqual(['Copied'])
    await expect.poll(() => again.state().told?.lost).toBe(1)
  })

  it('keeps what needs attention', async () => {
    const { openTab, copied, form, afterLoss } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    const change = { id: 'f:9', noun: 'account', row: 'a', scope: 'workspace', patch: {}, stamp: '' } as const
    await home.restore({
      id: 'f:9',
      at: 0,
      code: 'fault',
      sentence: '',
      changes: [{ ...change, base: { revision: 0, change: 0 } }],
    })
    await copied(home)
    const again = await afterLoss()
    await expect.poll(async () => (await again.attention()).map(({ id }) => id)).toEqual(['f:9'])
  })

  it('opens what the copy holds in whole files, where the last was being written when the browser ended', async () => {
    const { openTab, copied, spare, afterLoss } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    for (let i = 0; i < 98; i++) await write(home, `Account ${i}`)
    await copied(home)
    await home.opened!.book.write([newAccount({ name: 'Two' }), newAccount({ name: 'at once' })])
    await copied(home)
    spare.tear()
    const again = await afterLoss()
    expect(names(again)).toHaveLength(100)
    await write(again, 'Since')
    expect(names(again)).toHaveLength(101)
  })
})

describe('a device whose server had taken in what the copy still holds', () => {
  it('has it taken in once, though half of a long write was settled and its answer lost', async () => {
    const { openTab, close, clear, copied, form, line, ada } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    line.cut = path => path === '/api/sync'
    for (let first = 0; first < 1_200; first += 200)
      await home.opened!.book.write(
        Array.from({ length: 200 }, (_, i) => newAccount({ name: `Account ${first + i}` })),
      )
    await copied(home)
    let turns = 0
    line.cut = path => path === '/api/sync' && ++turns > 2
    line.lose = path => path === '/api/sync' && turns === 2
    home.sendNow()
    await expect.poll(() => home.state().waiting).toBe(700)
    await copied(home)
    await close()
    await clear()
    line.cut = undefined
    line.lose = undefined
    const again = openTab()
    await again.start()
    await expect
      .poll(() => [again.state().is, again.state().waiting], { timeout: 15_000 })
      .toEqual(['synced', 0])
    const { rows } = await ada.snapshot()
    for (const name of ['Account 403', 'Account 503', 'Account 1103'])
      expect(await again.history(rows.find(row => row.fields.name === name)!.id)).toHaveLength(1)
  }, 30_000)

  it('sends nothing of a copy that could not follow, which would undo a deletion', async () => {
    const { openTab, close, clear, copied, form, line, spare, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Gone')
    await synced(home)
    const { book } = home.opened!
    const change = (patch: Fields) => {
      const seen = book.accounts().find(({ name }) => name !== 'Other')!
      return book.write([{ noun: 'account', id: seen.id, scope: seen.scope, seen, patch }])
    }
    line.cut = path => path === '/api/sync'
    await change({ name: 'Going' })
    await copied(home)
    spare.isFull = true
    await change({ deleted: true })
    line.cut = undefined
    home.sendNow()
    await synced(home)
    await write(home, 'Other')
    await synced(home)
    await close()
    await clear()
    spare.isFull = false
    const again = openTab()
    await again.start()
    await expect.poll(() => again.state().is).toBe('synced')
    expect(await accounts()).toEqual(['Other'])
  })
})

describe('a second copy', () => {
  it('goes when its person signs out, though another tab is just writing it, and does not open the book again', async () => {
    const { openTab, close, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.signIn(form)
    line.cut = path => path !== '/api/sign-in'
    await write(home, 'Unsent')
    await copied(home)
    const other = openTab()
    await other.start()
    await copied(other)
    let open = () => {}
    spare.gate = new Promise(resolve => {
      open = resolve
    })
    await write(home, 'Secret')
    await expect.poll(() => names(other)).toEqual(['Secret', 'Unsent'])
    const leaving = home.signOut()
    open()
    await leaving
    await close()
    expect(await spare.files('')).toEqual([])
    line.cut = undefined
    const again = openTab()
    await again.start()
    expect(again.opened).toBeUndefined()
  })

  it('that cannot be taken away keeps nobody from signing out, and is taken at the next start', async () => {
    const { openTab, close, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    await copied(home)
    line.cut = () => true
    spare.isBroken = true
    await home.signOut()
    expect(home.opened).toBeUndefined()
    await close()
    spare.isBroken = false
    const again = openTab()
    await again.start()
    expect(again.opened).toBeUndefined()
    await expect.poll(() => spare.files('')).toEqual([])
  })

  it('that cannot be read is not taken for none: the start says so, and the next one has all', async () => {
    const { openTab, close, clear, copied, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    for (let i = 0; i < 101; i++) await write(home, `Account ${i}`)
    await copied(home)
    await close()
    await clear()
    spare.isBroken = true
    await expect(openTab().start()).rejects.toThrow()
    spare.isBroken = false
    const again = openTab()
    await again.start()
    expect(names(again)).toHaveLength(101)
  })

  it('that could not be taken away brings back nothing for who signs in again in the same tab', async () => {
    const { openTab, copied, form, line, spare, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    line.cut = path => path === '/api/sync'
    await write(home, 'Given up')
    await copied(home)
    spare.isBroken = true
    await home.signOut()
    spare.isBroken = false
    line.cut = undefined
    await home.signIn(form)
    await synced(home)
    expect([names(home), await accounts()]).toEqual([[], []])
  })

  it('of what was made on this device alone goes with who signs out before the server has it', async () => {
    const { openTab, close, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Private')
    await copied(home)
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    await copied(home)
    await home.signOut()
    expect(await spare.files('')).toEqual([])
    await close()
    const again = openTab()
    await again.start()
    await again.startOnDevice()
    expect(names(again)).toEqual([])
  })

  it('of what was made on this device alone, which could not be taken away, is nothing for who works alone here next', async () => {
    const { openTab, copied, form, line, spare, afterLoss } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Private')
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    await copied(home)
    spare.isBroken = true
    await home.signOut()
    spare.isBroken = false
    await home.startOnDevice()
    expect(names(home)).toEqual([])
    await write(home, 'Of the next')
    await copied(home)
    const again = await afterLoss()
    expect(names(again)).toEqual(['Of the next'])
    await again.signIn(form)
    await expect.poll(() => names(again)).toEqual(['Of the next'])
  })

  it('of a revoked device that could not be taken away opens nothing at the next start', async () => {
    const { ada, openTab, close, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    line.cut = path => path === '/api/sync'
    await write(home, 'Handed in')
    await copied(home)
    const { id } = (await home.opened!.db.device.get('device'))!
    await ada.browser.send('DELETE', `/api/devices/${id}`, {})
    spare.isBroken = true
    line.cut = undefined
    home.sendNow()
    await expect.poll(() => home.opened).toBeUndefined()
    spare.isBroken = false
    await close()
    const again = openTab()
    await again.start()
    expect(again.opened).toBeUndefined()
    await expect.poll(() => spare.files('')).toEqual([])
  })

  it('is whole again at the next start, where half a part was left and the databases were not lost', async () => {
    const { openTab, close, copied, spare, afterLoss } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    for (let i = 0; i < 101; i++) await write(home, `Account ${i}`)
    await copied(home)
    const [part] = await spare.files('tend/device/me/part-')
    await spare.write(part!, (await spare.read(part!))!.slice(0, 500))
    await close()
    const next = openTab()
    await next.start()
    await copied(next)
    const again = await afterLoss()
    expect(names(again)).toHaveLength(101)
  })

  it('of a book on this device alone stays with it, though somebody had signed out here before', async () => {
    const { openTab, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    await home.signOut()
    await home.startOnDevice()
    await write(home, 'Made alone')
    await copied(home)
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    expect(await spare.files('tend/device/')).not.toEqual([])
  })

  it('is found by who signs in to its book again', async () => {
    const { openTab, close, clear, copied, form, line, spare, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    line.cut = path => path === '/api/sync'
    await write(home, 'Never sent')
    await copied(home)
    await close()
    await clear()
    await spare.remove('current')
    line.cut = undefined
    const again = openTab()
    await again.startOnDevice()
    await write(again, 'Made alone')
    await again.signIn(form)
    await synced(again)
    expect((await accounts()).sort()).toEqual(['Made alone', 'Never sent'])
  })

  it('of what was made on this device alone goes once all of it has come along, also where the databases went between', async () => {
    const { openTab, close, clear, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Made alone')
    await copied(home)
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    await copied(home)
    await close()
    await clear()
    line.cut = undefined
    const again = openTab()
    await again.start()
    await synced(again)
    await expect.poll(() => spare.files('tend/device/')).toEqual([])
  })

  it('holds no change any more that the server has taken', async () => {
    const { openTab, copied, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    line.cut = path => path === '/api/sync'
    await write(home, 'Taken later')
    await copied(home)
    line.cut = undefined
    home.sendNow()
    await synced(home)
    await copied(home)
  })

  it('is made of no example', async () => {
    const { openTab, spare } = await atHome()
    const home = openTab()
    await home.startExample(async () => [newAccount({ name: 'Made up' })])
    await expect.poll(() => home.opened!.book.whole).toBe(true)
    expect(await spare.files('')).toEqual([])
  })
})
