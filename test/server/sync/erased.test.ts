import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { hang, pathOf, sendAll, stateOf, webm, withBytes } from '../support/blobs.ts'
import { type Device, joined } from '../support/device.ts'
import { atTheHorn, historyOf, verdictOn } from '../support/horn.ts'
import { memberBeside } from '../support/member.ts'
import { NOON } from '../support/server.ts'

const TOMBSTONE = { deleted: true, erased: true }

function erasing(by: Device, seen: Row) {
  return by.change({ noun: seen.noun, seen, patch: { deleted: true, erased: true } })
}

async function rowOf(desk: Device, id: string): Promise<Row> {
  return (await desk.snapshot()).rows.find(row => row.id === id)!
}

async function aNote() {
  const horn = await atTheHorn()
  const { row: note } = await horn.desk.put(horn.made('note', { body: 'A secret.', at: NOON }))
  return { ...horn, note, phone: await joined(horn.server, horn.desk) }
}

test('of what is erased nothing is kept but that it was: not in the row, not in its history', async () => {
  const { desk, note } = await aNote()
  const { row: edited } = await desk.put(desk.change({ noun: 'note', seen: note, patch: { body: 'Worse.' } }))
  const { verdict, row } = await desk.put(erasing(desk, edited))
  expect(verdict.is).toBe('applied')
  expect(row).toMatchObject({ id: note.id, scope: note.scope })
  expect(row.fields).toEqual(TOMBSTONE)
  expect((await historyOf(desk, note.id)).map(({ patch, replaced }) => ({ ...patch, ...replaced }))).toEqual([
    TOMBSTONE,
    {},
    {},
  ])
})

test('no later edit brings back what was erased, however it comes', async () => {
  const { desk, phone, note, made } = await aNote()
  const { row: tombstone } = await desk.put(erasing(desk, note))
  for (const late of [
    phone.change({ noun: 'note', seen: note, patch: { body: 'Edited meanwhile.' } }),
    phone.change({ noun: 'note', seen: tombstone, patch: { deleted: null, erased: null } }),
    made('note', { body: 'Made again.', at: NOON }, { row: note.id }),
  ])
    expect(await verdictOn(late.id.startsWith(desk.id) ? desk : phone, late)).toMatchObject({
      code: 'erased',
    })
  expect((await rowOf(desk, note.id)).fields).toEqual(TOMBSTONE)
})

test('two may erase the same', async () => {
  const { desk, phone, note } = await aNote()
  await desk.put(erasing(desk, note))
  expect((await phone.put(erasing(phone, note))).verdict.is).toBe('applied')
})

test('what somebody wrote meanwhile is not erased unseen', async () => {
  const { desk, phone, note } = await aNote()
  await phone.put(phone.change({ noun: 'note', seen: note, patch: { body: 'A secret, and more.' } }))
  const { verdict, row } = await desk.put(erasing(desk, note))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['deleted', 'erased'] })
  expect(row.fields).toEqual({ body: 'A secret, and more.', at: NOON })
})

test('only the owner of the account and admins erase', async () => {
  const { server, desk, account, note } = await aNote()
  const nancy = await memberBeside(server, desk, 'Nancy')
  const share = { [`share/${nancy.me.member.id}`]: true }
  await desk.sync([desk.change({ noun: 'account', seen: account, patch: share })])
  expect(await verdictOn(nancy, erasing(nancy, note))).toMatchObject({ code: 'forbidden' })
  expect((await rowOf(desk, note.id)).fields).toHaveProperty('body')
})

test('with an account all that lies in it is erased, and nothing new comes to lie there', async () => {
  const { server, desk, phone, account, note, made } = await aNote()
  const nancy = await memberBeside(server, desk, 'Nancy')
  const share = `share/${nancy.me.member.id}`
  const { row: shared } = await desk.put(
    desk.change({ noun: 'account', seen: account, patch: { [share]: true } }),
  )
  const { row: person } = await desk.put(made('contact', { name: 'Thomas Hardy' }))
  await nancy.sync()
  await desk.put(erasing(desk, shared))
  for (const { id } of [note, person]) expect((await rowOf(desk, id)).fields).toEqual(TOMBSTONE)
  const told = (await nancy.sync()).rows.filter(row => row.fields.erased).map(({ id }) => id)
  expect(told).toEqual(expect.arrayContaining([account.id, note.id, person.id]))
  const late = phone.change({ noun: 'note', scope: account.scope, patch: { body: 'Late.', at: NOON } })
  expect(await verdictOn(phone, late)).toMatchObject({ code: 'erased' })
})

test('bytes go with their row and with its note, and no other row loses the same ones', async () => {
  const { desk, account, folder } = await withBytes()
  const bytes = webm(5000)
  const { row: note } = await desk.put(
    desk.change({ noun: 'note', scope: account.scope, patch: { body: 'Heard.', at: NOON } }),
  )
  const recording = await hang(desk, account, bytes, { of: note.id })
  const same = await hang(desk, account, bytes)
  for (const row of [recording, same]) await sendAll(desk, row, bytes)
  await desk.put(erasing(desk, note))
  expect((await rowOf(desk, recording.id)).fields).toEqual(TOMBSTONE)
  expect((await stateOf(desk, pathOf(recording)))[0]).toBe(404)
  expect((await stateOf(desk, pathOf(same)))[0]).toBe(200)
  const files = readdirSync(folder, { recursive: true }).map(String)
  expect(files.some(file => file.includes(recording.id))).toBe(false)
  expect(files.some(file => file.includes(join(same.id.slice(-2), same.id)))).toBe(true)
})

test('a merged-away row that is erased unseen leaves the survivor whole', async () => {
  const { desk, phone, made } = await aNote()
  const { row: survivor } = await desk.put(made('contact', { name: 'Thomas Hardy' }))
  const { row: away } = await desk.put(made('contact', { name: 'Tom Hardy' }))
  await desk.sync([desk.change({ noun: 'contact', seen: away, patch: { deleted: true, into: survivor.id } })])
  await phone.sync([erasing(phone, away)])
  expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Thomas Hardy' })
})
