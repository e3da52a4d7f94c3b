import Dexie from 'dexie'
import { expect, it } from 'vitest'
import type { Pack } from '../../../app/data/database.ts'
import type { SyncAnswer } from '../../../app/model/protocol.ts'
import { type device, NOON, newAccount } from '../../support/device.ts'
import { json, nancys, offline, turn } from '../../support/nancys.ts'

const MINUTE = 60_000
const DAY = 86_400_000

type Device = Awaited<ReturnType<typeof device>>

it('a row that was lost here is found missing when all that is held is compared with the server, and read again', async () => {
  const { damaged } = await damagedPhone()
  await damaged.sync.check()
  await damaged.sync.settled()
  const told = await toldOn(damaged)
  expect(told).toEqual({ compared: { at: NOON, repaired: 1, accounts: 1 } })
  expect(damaged.book.accounts()).toHaveLength(2)
})

it('a comparison that was asked for without a connection is made once there is one, after a restart too', async () => {
  const { phone, between } = await nancys()
  await turn(phone)
  between.answer = offline
  await phone.sync.check()
  await phone.sync.settled()
  const again = await phone.restarted()
  between.answer = undefined
  await turn(again)
  expect(await toldOn(again)).toEqual({ compared: { at: NOON, repaired: 0, accounts: 0 } })
})

it('a comparison that turns of another tab come between asks not again and again, and is made with a later turn', async () => {
  const { phone, between } = await nancys()
  await phone.book.write([newAccount()])
  await turn(phone)
  let asked = 0
  between.answer = ask => {
    if (++asked > 10) throw new Error('it asks without end')
    return ask()
  }
  const comeBetween = (row: Pack) => {
    void Dexie.ignoreTransaction(() =>
      phone.db.device.toCollection().modify(known => {
        known.turn += 1
      }),
    )
    return row
  }
  phone.db.packs.hook('reading', comeBetween)
  await phone.sync.check()
  await phone.sync.settled()
  expect(asked).toBe(1)
  phone.db.packs.hook('reading').unsubscribe(comeBetween)
  await turn(phone)
  expect(await toldOn(phone)).toEqual({ compared: { at: NOON, repaired: 0, accounts: 0 } })
})

it('a server that does not know how to compare ends the comparison, and that is told', async () => {
  const { phone, between } = await nancys()
  await turn(phone)
  const asked = olderServer(between)
  await phone.sync.check()
  await phone.sync.settled()
  expect(await toldOn(phone)).toEqual({ compared: { at: NOON, repaired: 0, cannot: true } })
  await turn(phone)
  expect(asked).toEqual([true, undefined])
})

it('what is held is compared by itself soon after everything was read and then once a day, and repaired', async () => {
  const { damaged, asked } = await damagedPhone()
  await turn(damaged)
  expect([asked.splice(0), damaged.book.accounts().length]).toEqual([[undefined], 1])
  await damaged.later(6 * MINUTE)
  await turn(damaged)
  expect([asked.splice(0), damaged.book.accounts().length]).toEqual([[true, undefined], 2])
  const at = NOON + 6 * MINUTE
  expect(await toldOn(damaged)).toEqual({ compared: { at, repaired: 1, accounts: 1 } })
  await damaged.later(DAY - MINUTE)
  await turn(damaged)
  await damaged.later(2 * MINUTE)
  await turn(damaged)
  expect(asked).toEqual([undefined, true])
})

it('nothing is compared by itself in a turn that sends something, nor for ever not because a clock was wrong', async () => {
  const { phone, between } = await nancys()
  const asked = listening(between)
  await turn(phone)
  await phone.later(6 * MINUTE)
  await phone.book.write([newAccount()])
  await turn(phone)
  expect(asked.splice(0)).toEqual([undefined, undefined])
  await turn(phone)
  await phone.db.device.update('device', { compareAt: NOON + 1000 * DAY })
  await turn(phone)
  expect(asked).toEqual([true, true])
})

it('an older server that is asked unasked leaves nothing to tell, and is not asked again that day', async () => {
  const { phone, between } = await nancys()
  await turn(phone)
  const asked = olderServer(between)
  await phone.later(6 * MINUTE)
  await turn(phone)
  await turn(phone)
  expect([asked, await toldOn(phone)]).toEqual([[true, undefined], undefined])
})

it('a poke’s news is taken without a question after a comparison too', async () => {
  const { phone, desktop, between } = await nancys()
  await turn(phone, desktop)
  await phone.sync.check()
  await phone.sync.settled()
  const { cursor, boots } = (await phone.db.device.get('device'))!
  const asked = listening(between)
  const [row] = [{ ...newAccount({ name: 'News' }), revision: cursor + 1 }]
  const rows = [{ noun: row.noun, id: row.id, scope: row.scope, revision: row.revision, fields: row.patch }]
  const boot = boots!.at(-1)!.id
  phone.sync.heard(JSON.stringify({ revision: cursor + 1, boot, after: cursor, rows }))
  await phone.sync.settled()
  expect([asked, phone.book.accounts().map(({ name }) => name)]).toEqual([[], ['News']])
})

async function toldOn({ db }: Device) {
  return (await db.device.get('device'))?.told
}

type Between = Awaited<ReturnType<typeof nancys>>['between']

/** Which turns ask for a comparison. */
function listening(between: Between): (true | undefined)[] {
  const asked: (true | undefined)[] = []
  between.answer = (ask, path, { body }) => {
    if (path === '/api/sync') asked.push(JSON.parse(String(body)).check)
    return ask()
  }
  return asked
}

/** The server answers as one did that knew no digests. */
function olderServer(between: Between): (true | undefined)[] {
  const asked = listening(between)
  const heard = between.answer!
  between.answer = async (ask, path, init) => {
    const { digests: _, ...answer } = (await (await heard(ask, path, init)).json()) as SyncAnswer
    return json(200, answer)()
  }
  return asked
}

/** Nancy's phone, whose disk has lost one of two accounts since they were sent; which of its turns ask for a comparison. */
async function damagedPhone() {
  const { phone, between } = await nancys()
  const [one, two] = [newAccount({ name: 'One' }), newAccount({ name: 'Two' })]
  await phone.book.write([one, two])
  await turn(phone)
  for (const pack of await phone.db.packs.toArray())
    await phone.db.packs.put({ ...pack, rows: pack.rows.filter(({ id }) => id !== two.id) })
  const damaged = await phone.restarted()
  expect(damaged.book.accounts()).toHaveLength(1)
  return { damaged, asked: listening(between) }
}
