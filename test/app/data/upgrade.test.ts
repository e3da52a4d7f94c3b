import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { device, NOON, newAccount, newIn } from '../../support/device.ts'

/** The store as the first release made it; never to be changed. */
const FIRST = {
  packs: 'key',
  summaries: 'key',
  outbox: 'counter',
  device: '',
  attention: 'id',
  drafts: 'key',
}

it('a book of the first release opens with everything in it, the unsent changes too, and takes sound', async () => {
  const disk = new IDBFactory()
  const old = await asOfTheFirstRelease(disk)
  const phone = await device({ disk })
  expect(phone.db.verno).toBe(2)
  expect(phone.book.accounts()).toMatchObject([{ name: 'Around the Horn' }])
  expect((await phone.book.history(old.account)).notes).toMatchObject([{ body: 'never sent' }])
  expect(phone.book.pending.count).toBe(2)
  expect(await phone.book.drafts.read('note')).toEqual({ body: 'half' })
  expect(await phone.db.device.get('device')).toMatchObject({
    id: 'aaaaaaaaaaaaaaaa',
    counter: 2,
    schema: SCHEMA,
  })
  await phone.db.slices.put({ recording: 'r', segment: 0, number: 0, seconds: 1, bytes: new ArrayBuffer(1) })
  expect(await phone.db.slices.count()).toBe(1)
})

/** A device with an account, a note and a draft, none of which any server has seen. */
async function asOfTheFirstRelease(disk: IDBFactory) {
  const made = await device()
  const account = newAccount()
  await made.book.write([account, newIn(account.id, 'note', { at: NOON, body: 'never sent' })])
  await made.book.drafts.keep('note', { body: 'half' })
  const db = new Dexie('tend', {
    indexedDB: disk,
    IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
  })
  db.version(1).stores(FIRST)
  await db.open()
  for (const table of ['packs', 'summaries', 'outbox', 'attention', 'drafts'] as const)
    await db.table(table).bulkPut(await made.db.table(table).toArray())
  await db.table('device').put({ ...(await made.db.device.get('device')), schema: 1 }, 'device')
  db.close()
  return { account: account.id }
}
