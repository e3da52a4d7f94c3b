import { expect, test } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { type Device, joined } from '../support/device.ts'
import { atTheHorn, verdictOn } from '../support/horn.ts'
import { memberBeside } from '../support/member.ts'

const deletion = (by: Device, seen: Row, patch = {}) =>
  by.change({ noun: seen.noun, seen, patch: { deleted: true, ...patch } })
const edit = (by: Device, seen: Row, patch: Row['fields']) => by.change({ noun: seen.noun, seen, patch })

/** Ada at her desk, her phone, and Robert, who reads everything. */
async function beside() {
  const horn = await atTheHorn()
  const robert = await memberBeside(horn.server, horn.desk, 'Robert', { role: 'admin' })
  return { ...horn, robert, phone: await joined(horn.server, horn.desk) }
}

test('a deletion that is not done says who made the newest edit it had not seen, also when it is repeated', async () => {
  const { desk, phone, robert, account } = await beside()
  await phone.sync([edit(phone, account, { town: 'London' })])
  await robert.sync([edit(robert, account, { phone: '555' })])
  const late = deletion(desk, account)
  const said = { change: late.id, is: 'merged', refused: ['deleted'], by: robert.me.member.id }
  expect(await verdictOn(desk, late)).toEqual(said)
  expect(await verdictOn(desk, late)).toEqual(said)
})

test('it says so of an edit of another device of one’s own', async () => {
  const { desk, phone, account } = await beside()
  await phone.sync([edit(phone, account, { town: 'London' })])
  expect(await verdictOn(desk, deletion(desk, account))).toMatchObject({ by: desk.me.member.id })
})

test('it names nobody for an edit of the same device, whose form was another', async () => {
  const { desk, account } = await beside()
  await desk.sync([edit(desk, account, { town: 'London' })])
  const verdict = await verdictOn(desk, deletion(desk, account))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['deleted'] })
  expect(verdict).not.toHaveProperty('by')
})

test('an erasure that is not done brings nothing back that another has deleted meanwhile', async () => {
  const { desk, robert, made } = await beside()
  const { row: tom } = await desk.put(made('contact', { name: 'Tom Hardy' }))
  const { row: edited } = await robert.put(edit(robert, tom, { role: 'Sales' }))
  await robert.put(deletion(robert, edited))
  const erasure = edit(desk, tom, { erased: true })
  const { verdicts, rows } = await desk.sync([erasure])
  expect(verdicts).toMatchObject([{ is: 'merged', refused: ['deleted', 'erased'] }])
  expect(rows.find(({ id }) => id === tom.id)?.fields).toMatchObject({ deleted: true, role: 'Sales' })
})

test('an erasure that is not done says it too, and a merge without a survivor blames nobody', async () => {
  const { desk, robert, account, made } = await beside()
  const { row: tom } = await desk.put(made('contact', { name: 'Tom Hardy' }))
  await robert.sync([edit(robert, account, { town: 'London' }), edit(robert, tom, { role: 'Sales' })])
  const erasure = deletion(desk, account, { erased: true })
  expect(await verdictOn(desk, erasure)).toMatchObject({
    refused: ['deleted', 'erased'],
    by: robert.me.member.id,
  })
  const merge = deletion(desk, tom, { into: account.id })
  const verdict = await verdictOn(desk, merge)
  expect(verdict).toEqual({ change: merge.id, is: 'merged', refused: ['deleted', 'into'] })
})
