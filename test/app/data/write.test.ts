import { describe, expect, it } from 'vitest'
import { NotSaved } from '../../../app/data/write.ts'
import { device, newAccount, newIn } from '../../support/device.ts'

describe('writing', () => {
  it('what was saved is there after the process was killed', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account, newIn(account.id, 'note', { at: 1, body: 'Crates arrive broken' })])
    const again = await phone.restarted()
    expect(again.book.account(account.id)?.name).toBe('Around the Horn')
    expect((await again.book.history(account.id)).notes.map(note => note.body)).toEqual([
      'Crates arrive broken',
    ])
  })

  it('all edits of one write are saved, or none', async () => {
    const phone = await device()
    const account = newAccount()
    await expect(
      phone.book.write([account, newIn(account.id, 'contact', { name: ' \u200b ' })]),
    ).rejects.toBeInstanceOf(NotSaved)
    expect(phone.book.accounts()).toEqual([])
    expect(await phone.db.outbox.count()).toBe(0)
  })

  it('names each field that is wrong, and why', async () => {
    const phone = await device()
    const account = newAccount({ name: '', renewal: '2026-02-30' })
    const refused = await phone.book.write([account]).catch((error: NotSaved) => error.problems)
    expect(refused).toEqual([
      { field: 'name', why: 'required', row: account.id },
      { field: 'renewal', why: 'invalid', row: account.id },
    ])
  })

  it('an edit holds only what differs from what the form was filled with', async () => {
    const phone = await device()
    const account = newAccount({ name: 'Around the Horn', town: 'London' })
    await phone.book.write([account])
    const seen = phone.book.account(account.id)!
    await phone.book.write([{ ...account, seen, patch: { name: 'Around the Horn', town: 'Cowes' } }])
    const [, edit] = (await phone.db.outbox.toArray()).flatMap(sent => sent.changes)
    expect(edit).toMatchObject({ patch: { town: 'Cowes' }, base: { revision: 0, change: 1 } })
  })

  it('an edit of a text says what its editor was filled with, not what the row has become since', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account])
    const seen = phone.book.account(account.id)!
    await phone.book.write([{ ...account, seen, patch: { about: 'Likes stout.' } }])
    await phone.book.write([{ ...account, seen, patch: { about: 'Likes gin.', town: 'Cowes' } }])
    const changes = (await phone.db.outbox.toArray()).flatMap(sent => sent.changes)
    expect(changes.map(change => change.from)).toEqual([undefined, { about: '' }, { about: '' }])
  })

  it('an edit that changes nothing is not a change', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account])
    await phone.book.write([
      { ...account, seen: phone.book.account(account.id)!, patch: { name: 'Around the Horn' } },
    ])
    expect(await phone.db.outbox.count()).toBe(1)
  })

  it('a tab on older code than the store refuses to write', async () => {
    const phone = await device()
    await phone.db.device.update('device', { schema: 99 })
    await expect(phone.book.write([newAccount()])).rejects.toMatchObject({ why: 'old-app' })
  })

  it('a note of 256 KB is taken, one character more is refused before it is saved', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account])
    await phone.book.write([newIn(account.id, 'note', { at: 1, body: 'n'.repeat(256 * 1024) })])
    await expect(
      phone.book.write([newIn(account.id, 'note', { at: 1, body: 'n'.repeat(256 * 1024 + 1) })]),
    ).rejects.toMatchObject({ problems: [{ field: 'body', why: 'too_long' }] })
  })

  it('two tabs of one device never give the same counter twice', async () => {
    const one = await device()
    const two = await device({ disk: one.disk })
    await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? one : two).book.write([newAccount()])))
    const counters = (await one.db.outbox.toArray()).flatMap(sent => sent.changes).map(change => change.id)
    expect(new Set(counters).size).toBe(10)
  })

  it('every tab shows what another has written', async () => {
    const one = await device()
    const two = await device({ disk: one.disk })
    const account = newAccount()
    await one.book.write([account])
    await two.book.follow(one.told[0]!)
    expect(two.book.account(account.id)?.name).toBe('Around the Horn')
  })
})

describe('undo', () => {
  it('takes back what was written', async () => {
    const phone = await device()
    const account = newAccount({ name: 'Around the Horn', town: 'London' })
    await phone.book.write([account])
    const written = await phone.book.write([
      { ...account, seen: phone.book.account(account.id)!, patch: { town: 'Cowes', phone: '555' } },
    ])
    await written.undo()
    expect(phone.book.account(account.id)).toMatchObject({ town: 'London' })
    expect(phone.book.account(account.id)?.phone).toBeUndefined()
  })

  it('takes back a creation by deleting, and the deletion can be taken back too', async () => {
    const phone = await device()
    const account = newAccount()
    const made = await phone.book.write([account])
    await made.undo()
    expect(phone.book.accounts()).toEqual([])
    const [deleted] = await phone.book.deleted()
    await phone.book.write([{ ...account, seen: deleted, patch: { deleted: null } }])
    expect(phone.book.accounts()).toHaveLength(1)
  })

  it('leaves a field alone that has changed since, and says so', async () => {
    const phone = await device()
    const account = newAccount({ name: 'Around the Horn', town: 'London' })
    await phone.book.write([account])
    const first = await phone.book.write([
      { ...account, seen: phone.book.account(account.id)!, patch: { town: 'Cowes', phone: '1' } },
    ])
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town: 'Leeds' } }])
    expect(await first.undo()).toEqual({ left: [account.id] })
    expect(phone.book.account(account.id)).toMatchObject({ town: 'Leeds' })
    expect(phone.book.account(account.id)?.phone).toBeUndefined()
  })
})

describe('what is shown', () => {
  it('a finished action leaves the open ones and stands in the history; opened again it returns', async () => {
    const phone = await device()
    const account = newAccount()
    const action = newIn(account.id, 'action', { text: 'Send the price list' })
    await phone.book.write([account, action])
    const seen = phone.book.openActions()[0]!
    const done = await phone.book.write([{ ...action, seen, patch: { done: 5 } }])
    expect(phone.book.openActions()).toEqual([])
    expect((await phone.book.history(account.id)).done).toHaveLength(1)
    await done.undo()
    expect(phone.book.openActions()).toHaveLength(1)
    expect((await phone.book.history(account.id)).done).toEqual([])
  })

  it('the summary knows the last check-in before it is sent', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account, newIn(account.id, 'check-in', { kind: 'visit', at: 1000, pulse: 4 })])
    expect(phone.book.summary(account.id).recent).toMatchObject([{ at: 1000, pulse: 4, kind: 'visit' }])
  })

  it('what belongs to a deleted account is hidden with it', async () => {
    const phone = await device()
    const account = newAccount()
    await phone.book.write([account, newIn(account.id, 'action', { text: 'Call' })])
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { deleted: true } }])
    expect(phone.book.openActions()).toEqual([])
  })

  it('drafts outlive the process', async () => {
    const phone = await device()
    await phone.book.drafts.keep('note', { body: 'half a sent' })
    expect(await (await phone.restarted()).book.drafts.read('note')).toEqual({ body: 'half a sent' })
  })
})
