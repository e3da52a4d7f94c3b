import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import type { Home } from '../../../app/data/home.ts'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { PASSWORD } from '../../server/support/device.ts'
import { askToInvite, tokenIn } from '../../server/support/members.ts'
import { NOON, newAccount } from '../../support/device.ts'
import { atHome } from '../../support/home.ts'

const HOUR = 3_600_000
const write = (home: Home, name: string) => home.opened!.book.write([newAccount({ name })])
const synced = (home: Home) =>
  expect.poll(() => [home.state().is, home.state().waiting]).toEqual(['synced', 0])
const books = async () => (await Dexie.getDatabaseNames()).filter(name => name !== 'tend')

describe('signing out', () => {
  it('leaves no book behind, and who signs in again is not taken for the one before', async () => {
    const { openTab, form, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Before')
    await synced(home)
    await home.signOut()
    expect(await books()).toEqual([])
    await home.signIn(form)
    await write(home, 'After')
    await synced(home)
    expect(await accounts()).toEqual(['Before', 'After'])
  })
})

describe('a device whose clock is off', () => {
  it('dates what a person enters by the server’s clock, also when it is started again without a network', async () => {
    const { openTab, close, form, line, clock } = await atHome()
    clock.error = 26 * HOUR
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    expect(home.opened!.now()).toBe(NOON)
    await close()
    line.cut = () => true
    const again = openTab()
    await again.start()
    expect(again.opened!.now()).toBe(NOON)
    await expect.poll(() => again.state().is).toBe('offline')
    expect([again.opened!.now(), again.state().clockOff]).toEqual([NOON, 26 * HOUR])
  })

  it('is believed again once it was put right, and as long as it is off by less than a minute', async () => {
    const { openTab, form, line, clock } = await atHome()
    clock.error = 50_000
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    expect(home.opened!.now()).toBe(NOON + 50_000)
    clock.error = 26 * HOUR
    home.sendNow()
    await expect.poll(() => home.opened!.now()).toBe(NOON)
    line.cut = () => true
    clock.error = 0
    expect(home.opened!.now()).toBe(NOON)
  })
})

describe('joining after working alone', () => {
  it('brings along all that was made, and keeps it until the server has it', async () => {
    const { openTab, form, line, accounts } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Made alone')
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    expect(home.opened!.book.accounts().map(({ name }) => name)).toEqual(['Made alone'])
    await expect.poll(() => home.state().is).toBe('offline')
    expect(await books()).toContain('tend/device/me')
    line.cut = undefined
    home.sendNow()
    await synced(home)
    expect(await accounts()).toEqual(['Made alone'])
    await expect.poll(books).not.toContain('tend/device/me')
  })
})

describe('a book on this device alone', () => {
  const draft = { values: { body: 'They want a quote by Friday' }, filled: { body: '' } }

  it('that holds nothing but a half-written form brings it along, and is left to nobody', async () => {
    const { openTab, form } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await home.opened!.book.drafts.keep('note/new', draft)
    await home.signIn(form)
    await synced(home)
    expect(await home.opened!.book.drafts.read('note/new')).toEqual(draft)
    await expect.poll(() => Dexie.exists('tend/device/me')).toBe(false)
    await home.signOut()
    await home.startOnDevice()
    expect(await home.halfWritten()).toEqual([])
  })

  it('is joined by what is half-written in another tab, also once its database has gone', async () => {
    const { openTab, form } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    const other = openTab()
    await other.start()
    await home.signIn(form)
    await other.opened!.book.drafts.keep('note/new/a', draft)
    await synced(home)
    await expect.poll(() => Dexie.exists('tend/device/me')).toBe(false)
    await other.opened!.book.drafts.keep('note/new/b', draft)
    expect((await home.halfWritten()).map(({ key }) => key)).toEqual(['note/new/a', 'note/new/b'])
    await other.opened!.book.drafts.keep('note/new/c', draft)
    await home.signOut()
    await home.startOnDevice()
    expect(await home.halfWritten()).toEqual([])
    expect(await home.opened!.book.drafts.read('note/new/c')).toBeUndefined()
  })

  it('begun in two tabs is one, and all of it is theirs who join', async () => {
    const { ada, openTab } = await atHome()
    const [one, two] = [openTab(), openTab()]
    await Promise.all([one.start(), two.start()])
    await one.startOnDevice()
    await one.opened!.book.write([newAccount({ name: 'Mine', owner: one.opened!.me.member })])
    await two.startOnDevice()
    const token = tokenIn(await askToInvite(ada, { role: 'rep' }))
    const bob = { name: 'Bob', email: 'bob@northwind.example', password: PASSWORD }
    expect(await two.acceptInvitation({ ...bob, token })).toEqual({ ok: true })
    await synced(two)
    expect(two.opened!.book.accounts()).toMatchObject([{ name: 'Mine', owner: two.opened!.me.member }])
  })
})

describe('a browser that has cleared the store', () => {
  it('is told of, with how much that was unsent went with it, and the book is read again', async () => {
    const { openTab, close, spare, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Sent')
    await synced(home)
    line.cut = () => true
    await write(home, 'Never sent')
    await close()
    for (const name of await books()) await Dexie.delete(name)
    await spare.alone(() => spare.remove(''))
    line.cut = undefined
    const again = openTab()
    await again.start()
    await expect.poll(() => again.state().told?.lost).toBe(1)
    await expect.poll(() => again.opened!.book.accounts().map(({ name }) => name)).toEqual(['Sent'])
    await synced(again)
    await close()
    const reloaded = openTab()
    await reloaded.start()
    await expect.poll(() => reloaded.state().told?.lost).toBe(1)
    await reloaded.acknowledge('lost')
    await expect.poll(() => reloaded.state().told?.lost).toBeUndefined()
    await close()
    const read = openTab()
    await read.start()
    await synced(read)
    expect(read.state().told?.lost).toBeUndefined()
  })
})

describe('a browser that has cleared a book which was on this device alone', () => {
  it('is told of before anything is begun anew, and not again', async () => {
    const { openTab, close, clear, spare } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Nowhere else')
    await close()
    await clear()
    await spare.alone(() => spare.remove(''))
    const again = openTab()
    await again.start()
    expect([again.opened, again.state().told]).toEqual([undefined, { lost: 1 }])
    await again.startOnDevice()
    await close()
    const third = openTab()
    await third.start()
    await expect.poll(() => third.opened!.book.whole).toBe(true)
    expect(third.state().told).toBeUndefined()
  })

  it('is not told of an example that was left', async () => {
    const { openTab, close } = await atHome()
    const home = openTab()
    await home.startExample(async () => [newAccount({ name: 'Made up' })])
    await home.leaveExample()
    await close()
    const again = openTab()
    await again.start()
    expect(again.state().told).toBeUndefined()
  })
})

describe('what a server put off because it did not know it', () => {
  it.each([
    ['is sent at the next start, where the app was closed before', SCHEMA - 1, ['Found']],
    ['waits for a server that is newer', SCHEMA, ['Lost']],
  ])('%s', async (_, schema, then) => {
    const { openTab, close, form, accounts } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Lost')
    await synced(home)
    const { db, book } = home.opened!
    const { id, scope } = book.accounts()[0]!
    const base = { revision: 0, change: 0 }
    const change = { id: 'f:9', noun: 'account', row: id, scope, patch: { name: 'Found' }, stamp: '', base }
    await db.attention.put({ id: 'f:9', at: 0, code: 'later', sentence: '', changes: [change], schema })
    await close()
    const again = openTab()
    await again.start()
    await expect.poll(() => again.opened!.book.accounts().map(({ name }) => name)).toEqual(then)
    await synced(again)
    expect(await accounts()).toEqual(then)
    expect(await again.opened!.db.attention.count()).toBe(then[0] === 'Found' ? 0 : 1)
  })
})

describe('two tabs', () => {
  it('one sends what the other writes, and both know that it has arrived', async () => {
    const { openTab, form, accounts } = await atHome()
    const leader = openTab()
    await leader.signIn(form)
    await synced(leader)
    const follower = openTab()
    await follower.start()
    await write(follower, 'Written in the second')
    await synced(follower)
    expect(leader.opened!.book.accounts().map(({ name }) => name)).toEqual(['Written in the second'])
    expect(await accounts()).toEqual(['Written in the second'])
  })

  describe('of which the one that leads stands still with the lock in its hand', () => {
    async function besideAFrozenLeader() {
      const { openTab, close, form, clock, accounts } = await atHome()
      const first = openTab()
      await first.signIn(form)
      await synced(first)
      const { name } = first.opened!.db
      await close()
      void navigator.locks.request(`${name}/sync`, {}, () => new Promise(() => {}))
      const asking = vi.spyOn(navigator.locks, 'request')
      /** Starts a tab, until it would lead if it could. */
      const start = async () => {
        asking.mockClear()
        const tab = openTab()
        await tab.start()
        return { tab, asked: () => expect.poll(() => asking.mock.calls.length).toBe(1) }
      }
      const pass = (ms: number) => {
        clock.world.time += ms
        clock.ring()
      }
      return { start, close, accounts, pass }
    }

    it('the other sends what it wrote by itself after ten seconds', async () => {
      const { start, accounts, pass } = await besideAFrozenLeader()
      const { tab, asked } = await start()
      await write(tab, 'Waited long enough')
      await asked()
      pass(9_999)
      expect(tab.opened!.state().is).toBe('resting')
      pass(1)
      await synced(tab)
      expect(await accounts()).toEqual(['Waited long enough'])
    })

    it('the other sends after ten seconds what an earlier start had left unsent', async () => {
      const { start, close, accounts, pass } = await besideAFrozenLeader()
      const { tab, asked } = await start()
      await write(tab, 'Left behind')
      await asked()
      await close()
      const again = await start()
      await again.asked()
      pass(10_000)
      await synced(again.tab)
      expect(await accounts()).toEqual(['Left behind'])
    })

    it('a person who asks for it has the server asked by the other, though nothing waits', async () => {
      const { start, pass } = await besideAFrozenLeader()
      const { tab, asked } = await start()
      await asked()
      tab.sendNow()
      pass(10_000)
      expect(tab.opened!.state().is).toBe('turning')
      await synced(tab)
    })
  })
})

describe('a start without a network', () => {
  it('opens the book, and nobody is signed out', async () => {
    const { openTab, close, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await write(home, 'Sent')
    await synced(home)
    await close()
    line.cut = () => true
    const again = openTab()
    await again.start()
    await expect.poll(() => again.opened!.book.accounts().map(({ name }) => name)).toEqual(['Sent'])
    await expect.poll(() => again.state().is).toBe('offline')
  })
})

describe('everything is compared with the server', () => {
  it('by the tab that syncs, whichever tab asked, and each tab tells what came of it', async () => {
    const { openTab, form } = await atHome()
    const leader = openTab()
    await leader.signIn(form)
    await synced(leader)
    const follower = openTab()
    await follower.start()
    await follower.checkEverything()
    for (const tab of [leader, follower])
      await expect.poll(() => tab.state().told).toMatchObject({ compared: { repaired: 0 } })
    expect(leader.state().told?.comparing).toBeUndefined()
  })

  it('once there is a connection; until then it says that it waits', async () => {
    const { openTab, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    line.cut = () => true
    await home.checkEverything()
    await expect.poll(() => home.state()).toMatchObject({ is: 'offline', told: { comparing: true } })
    line.cut = undefined
    home.sendNow()
    await expect.poll(() => home.state().told?.compared?.repaired).toBe(0)
  })
})

describe('an account that was let go', () => {
  it('is told of in every tab until it is acknowledged in one', async () => {
    const { openTab, form } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    const { db } = home.opened!
    const device = (await db.device.get('device'))!
    const letGo = [{ account: 'Around the Horn', changes: 2, drafts: 0, at: 1 }]
    await db.device.put({ ...device, told: { letGo } }, 'device')
    const other = openTab()
    await other.start()
    await expect.poll(() => other.state().told?.letGo).toEqual(letGo)
    await home.acknowledge('letGo')
    for (const tab of [home, other]) await expect.poll(() => tab.state().told?.letGo).toBeUndefined()
  })
})

describe('a device that was signed out from another', () => {
  const signedOut = async (write: boolean) => {
    const { ada, openTab, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await expect.poll(() => home.state().is).toBe('synced')
    line.cut = path => path === '/api/sync'
    if (write) await home.opened!.book.write([newAccount({ name: 'Unsent' })])
    const devices = await home.devices()
    const here = Array.isArray(devices) && devices.find(one => one.here)
    await ada.browser.send('DELETE', `/api/devices/${(here as { id: string }).id}`)
    line.cut = undefined
    home.sendNow()
    await expect.poll(() => home.opened).toBeUndefined()
    return home.state().ended
  }

  it('says that what it had not sent was handed in', async () => {
    expect(await signedOut(true)).toEqual({ gave: true })
  })

  it('says nothing of it where it had sent everything', async () => {
    expect(await signedOut(false)).toEqual({})
  })
})
