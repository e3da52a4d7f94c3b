import { expect, test } from 'vitest'
import type { Change } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import { inAccount, type Row } from '../../../app/model/row.ts'
import { type Device, joined } from '../support/device.ts'
import { atTheHorn, historyOf, verdictOn } from '../support/horn.ts'
import { NOON } from '../support/server.ts'

const DAY = 86_400_000

test('an edit of a row the server does not hold is gone; a creation under an id it holds is an edit', async () => {
  const { desk, account } = await atTheHorn()
  const unknown: Row = { ...account, id: newId() }
  const edit = desk.change({ noun: 'account', seen: unknown, patch: { town: 'London' } })
  expect(await verdictOn(desk, edit)).toMatchObject({ is: 'rejected', code: 'gone' })
  const again = desk.change({ noun: 'account', row: account.id, patch: { name: 'Horn', town: 'London' } })
  const { row } = await desk.put(again)
  expect(row).toMatchObject({ id: account.id, fields: { name: 'Horn', town: 'London' } })
})

test('a contact of an account that is not here is not found, also when the account came in vain', async () => {
  const { desk, made } = await atTheHorn()
  const nameless = desk.account({ town: 'London' })
  const child = made('contact', { name: 'Thomas Hardy' }, { scope: inAccount(nameless.row) })
  const { verdicts } = await desk.sync([nameless, child])
  expect(verdicts).toMatchObject([{ code: 'invalid' }, { code: 'not_found' }])
})

test('an account and what belongs to it may come in one batch', async () => {
  const { desk, made } = await atTheHorn()
  const account = desk.account()
  const child = made('contact', { name: 'Thomas Hardy' }, { scope: inAccount(account.row) })
  expect((await desk.sync([account, child])).verdicts).toMatchObject([{ is: 'applied' }, { is: 'applied' }])
})

test('a row lies where its noun lies', async () => {
  const { desk, account, made } = await atTheHorn()
  for (const wrong of [
    desk.change({ noun: 'account', scope: account.scope, patch: { name: 'Nested' } }),
    made('contact', { name: 'Thomas Hardy' }, { scope: 'workspace' }),
    made('contact', { name: 'Thomas Hardy' }, { scope: `member/${desk.me.member.id}` }),
  ])
    expect((await verdictOn(desk, wrong)).is).toBe('rejected')
})

test('a row moves to another account, and not to one that is not here', async () => {
  const { desk, account, made } = await atTheHorn()
  const { row: other } = await desk.put(desk.account({ name: 'Blondel' }))
  const { row: note } = await desk.put(made('note', { body: 'Met.', at: Date.UTC(2026, 10, 20) }))
  const nowhere = desk.change({ noun: 'note', seen: note, patch: { scope: inAccount(newId()) } })
  expect(await verdictOn(desk, nowhere)).toMatchObject({ code: 'not_found' })
  const { row } = await desk.put(desk.change({ noun: 'note', seen: note, patch: { scope: other.scope } }))
  expect(row).toMatchObject({ scope: other.scope, past: [account.id] })
})

test('members and roles are written by the server alone, the workspace only as one’s own', async () => {
  const { desk } = await atTheHorn()
  const { rows } = await desk.snapshot()
  const [workspace, member] = ['workspace', 'member'].map(noun => rows.find(row => row.noun === noun)!) as [
    Row,
    Row,
  ]
  const promote = desk.change({ noun: 'member', seen: member, patch: { role: 'admin' } })
  expect(await verdictOn(desk, promote)).toMatchObject({ code: 'forbidden' })
  const invent = desk.change({ noun: 'member', patch: { name: 'Mallory', role: 'admin' } })
  expect(await verdictOn(desk, invent)).toMatchObject({ code: 'forbidden' })
  const second = desk.change({ noun: 'workspace', patch: { name: 'Southwind' } })
  expect(await verdictOn(desk, second)).toMatchObject({ code: 'forbidden' })
  const currency = desk.change({ noun: 'workspace', seen: workspace, patch: { currency: 'GBP' } })
  expect((await desk.put(currency)).row.fields).toEqual({ name: 'Northwind', currency: 'GBP' })
})

test('who made a row, and its revision, are the server’s to say', async () => {
  const { desk } = await atTheHorn()
  const forged = { ...desk.account(), by: newId(), revision: 999, workspace: newId(), isAdmin: true }
  const { rows } = await desk.sync([forged])
  expect(rows).toMatchObject([{ by: desk.me.member.id, revision: 4 }])
})

test('fields of a newer app are named for later and not applied', async () => {
  const { desk, account } = await atTheHorn()
  const change = desk.change({ noun: 'account', seen: account, patch: { mood: 'sunny', town: 'London' } })
  const { verdicts, rows } = await desk.sync([change])
  expect(verdicts).toEqual([{ change: change.id, is: 'applied', later: ['mood'] }])
  expect(rows[0]!.fields).not.toHaveProperty('mood')
})

test('a noun of a newer app is wholly for later', async () => {
  const { desk, made } = await atTheHorn()
  const change = made('competitor', { name: 'Rattlesnake Canyon', since: '2026-11-23' })
  expect(await verdictOn(desk, change)).toEqual({
    change: change.id,
    is: 'applied',
    later: ['name', 'since'],
  })
})

test('an edit beats a deletion that had not seen it, whichever comes first', async () => {
  for (const deletesFirst of [true, false]) {
    const { server, desk, account } = await atTheHorn()
    const phone = await joined(server, desk)
    const deletion = desk.change({ noun: 'account', seen: account, patch: { deleted: true } })
    const edit = phone.change({ noun: 'account', seen: account, patch: { town: 'London' } })
    const steps: [Device, Change][] = deletesFirst
      ? [
          [desk, deletion],
          [phone, edit],
        ]
      : [
          [phone, edit],
          [desk, deletion],
        ]
    const [, last] = [await steps[0]![0].put(steps[0]![1]), await steps[1]![0].put(steps[1]![1])]
    expect(last.row.fields).toEqual({ name: 'Around the Horn', town: 'London' })
    expect(last.verdict).toMatchObject(
      deletesFirst ? { is: 'applied' } : { is: 'merged', refused: ['deleted'] },
    )
  }
})

test('where two devices wrote the same note both texts are kept whole, and the history has every one', async () => {
  const { server, desk, made } = await atTheHorn()
  const phone = await joined(server, desk)
  const { row: note } = await desk.put(made('note', { at: server.time.now, body: 'Oysters.' }))
  await desk.put(desk.change({ noun: 'note', seen: note, patch: { body: 'Oysters and stout.' } }))
  const { row } = await phone.put(
    phone.change({ noun: 'note', seen: note, at: server.time.now + 5000, patch: { body: 'No oysters.' } }),
  )
  expect(Object.values(row.fields)).toEqual(expect.arrayContaining(['Oysters and stout.', 'No oysters.']))
  expect((await historyOf(desk, note.id)).map(entry => entry.patch.body)).toEqual([
    'No oysters.',
    'Oysters and stout.',
    'Oysters.',
  ])
})

test('clocks ten years off, forward or back, are no reason to refuse, and none wins for ever', async () => {
  const { server, desk, account } = await atTheHorn()
  const phone = await joined(server, desk)
  const years = 10 * 365 * DAY
  const ahead = phone.change({
    noun: 'account',
    seen: account,
    at: server.time.now + years,
    patch: { town: 'Leeds' },
  })
  await phone.put(ahead)
  server.time.now += 1000
  const { row } = await desk.put(
    desk.change({ noun: 'account', seen: account, at: server.time.now, patch: { town: 'London' } }),
  )
  expect(row.fields.town).toBe('London')
  const behind = phone.change({
    noun: 'account',
    seen: row,
    at: server.time.now - years,
    patch: { town: 'Londres' },
  })
  expect((await phone.put(behind)).row.fields.town).toBe('Londres')
})

test('one push merges texts only so long; those that come after are kept whole beside each other, and nothing is lost', async () => {
  const { server, desk, made } = await atTheHorn()
  const phone = await joined(server, desk)
  const words = (of: string) => Array.from({ length: 330 }, (_, i) => `${of}${i}`).join(' ')
  const [base, mine, theirs] = [words('a'), words('b'), words('c')]
  const notes = Array.from({ length: 60 }, () => made('note', { body: base, at: NOON }))
  await desk.sync(notes)
  const edit = (by: Device, body: string) =>
    notes.map(({ row, scope }) => {
      const { new: _, ...change } = by.change({ noun: 'note', row, scope, patch: { body } })
      return { ...change, from: { body: base } }
    })
  await desk.sync(edit(desk, mine))
  const { rows } = await phone.sync(edit(phone, theirs))
  const bodies = notes.map(({ row }) => rows.find(({ id }) => id === row)!.fields)
  const isMerged = bodies.map(({ body }) => body === `${mine} ${theirs}` || body === `${theirs} ${mine}`)
  expect([isMerged[0], isMerged.at(-1)]).toEqual([true, false])
  expect(isMerged).toEqual([...isMerged].sort((one, other) => Number(other) - Number(one)))
  for (const fields of bodies) {
    const said = Object.values(fields).join(' ')
    expect([said.includes(mine), said.includes(theirs)]).toEqual([true, true])
  }
})
