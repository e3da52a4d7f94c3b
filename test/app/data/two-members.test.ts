import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readPointer } from '../../../app/data/books.ts'
import type { Home } from '../../../app/data/home.ts'
import { PASSWORD } from '../../server/support/device.ts'
import { askToInvite, tokenIn } from '../../server/support/members.ts'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { atHome } from '../../support/home.ts'

const BOB = { name: 'Bob', email: 'bob@northwind.example', password: PASSWORD }

const write = (home: Home, name: string) => home.opened!.book.write([newAccount({ name })])
const held = (home: Home) => home.opened!.book.accounts().map(({ name }) => name)
const synced = (home: Home) =>
  expect.poll(() => [home.state().is, home.state().waiting]).toEqual(['synced', 0])

/** Ada's phone, with one account sent and one not, on which Bob then begins. */
async function handedToBob() {
  const world = await atHome()
  const { ada, openTab, form, line } = world
  const home = openTab()
  await home.signIn(form)
  await write(home, 'Ada’s, sent')
  await synced(home)
  line.cut = path => path === '/api/sync'
  await write(home, 'Ada’s, unsent')
  await expect.poll(() => home.state().is).toBe('offline')
  const token = tokenIn(await askToInvite(ada, { role: 'rep' }))
  return {
    ...world,
    home,
    bobBegins: async (tab: Home) =>
      expect(await tab.acceptInvitation({ ...BOB, token })).toEqual({ ok: true }),
    /** Names of the accounts that the server holds, with whose they are. */
    async owned() {
      const { rows } = await ada.snapshot()
      return rows
        .filter(({ noun }) => noun === 'account')
        .map(({ by, fields }) => [fields.name, by === ada.me.member.id ? 'Ada' : 'Bob'])
        .sort()
    },
  }
}

it('what one member left unsent is not shown to, nor sent under, another who signs in on the same phone, and is sent when the first returns', async () => {
  const { home, form, line, bobBegins, owned } = await handedToBob()
  await bobBegins(home)
  line.cut = undefined
  expect(held(home)).toEqual([])
  await write(home, 'Bob’s')
  await synced(home)
  expect(await owned()).toEqual([
    ['Ada’s, sent', 'Ada'],
    ['Bob’s', 'Bob'],
  ])
  expect(await home.signIn(form)).toEqual({ ok: true })
  await synced(home)
  expect(await owned()).toEqual([
    ['Ada’s, sent', 'Ada'],
    ['Ada’s, unsent', 'Ada'],
    ['Bob’s', 'Bob'],
  ])
})

it('a tab left open on the book of the one before sends nothing under the other’s session, and keeps all of it', async () => {
  const { home, openTab, form, line, bobBegins, owned } = await handedToBob()
  const second = openTab()
  await second.start()
  await bobBegins(second)
  line.cut = undefined
  home.sendNow()
  await expect.poll(() => home.state().is).toBe('sign-in')
  await write(home, 'Ada’s, written in the old tab')
  await write(second, 'Bob’s')
  await synced(second)
  home.sendNow()
  await expect.poll(() => home.state()).toMatchObject({ is: 'sign-in', waiting: 2 })
  expect(await owned()).toEqual([
    ['Ada’s, sent', 'Ada'],
    ['Bob’s', 'Bob'],
  ])
  await home.signIn(form)
  await synced(home)
  expect(await owned()).toEqual([
    ['Ada’s, sent', 'Ada'],
    ['Ada’s, unsent', 'Ada'],
    ['Ada’s, written in the old tab', 'Ada'],
    ['Bob’s', 'Bob'],
  ])
})

describe('a tab whose member is no longer signed in, as another is in a second tab,', () => {
  /** Bob’s book in one tab, Ada’s session begun in another. */
  async function behindBob(prepare: (world: Awaited<ReturnType<typeof atHome>>, bob: Home) => unknown) {
    const world = await atHome()
    const { ada, openTab, form, clock } = world
    await ada.put(ada.account({ name: 'Ada’s secret' }))
    const token = tokenIn(await askToInvite(ada, { role: 'rep' }))
    const bob = openTab()
    await prepare(world, bob)
    expect(await bob.acceptInvitation({ ...BOB, token })).toEqual({ ok: true })
    return {
      ...world,
      bob,
      async adaBegins() {
        const second = openTab()
        await second.start()
        expect(await second.signIn(form)).toEqual({ ok: true })
        await synced(second)
        return second
      },
      later() {
        clock.world.time += 10_000
        clock.ring()
      },
    }
  }

  it('does not read on what it was reading', async () => {
    const { bob, adaBegins, later, line } = await behindBob(({ line }) => {
      line.cut = path => path.startsWith('/api/snapshot')
    })
    await expect.poll(() => bob.state().is).toBe('offline')
    line.cut = undefined
    await adaBegins()
    later()
    await expect.poll(() => bob.state().is).toBe('sign-in')
    expect(held(bob)).toEqual([])
    expect(await bob.signIn({ email: BOB.email, password: BOB.password })).toEqual({ ok: true })
    await synced(bob)
    expect(held(bob)).toEqual([])
    expect((await bob.opened!.db.device.get('device'))!.grants).toMatchObject({ all: false })
  })

  it('keeps its bytes for when they are back', async () => {
    const { bob, adaBegins, later, line } = await behindBob(({ line }) => {
      line.cut = path => path.startsWith('/api/blobs')
    })
    const { book, blobs, db } = bob.opened!
    const account = newAccount({ name: 'Bob’s' })
    const note = newIn(account.id, 'note', { at: NOON, body: 'Their list' })
    const blob = await blobs.keep(new TextEncoder().encode('plain words').buffer, 'text/plain')
    const file = newIn(account.id, 'attachment', { of: note.id, kind: 'file', name: 'a.txt', blob, at: NOON })
    await book.write([account, note, file])
    await synced(bob)
    await adaBegins()
    let asked = 0
    line.cut = path => path.startsWith('/api/blobs') && ++asked < 0
    later()
    await expect.poll(() => asked).toBe(1)
    line.cut = path => path.startsWith('/api/blobs')
    expect(await bob.signIn({ email: BOB.email, password: BOB.password })).toEqual({ ok: true })
    await write(bob, 'Written since')
    await synced(bob)
    expect(await db.attention.count()).toBe(0)
    expect(await db.blobs.toArray()).toMatchObject([{ owed: [{ row: file.id }] }])
  })

  it('asks for nothing under the other’s name, and signing out there leaves the other signed in', async () => {
    const { bob, adaBegins } = await behindBob(() => {})
    await synced(bob)
    const second = await adaBegins()
    expect(await bob.addDevice()).toEqual({ ok: false, code: 'expired' })
    expect(await bob.handIns()).toEqual({ ok: false, code: 'expired' })
    await bob.signOut()
    expect(await readPointer('current')).toEqual(second.opened!.me)
    await write(second, 'Written since')
    await synced(second)
  })
})
