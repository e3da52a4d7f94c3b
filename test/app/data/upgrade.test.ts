import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import type { Database, DeviceRecord } from '../../../app/data/database.ts'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { device, NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, PHONE, turn } from '../../support/nancys.ts'

/** The store as the first release made it, and what was added since; never to be changed. */
const FIRST = {
  packs: 'key',
  summaries: 'key',
  outbox: 'counter',
  device: '',
  attention: 'id',
  drafts: 'key',
}
const SOUND = { recordings: 'id', slices: '[recording+segment+number]', blobs: 'hash', bytes: '[hash+part]' }

/** What a device knew of itself at first, and what later code added to that. */
const KNEW = ['id', 'counter', 'stamp', 'cursor', 'turn', 'offset', 'last', 'readings'] as const
const KNOWS = [...KNEW, 'grants', 'boots', 'token'] as const

/** Every schema that landed, with the store its code kept; who raises it adds a line. */
const LANDED: { schema: number; store: 1 | 2; knew: readonly (keyof DeviceRecord)[] }[] = [
  { schema: 1, store: 1, knew: KNEW },
  { schema: 2, store: 1, knew: KNEW },
  { schema: 2, store: 2, knew: KNEW },
  { schema: 2, store: 2, knew: KNOWS },
  { schema: 3, store: 2, knew: KNOWS },
  { schema: 4, store: 2, knew: [...KNOWS, 'serverSchema', 'told'] },
]

it('every schema that landed has its line here', () => {
  expect(new Set(LANDED.map(({ schema }) => schema))).toEqual(
    new Set(Array.from({ length: SCHEMA }, (_, index) => index + 1)),
  )
})

describe.each(LANDED)('a book of schema $schema in a store of version $store', landed => {
  it('opens with everything in it, and its 500 unsent changes arrive', async () => {
    const { phone, desktop } = await nancys()
    const sent = newAccount({ name: 'Sent before' })
    await phone.book.write([sent])
    await turn(phone, desktop)
    const unsent = Array.from({ length: 498 }, () => newAccount({ name: 'Never sent' }))
    await phone.book.write(unsent)
    await phone.book.write([
      newIn(sent.id, 'note', { at: NOON, body: 'never sent' }),
      { ...sent, seen: phone.book.account(sent.id)!, patch: { town: 'London' } },
    ])
    await phone.book.drafts.keep('note', { body: 'half' })
    const counted = (await phone.db.device.get('device'))!.counter
    const disk = await asLeftBy(landed, phone.db)
    phone.sync.close()

    const again = await device({ id: PHONE, disk, network: phone.sync.ports.network, reads: true })
    expect(again.db.verno).toBe(2)
    expect(again.book.accounts()).toHaveLength(499)
    expect(again.book.pending.count).toBe(500)
    expect(await again.book.drafts.read('note')).toEqual({ body: 'half' })
    expect(await again.db.device.get('device')).toMatchObject({ id: PHONE, counter: counted, schema: SCHEMA })
    await turn(again, desktop)
    expect(again.book.pending.count).toBe(0)
    expect(await again.db.attention.count()).toBe(0)
    for (const { book } of [again, desktop]) {
      expect(book.accounts()).toHaveLength(499)
      expect(book.account(sent.id)).toMatchObject({ name: 'Sent before', town: 'London' })
      expect((await book.history(sent.id)).notes).toMatchObject([{ body: 'never sent' }])
    }
    const slice = { recording: 'r', segment: 0, number: 0, seconds: 1, bytes: new ArrayBuffer(1) }
    await again.db.slices.put(slice)
    expect(await again.db.slices.count()).toBe(1)
  })
})

/** What is on this device, as the code of then would have left it. */
async function asLeftBy({ schema, store, knew }: (typeof LANDED)[number], now: Database) {
  const disk = new IDBFactory()
  const db = new Dexie('tend', {
    indexedDB: disk,
    IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
  })
  db.version(1).stores(FIRST)
  if (store === 2) db.version(2).stores(SOUND)
  await db.open()
  for (const table of ['packs', 'summaries', 'outbox', 'attention', 'drafts'] as const)
    await db.table(table).bulkPut(await now.table(table).toArray())
  const known = Object.entries((await now.device.get('device'))!)
  const left = Object.fromEntries(known.filter(([name]) => (knew as string[]).includes(name)))
  await db.table('device').put({ ...left, schema }, 'device')
  db.close()
  return disk
}
