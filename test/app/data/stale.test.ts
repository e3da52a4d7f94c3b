import { expect, it } from 'vitest'
import { tryAgain } from '../../../app/data/attention.ts'
import { DEVICE } from '../../../app/data/database.ts'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { newAccount } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

/** Nancy's two devices hold one account. */
async function withAccount() {
  const nancy = await nancys()
  const account = newAccount({ name: 'Around the Horn', town: 'London' })
  await nancy.phone.book.write([account])
  await turn(nancy.phone, nancy.desktop)
  return { ...nancy, account, edited: { ...account, seen: nancy.desktop.book.account(account.id)! } }
}

it('a form that was open for hours has seen what it was filled with, not what the device holds by now', async () => {
  const { phone, desktop, account, edited } = await withAccount()
  const form = phone.book.account(account.id)!
  await desktop.book.write([{ ...edited, patch: { town: 'Cowes' } }])
  await turn(desktop, phone)
  expect(phone.book.account(account.id)?.town).toBe('Cowes')
  await phone.book.write([{ ...account, seen: form, patch: { deleted: true } }])
  await turn(phone, desktop)
  for (const { book } of [phone, desktop]) expect(book.accounts()).toMatchObject([{ town: 'Cowes' }])
})

it('news of another tab that comes late takes nothing back', async () => {
  const { phone, desktop, account, edited } = await withAccount()
  const stored = async () =>
    (await phone.db.packs.toArray()).flatMap(({ rows }) => rows).filter(({ id }) => id === account.id)
  const older = await stored()
  await desktop.book.write([{ ...edited, patch: { town: 'Cowes' } }])
  await turn(desktop, phone)
  const late = { summaries: {}, removed: [], attention: false, settled: false }
  await phone.book.follow({ applied: { ...late, rows: older } })
  expect(phone.book.account(account.id)?.town).toBe('Cowes')
})

it('fields the server does not know yet are kept for later, and what it knows is taken', async () => {
  const { phone, desktop, account } = await withAccount()
  await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { phone: '555' } }])
  const [sent] = await phone.db.outbox.toArray()
  const [change] = sent!.changes
  await phone.db.outbox.put({
    ...sent!,
    changes: [{ ...change!, patch: { ...change!.patch, mood: 'sunny' } }],
  })
  await turn(phone, desktop)
  expect(desktop.book.account(account.id)).toMatchObject({ phone: '555' })
  expect(await phone.db.attention.toArray()).toMatchObject([
    { code: 'later', changes: [{ patch: { mood: 'sunny' } }] },
  ])
})

it('fields put off by an older server count as put off by that one, though a newer one repeats it', async () => {
  const { phone, account } = await withAccount()
  await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { phone: '555' } }])
  const [sent] = await phone.db.outbox.toArray()
  const [change] = sent!.changes
  await phone.db.outbox.put({ ...sent!, changes: [{ ...change!, patch: { mood: 'sunny' } }] })
  await phone.db.device.update(DEVICE, { serverSchema: SCHEMA - 1 })
  await turn(phone)
  expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'later', schema: SCHEMA - 1 }])
})

/** Nancy's phone, on which a telephone number was refused. */
async function withRefused() {
  const { phone, account } = await withAccount()
  const { db, book } = phone
  await book.write([{ ...account, seen: book.account(account.id)!, patch: { town: 'Cowes' } }])
  const [sent] = await db.outbox.toArray()
  const changes = sent!.changes.map(change => ({ ...change, patch: { phone: '555' } }))
  await db.attention.put({ id: 'refused', at: 1, code: 'forbidden', sentence: '', changes })
  const ends = { db, book, send: () => {} }
  const numbers = async () => (await db.outbox.toArray()).flatMap(one => one.changes[0]!.patch.phone ?? [])
  return { ends, attention: () => db.attention.count(), numbers }
}

it('what two tabs send again at the same moment is written once, and forgotten as it is written', async () => {
  const { ends, attention, numbers } = await withRefused()
  await Promise.all([tryAgain(ends, 'refused'), tryAgain(ends, 'refused')])
  expect([await attention(), await numbers()]).toEqual([0, ['555']])
})

it('what is sent again and cannot be saved goes on needing attention', async () => {
  const { ends, attention, numbers } = await withRefused()
  await expect(tryAgain(ends, 'refused', { value: 'much' })).rejects.toThrow('Not saved')
  expect([await attention(), await numbers()]).toEqual([1, []])
})
