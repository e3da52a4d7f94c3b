import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { readPointer } from '../../../app/data/books.ts'
import type { Home } from '../../../app/data/home.ts'
import { PASSWORD } from '../../server/support/device.ts'
import { askToInvite, tokenIn } from '../../server/support/members.ts'
import { newAccount } from '../../support/device.ts'
import { atHome } from '../../support/home.ts'

const BOB = { name: 'Bob', email: 'bob@northwind.example', password: PASSWORD }
const draft = { values: { body: 'They want a quote by Friday' }, filled: { body: '' } }
const write = (home: Home, name: string) => home.opened!.book.write([newAccount({ name })])
const names = ({ opened }: Home) => opened!.book.accounts().map(({ name }) => name)
const synced = (home: Home) =>
  expect.poll(() => [home.state().is, home.state().waiting]).toEqual(['synced', 0])

describe('who has left', () => {
  it('leaves nothing to the next, though the app was killed before the databases had gone', async () => {
    const { openTab, close, form, line } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'Private')
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    const kept = vi.spyOn(Dexie, 'delete').mockReturnValue(new Promise(() => {}) as never)
    void home.signOut()
    await expect.poll(() => kept.mock.calls.length).toBe(1)
    kept.mockRestore()
    await close()
    const next = openTab()
    await next.start()
    expect(next.opened).toBeUndefined()
    await next.startOnDevice()
    expect(names(next)).toEqual([])
    await expect.poll(async () => (await Dexie.getDatabaseNames()).sort()).toEqual(['tend', 'tend/device/me'])
  })

  it('takes nothing of the next along', async () => {
    const { ada, openTab, form } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    await home.signOut()
    await home.startOnDevice()
    localStorage.setItem('tend/device/me/draft/note/new', JSON.stringify(draft))
    const token = tokenIn(await askToInvite(ada, { role: 'rep' }))
    expect(await home.acceptInvitation({ ...BOB, token })).toEqual({ ok: true })
    expect(await home.opened!.book.drafts.read('note/new')).toEqual(draft)
  })

  it('is not walked back to from an example that another tab shows', async () => {
    const { openTab, form, line } = await atHome()
    const [one, two] = [openTab(), openTab()]
    await Promise.all([one.start(), two.start()])
    await two.signIn(form)
    await one.startExample(async () => [])
    line.cut = path => path === '/api/sign-out'
    await two.signOut()
    await one.leaveExample()
    expect(one.opened).toBeUndefined()
  })

  it('has the book on again who signs in to it in a tab that was left behind', async () => {
    const { ada, openTab, form } = await atHome()
    const token = tokenIn(await askToInvite(ada, { role: 'rep' }))
    const [bob, second] = [openTab(), openTab()]
    await bob.acceptInvitation({ ...BOB, token })
    await second.start()
    await second.signIn(form)
    await bob.signIn({ email: BOB.email, password: BOB.password })
    expect(await readPointer('current')).toEqual(bob.opened!.me)
  })
})

describe('a device that was revoked', () => {
  it('hands in what was laid aside, and what was typed on while it did so', async () => {
    const { ada, openTab, form, line } = await atHome()
    const home = openTab()
    await home.signIn(form)
    await synced(home)
    const { id } = (await home.opened!.db.device.get('device'))!
    await ada.browser.send('DELETE', `/api/devices/${id}`, {})
    const { db, book } = home.opened!
    localStorage.setItem(`${db.name}/draft/note/new/a`, JSON.stringify(draft))
    let handed = 0
    line.lose = path => {
      if (path === '/api/hand-ins' && ++handed === 1) void book.drafts.keep('note/new/b', draft)
      return false
    }
    home.sendNow()
    await expect.poll(() => home.opened).toBeUndefined()
    const answer = await (await ada.browser.get('/api/hand-ins')).json()
    const keys = answer.handIns.flatMap((one: { drafts: { key: string }[] }) =>
      one.drafts.map(({ key }) => key),
    )
    expect(keys).toEqual(['note/new/a', 'note/new/b'])
    expect(home.state().ended).toEqual({ gave: true })
  })
})

describe('who joins a team', () => {
  it('finds a half-written account as their own', async () => {
    const { openTab, form } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    const alone = home.opened!.me.member
    await home.opened!.book.drafts.keep('account/new', {
      values: { name: 'Bolido', owner: alone },
      filled: { owner: alone },
    })
    await home.signIn(form)
    const { member } = home.opened!.me
    expect(await home.opened!.book.drafts.read('account/new')).toEqual({
      values: { name: 'Bolido', owner: member },
      filled: { owner: member },
    })
  })

  it('keeps what they have begun there; what a second tab holds under the same name comes when that is done', async () => {
    const { openTab, form, line } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'One')
    const other = openTab()
    await other.start()
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    const begun = { values: { body: 'Begun in the team' }, filled: { body: '' } }
    await home.opened!.book.drafts.keep('note/new', begun)
    await other.opened!.book.drafts.keep('note/new', draft)
    line.cut = undefined
    home.sendNow()
    await synced(home)
    await write(home, 'Two')
    await synced(home)
    expect(await home.opened!.book.drafts.read('note/new')).toEqual(begun)
    await home.opened!.book.drafts.drop('note/new')
    await write(home, 'Three')
    await synced(home)
    await expect.poll(() => home.opened!.book.drafts.read('note/new')).toEqual(draft)
  })

  it('has the lists of both tabs as one, and the other database goes', async () => {
    const { openTab, form, line } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'One')
    const other = openTab()
    await other.start()
    line.cut = path => path === '/api/sync'
    await home.signIn(form)
    await home.opened!.book.drafts.keep('unfinished', [{ key: 'note/new/a' }])
    await other.opened!.book.drafts.keep('unfinished', [{ key: 'note/new/a' }, { key: 'note/new/b' }])
    line.cut = undefined
    home.sendNow()
    await synced(home)
    await write(home, 'Two')
    await synced(home)
    await expect.poll(() => Dexie.exists('tend/device/me')).toBe(false)
    const list = await home.opened!.book.drafts.read('unfinished')
    expect(list).toEqual([{ key: 'note/new/a' }, { key: 'note/new/b' }])
  })

  it('is told at once by a second tab that nothing is saved there any more, once all of it has come along', async () => {
    const { openTab, form } = await atHome()
    const home = openTab()
    await home.startOnDevice()
    await write(home, 'One')
    const other = openTab()
    await other.start()
    const kept = vi.spyOn(Dexie, 'delete').mockReturnValue(new Promise(() => {}) as never)
    await home.signIn(form)
    await synced(home)
    await expect.poll(() => kept.mock.calls.length).toBe(1)
    await expect(write(other, 'Too late')).rejects.toThrow('old-app')
    kept.mockRestore()
  })
})
