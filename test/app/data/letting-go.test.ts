import { expect, it } from 'vitest'
import { bookAddress } from '../../../app/data/address.ts'
import { whatKeeps } from '../../../app/data/what-keeps.ts'
import type { Change } from '../../../app/model/change.ts'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { DESKTOP, json, nancys, turn } from '../../support/nancys.ts'

/** Nancy's phone holds an account that it has just learned she may read no more, with a note in it that was never sent. */
async function lettingGo() {
  const nancy = await nancys()
  const { server, phone, between } = nancy
  const [lost, kept] = [newAccount({ name: 'Lost' }), newAccount({ name: 'Kept' })]
  await phone.book.write([lost, kept])
  await turn(phone)
  await phone.book.write([newIn(lost.id, 'note', { at: NOON, body: 'never sent' })])
  await phone.db.device.put({ ...(await phone.db.device.get('device'))!, purge: [lost.scope] }, 'device')
  return {
    ...nancy,
    lost,
    told: async () => (await phone.db.device.get('device'))?.told?.letGo,
    names: () => phone.book.accounts().map(({ name }) => name),
    /** Instead of an answer to what is handed in. */
    instead: (answer: () => Promise<Response>) => {
      between.answer = (ask, path) => (path === '/api/hand-ins' ? answer() : ask())
    },
    /** What waits for an admin. */
    handedIn: async () =>
      JSON.stringify(
        await (await server.ask(DESKTOP, '/api/hand-ins', { headers: { 'x-tend': '1' } })).json(),
      ),
  }
}

it('what is unsent in an account that may be read no more is handed in, then it goes', async () => {
  const { phone, names, handedIn } = await lettingGo()
  await turn(phone)
  expect(names()).toEqual(['Kept'])
  expect(phone.book.pending.count).toBe(0)
  expect(await handedIn()).toContain('never sent')
  expect(JSON.stringify(await phone.db.packs.toArray())).not.toContain('Lost')
})

it('nothing goes before it was handed in', async () => {
  const { phone, lost, names, instead } = await lettingGo()
  instead(json(503, { code: 'busy' }))
  await turn(phone)
  for (let i = 0; i < 10; i++) await phone.later(5 * 60_000)
  expect(names()).toEqual(['Lost', 'Kept'])
  expect((await phone.book.history(lost.id)).notes).toMatchObject([{ body: 'never sent' }])
})

it('what is written there while it is handed in is handed in too', async () => {
  const { phone, lost, names, between, handedIn } = await lettingGo()
  between.answer = async (ask, path) => {
    if (path === '/api/hand-ins') {
      between.answer = undefined
      await phone.book.write([newIn(lost.id, 'note', { at: NOON, body: 'written meanwhile' })])
    }
    return ask()
  }
  await turn(phone)
  expect(names()).toEqual(['Kept'])
  expect(await handedIn()).toContain('written meanwhile')
})

it('a form in which one goes on writing while it is handed in is handed in with the last words', async () => {
  const { phone, lost, names, between, handedIn } = await lettingGo()
  const key = `note/new/${lost.id}`
  const write = (body: string) => phone.book.drafts.keep(key, { values: { account: lost.id, body } })
  await write('The first')
  between.answer = async (ask, path) => {
    if (path === '/api/hand-ins') {
      between.answer = undefined
      await write('The first and last words')
    }
    return ask()
  }
  await turn(phone)
  expect(names()).toEqual(['Kept'])
  expect(await handedIn()).toContain('The first and last words')
  expect(await phone.db.drafts.get(key)).toBeUndefined()
})

it('is told, by the name it had here and with how much was handed in, after a restart too', async () => {
  const { phone, lost, told } = await lettingGo()
  await phone.book.drafts.keep('note/new/', { values: { account: lost.id, body: 'half a' }, filled: {} })
  await turn(phone)
  expect(await told()).toEqual([{ account: 'Lost', changes: 1, drafts: 1, at: NOON }])
  const again = await phone.restarted()
  expect((await again.db.device.get('device'))?.told?.letGo).toHaveLength(1)
})

it('of an account that was lost, given back and lost again is told once, with all that was handed in', async () => {
  const { phone, lost, told } = await lettingGo()
  await turn(phone)
  await phone.book.write([newIn(lost.id, 'note', { at: NOON, body: 'of the second time' })])
  await phone.db.packs.put({
    key: bookAddress('account', lost.id),
    rows: [{ noun: 'account', id: lost.id, scope: lost.scope, revision: 1, fields: lost.patch }],
  })
  await phone.db.device.put({ ...(await phone.db.device.get('device'))!, purge: [lost.scope] }, 'device')
  await turn(phone)
  expect(await told()).toMatchObject([{ account: 'Lost', changes: 2 }])
})

it('is not told of where nothing was unsent', async () => {
  const { server, phone, told } = await lettingGo()
  await phone.db.outbox.clear()
  await turn(phone)
  await server.look()
  expect(await told()).toBeUndefined()
})

it('lists that the device keeps for itself forget the account, and are not handed in', async () => {
  const { phone, lost, handedIn } = await lettingGo()
  await phone.book.drafts.keep('recent-accounts', [lost.id, 'another'])
  await turn(phone)
  expect(await phone.book.drafts.read('recent-accounts')).toEqual(['another'])
  expect(await handedIn()).not.toContain('recent-accounts')
})

it('what was done in it can no longer be undone, which is not passed over as if it had been', async () => {
  const { phone, lost } = await lettingGo()
  const seen = phone.book.account(lost.id)!
  const written = await phone.book.write([{ ...lost, seen, patch: { town: 'Leeds' } }])
  await turn(phone)
  expect(await written.undo()).toEqual({ left: [], gone: true })
  expect(phone.book.pending.count).toBe(0)
})

it('an admin’s device keeps how many hand-ins wait, until none does', async () => {
  const { server, phone, handedIn } = await lettingGo()
  const kept = async () => (await phone.db.device.get('device'))?.told?.handIns
  await turn(phone)
  expect(await handedIn()).toContain('never sent')
  expect([await kept(), (await (await phone.restarted()).db.device.get('device'))?.told?.handIns]).toEqual([
    1, 1,
  ])
  for (const { id } of server.handedIn()) await server.judge(id, 'discarded')
  const again = await phone.restarted()
  await turn(again)
  expect((await again.db.device.get('device'))?.told?.handIns).toBe(0)
})

it('a revoked device is kept by a refused change and by bytes, not by being asked about rows that the server has lost', async () => {
  const { db } = (await nancys()).phone
  const item = { id: 'missing', at: NOON, code: 'missing', sentence: '3', changes: [] }
  await db.attention.put(item)
  expect(await whatKeeps(db)).toBeUndefined()
  await db.blobs.put({ hash: 'a', size: 1, type: 'image/png', used: NOON, safe: false } as never)
  expect(await whatKeeps(db)).toBe('bytes')
  const change = { id: 'aaaaaaaaaaaaaaaa:1' } as Change
  await db.attention.put({ ...item, id: change.id, code: 'forbidden', changes: [change] })
  expect(await whatKeeps(db)).toBe('changes')
})
