import { describe, expect, it } from 'vitest'
import { bookAddress, historyAddress } from '../../../app/data/address.ts'
import { tryAgain } from '../../../app/data/attention.ts'
import { readAfresh } from '../../../app/data/grants.ts'
import { storeSummaries } from '../../../app/data/summaries.ts'
import { inAccount } from '../../../app/model/row.ts'
import { device, NOON, newAccount, newIn } from '../../support/device.ts'
import { json, nancys, offline, turn } from '../../support/nancys.ts'

type Phone = Awaited<ReturnType<typeof device>>

/** Nancy's phone holds so many accounts, all of them sent, and a cursor that the server never gave out. */
async function aboutToReadAfresh(accounts: number) {
  const nancy = await nancys()
  const { phone, desktop } = nancy
  await turn(phone, desktop)
  const edits = Array.from({ length: accounts }, (_, i) => newAccount({ name: `Account ${i}` }))
  await phone.book.write(edits)
  await turn(phone, desktop)
  await phone.db.device.put({ ...(await phone.db.device.get('device'))!, cursor: 999_999 }, 'device')
  /** From now on the server shows nothing of these rows to who reads everything. */
  const forget = (...rows: string[]) => {
    nancy.between.answer = async (ask, path) => {
      const answer = await ask()
      if (!path.startsWith('/api/snapshot')) return answer
      const slice = (await answer.json()) as { rows: { id: string }[] }
      return json(200, { ...slice, rows: slice.rows.filter(({ id }) => !rows.includes(id)) })()
    }
  }
  return { ...nancy, edits, ids: edits.map(({ id }) => id), forget }
}

/** How many accounts are there, now and after a restart. */
async function heldBy(phone: Phone): Promise<[number, number]> {
  return [phone.book.accounts().length, (await phone.restarted()).book.accounts().length]
}

/** How many rows that the server lacks their person is asked about. */
async function askedOf({ db }: Phone): Promise<string[]> {
  return (await db.attention.toArray()).map(({ sentence }) => sentence)
}

describe('at the end of a reading afresh', () => {
  it('what the server holds no more goes, where it is little, and goes from this device alone', async () => {
    const { phone, desktop, ids, forget } = await aboutToReadAfresh(10)
    forget(ids[3]!)
    await turn(phone)
    expect(phone.book.account(ids[3]!)).toBeUndefined()
    expect(await askedOf(phone)).toEqual([])
    expect(await heldBy(phone)).toEqual([9, 9])
    await turn(phone, desktop)
    expect(desktop.book.accounts()).toHaveLength(10)
  })

  it('an empty server takes nothing away: the person is told how much it lacks', async () => {
    const { phone, ids, forget } = await aboutToReadAfresh(10)
    forget(...ids)
    await turn(phone)
    expect(await askedOf(phone)).toEqual(['10'])
    expect(await heldBy(phone)).toEqual([10, 10])
  })

  it('what the server lacks goes when the person says so; what it has found again by then stays', async () => {
    const { phone, ids, forget } = await aboutToReadAfresh(10)
    forget(...ids)
    await turn(phone)
    forget(...ids.slice(4))
    await tryAgain({ ...phone, send: () => phone.sync.poke(true) }, 'missing')
    await phone.sync.settled()
    expect(phone.book.accounts().map(({ id }) => id)).toEqual(ids.slice(0, 4))
    expect(await askedOf(phone)).toEqual([])
    expect(await heldBy(phone)).toEqual([4, 4])
  })

  it('a row stays that the server holds no more, while something of it is unsent', async () => {
    const { phone, between, edits, ids, forget } = await aboutToReadAfresh(10)
    forget(ids[3]!)
    const forgetful = between.answer!
    between.answer = async (ask, path, init) => {
      if (!path.startsWith('/api/snapshot')) return forgetful(ask, path, init)
      const seen = phone.book.account(ids[3]!)!
      await phone.book.write([{ ...edits[3]!, seen, patch: { town: 'Cowes' } }])
      between.answer = (ask, path, init) => (path === '/api/sync' ? offline() : forgetful(ask, path, init))
      return forgetful(ask, path, init)
    }
    await turn(phone)
    expect(phone.book.account(ids[3]!)).toMatchObject({ name: 'Account 3', town: 'Cowes' })
    expect(await heldBy(phone)).toEqual([10, 10])
  })
})

it('a row that is read where it lies now goes from where it lay before, though something of it is unsent', async () => {
  const { phone, between, ids } = await aboutToReadAfresh(10)
  const [here, before] = [ids[0]!, ids[1]!]
  const note = newIn(here, 'note', { at: NOON, body: 'Moved' })
  await phone.book.write([note])
  await turn(phone)
  await phone.db.device.put({ ...(await phone.db.device.get('device'))!, cursor: 999_999 }, 'device')
  const row = { noun: 'note', id: note.id, scope: inAccount(before), revision: 1, fields: note.patch }
  await phone.db.packs.put({ key: historyAddress(before, note.id), rows: [row] })
  const [seen] = (await phone.book.history(here)).notes
  between.answer = async (ask, path) => {
    if (path === '/api/sync' && (await phone.db.outbox.count()) > 0) return offline()
    if (path.startsWith('/api/snapshot'))
      await phone.book.write([{ ...note, seen: seen!, patch: { body: 'Moved and edited' } }])
    return ask()
  }
  await turn(phone)
  expect((await phone.book.history(before)).notes).toEqual([])
  expect((await phone.book.history(here)).notes).toMatchObject([{ body: 'Moved and edited' }])
})

it('a row goes from where it lay before, though so much is missing that nothing else goes unasked', async () => {
  const { phone, ids, forget } = await aboutToReadAfresh(10)
  const [here, before] = [ids[0]!, ids[1]!]
  const [moved, held] = ['Moved', 'Held'].map(said =>
    newIn(here, 'check-in', { at: NOON - 60_000, kind: 'visit', said }),
  )
  await phone.book.write([moved!, held!])
  await turn(phone)
  const left = { ...moved!, scope: inAccount(before), revision: 1, fields: moved!.patch }
  await phone.db.packs.put({ key: historyAddress(before, left.id), rows: [left] })
  await storeSummaries(phone.db, [left], NOON)
  await phone.db.device.put({ ...(await phone.db.device.get('device'))!, cursor: 999_999 }, 'device')
  forget(...ids)
  await turn(phone)
  expect(await askedOf(phone)).toEqual(['10'])
  const again = await phone.restarted()
  expect((await again.book.history(before)).checkIns).toEqual([])
  expect((await again.book.history(here)).checkIns).toHaveLength(2)
  expect(again.book.summary(before).recent).toEqual([])
  expect(again.book.summary(here).recent).toHaveLength(2)
})

it('a row that stayed for what was unsent of it goes when the server has refused that', async () => {
  const { phone } = await aboutToReadAfresh(10)
  const { id, scope, patch } = newAccount({ name: 'Known to nobody' })
  const row = { noun: 'account', id, scope, revision: 1, fields: patch }
  await phone.db.packs.put({ key: bookAddress('account', id), rows: [row] })
  const again = await phone.restarted()
  const seen = again.book.account(id)!
  await again.book.write([{ noun: 'account', id, scope, seen, patch: { town: 'Cowes' } }])
  await turn(again)
  expect(await again.db.attention.toArray()).toMatchObject([{ changes: [{ patch: { town: 'Cowes' } }] }])
  expect(again.book.account(id)).toBeUndefined()
  expect(await heldBy(again)).toEqual([10, 10])
})

it('a row that lies where its member may not read, and stayed for what was unsent of it, goes with the turn after that was refused, whatever the clock says', async () => {
  const { server, phone } = await nancys()
  const me = await server.addMember('Rita', { role: 'rep' })
  const id = 'dddddddddddddddd'
  await server.signInAs(me, id)
  let asked: (path: string) => Promise<unknown> = async () => {}
  const ask = (path: string, init: RequestInit) => asked(path).then(() => server.ask(id, path, init))
  const ritas = await device({ id, me, reads: true, network: { fetch: ask } })
  const shared = newAccount({ name: 'Shared', [`share/${me.member}`]: true })
  const other = newAccount({ name: 'Not for Rita' })
  const note = newIn(shared.id, 'note', { at: NOON, body: 'Moved' })
  await phone.book.write([shared, other, note])
  await turn(phone, ritas)
  const read = async ({ book }: Phone) => (await book.history(shared.id)).notes
  const [[nancySees], [ritaSees]] = [await read(phone), await read(ritas)]
  await phone.book.write([{ ...note, seen: nancySees!, patch: { scope: inAccount(other.id) } }])
  await turn(phone)
  await ritas.db.device.update('device', readAfresh({ readings: 1 }))
  asked = async path => {
    if (!path.startsWith('/api/snapshot')) return
    asked = async () => {}
    await ritas.book.write([{ ...note, seen: ritaSees!, patch: { body: 'Moved and edited' } }])
  }
  await turn(ritas)
  expect(await ritas.db.attention.toArray()).toMatchObject([{ code: 'not_found' }])
  ritas.clock.error = -3_600_000
  await turn(ritas)
  expect(await read(ritas)).toEqual([])
  expect(await read(await ritas.restarted())).toEqual([])
})

describe('before the end of a reading afresh', () => {
  it('nothing goes, though the line was cut in the middle of it', async () => {
    const { phone, between } = await aboutToReadAfresh(2_050)
    between.answer = (ask, path) => (path.includes('after=') ? offline() : ask())
    await turn(phone)
    expect((await phone.db.device.get('device'))!.afresh?.after).toBeDefined()
    expect(await heldBy(phone)).toEqual([2_050, 2_050])
  })

  it('what was written while it was asked for is kept, and sent after it', async () => {
    const { phone, desktop, between } = await aboutToReadAfresh(3)
    between.answer = async ask => {
      between.answer = undefined
      await phone.book.write([newAccount({ name: 'Written meanwhile' })])
      return ask()
    }
    await turn(phone, desktop)
    expect(desktop.book.accounts().map(({ name }) => name)).toContain('Written meanwhile')
  })
})
