import { expect, test } from 'vitest'
import { founded, joined } from '../support/device.ts'
import { testServer } from '../support/server.ts'

test('what one device sends, another reads', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const change = desk.account()

  const { verdict, row } = await desk.put(change)
  const { rows, cursor, more } = await phone.sync()

  expect(verdict).toEqual({ change: change.id, is: 'applied' })
  expect(rows).toContainEqual(row)
  expect(row).toMatchObject({ noun: 'account', by: desk.me.member.id, fields: { name: 'Around the Horn' } })
  expect({ cursor, more }).toEqual({ cursor: row.revision, more: false })
  const slice = await phone.snapshot()
  expect(slice.rows.map(row => row.noun)).toEqual(['workspace', 'member', 'account'])
})
