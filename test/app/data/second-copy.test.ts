import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Home } from '../../../app/data/home.ts'
import { newAccount } from '../../support/device.ts'
import { atHome } from '../../support/home.ts'

const write = (home: Home, name: string) => home.opened!.book.write([newAccount({ name })])
const names = (home: Home) =>
  (home.opened?.book.accounts() ?? []).map(({ name }) => name).sort((a, b) => (a! < b! ? -1 : 1))
const synced = (home: Home) =>
  expect.poll(() => [home.state().is, home.state().waiting]).toEqual(['synced', 0])

describe('a device whose browser has thrown its databases away', () => {
  it('has everything again that was written on this device alone', async () => {
    const { openTab, close, clear, copied } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    const all = Array.from({ length: 230 }, (_, i) => `Account ${String(i).padStart(3, '0')}`)
    for (const name of all) await write(home, name)
    await copied(home)
    await close()
    await clear()
    const again = openTab()
    await again.start()
    expect(names(again)).toEqual(all)
    await expect.poll(() => again.state().told?.lost).toBe(0)
    await write(again, 'Written since')
    expect(names(again)).toEqual([...all, 'Written since'])
    await copied(again)
    await close()
    await clear()
    const third = openTab()
    await third.start()
    expect(names(third)).toEqual([...all, 'Written since'])
  })

  it('sends what was not sent yet, once, and reads the rest again', async () => {
    const { openTab, close, clear, copied, form, line, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Sent')
    await synced(home)
    line.cut = () => true
    await write(home, 'Never sent')
    await copied(home)
    await close()
    await clear()
    const again = openTab()
    await again.start()
    expect(names(again)).toEqual(['Never sent'])
    await close()
    line.cut = undefined
    const online = openTab()
    await online.start()
    await synced(online)
    await expect.poll(() => names(online)).toEqual(['Never sent', 'Sent'])
    expect(online.state().told?.lost).toBe(0)
    expect(await accounts()).toEqual(['Sent', 'Never sent'])
  })

  it('sends what it has written since under numbers that were used after the copy was made', async () => {
    const { openTab, close, clear, copied, form, spare, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    await copied(home)
    spare.isFull = true
    await write(home, 'Sent, and in no copy')
    await synced(home)
    await close()
    await clear()
    spare.isFull = false
    const again = openTab()
    await again.start()
    await write(again, 'Written since')
    await synced(again)
    expect(await accounts()).toEqual(['Sent, and in no copy', 'Written since'])
  })

  it('tells how many changes the copy lacks', async () => {
    const { openTab, close, clear, copied, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Copied')
    await copied(home)
    spare.isFull = true
    await write(home, 'In no copy')
    await close()
    await clear()
    const again = openTab()
    await again.start()
    expect(names(again)).toEqual(['Copied'])
    await expect.poll(() => again.state().told?.lost).toBe(1)
  })

  it('keeps what needs attention', async () => {
    const { openTab, close, clear, copied, form } = await atHome()
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
    await write(home, 'Another')
    await copied(home)
    await close()
    await clear()
    const again = openTab()
    await again.start()
    await expect.poll(async () => (await again.attention()).map(({ id }) => id)).toEqual(['f:9'])
  })

  it('opens what the copy holds in whole files, where the last was being written when the browser ended', async () => {
    const { openTab, close, clear, copied, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    for (let i = 0; i < 101; i++) await write(home, `Account ${i}`)
    await copied(home)
    const [last] = (await spare.files('tend/device/me/outbox')).sort().slice(-1)
    await spare.write(last!, (await spare.read(last!))!.slice(0, -5))
    await close()
    await clear()
    const again = openTab()
    await again.start()
    expect(names(again)).toHaveLength(99)
    await expect.poll(() => again.state().told?.lost).toBe(2)
  })
})

describe('a second copy', () => {
  it('goes when its person signs out, and does not open the book again', async () => {
    const { openTab, close, copied, form, line, spare } = await atHome()
    const home = openTab()
    await home.signIn(form)
    line.cut = path => path === '/api/sync'
    await write(home, 'Unsent')
    await copied(home)
    expect(await spare.files('')).not.toEqual([])
    await home.signOut()
    expect(await spare.files('')).toEqual([])
    await close()
    const again = openTab()
    await again.start()
    expect(again.opened).toBeUndefined()
  })

  it('of what was made on this device alone goes once all of it has come along', async () => {
    const { openTab, copied, form, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Made alone')
    await copied(home)
    await home.signIn(form)
    await synced(home)
    await expect.poll(() => spare.files('tend/device/')).toEqual([])
  })

  it('holds no change any more that the server has taken', async () => {
    const { openTab, form, spare, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    line.cut = path => path === '/api/sync'
    await write(home, 'Taken later')
    const outbox = async () => (await spare.files('')).filter(file => file.includes('outbox'))
    await expect.poll(outbox).toHaveLength(1)
    line.cut = undefined
    home.sendNow()
    await synced(home)
    await expect.poll(outbox).toEqual([])
  })

  it('is made of no example', async () => {
    const { openTab, spare } = await atHome()
    const home = openTab()
    await home.startExample(async () => [newAccount({ name: 'Made up' })])
    await expect.poll(() => home.opened!.book.whole).toBe(true)
    expect(await spare.files('')).toEqual([])
  })
})
