import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Home } from '../../../app/data/home.ts'
import { PASSWORD } from '../../server/support/device.ts'
import { askToInvite, tokenIn } from '../../server/support/members.ts'
import { newAccount } from '../../support/device.ts'
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
