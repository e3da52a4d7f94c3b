import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { checkData } from '../../../server/operate/check-data.ts'
import { tableOf } from '../../../server/operate/finding.ts'
import { hang, pathOf, sendPart, webm } from '../support/blobs.ts'
import { joined } from '../support/device.ts'
import { filesIn, filledFolder } from './support.ts'

let home: Awaited<ReturnType<typeof filledFolder>>
beforeEach(async () => {
  home = await filledFolder()
})

const damage = async () => (await checkData(home.data)).filter(({ isDamage }) => isDamage)
const found = async (what: string) =>
  (await checkData(home.data)).find(finding => finding.what === what)?.found

test('a good folder is found good while the server runs, and nothing in it is changed', async () => {
  const before = filesIn(home.data)
  expect(await damage()).toEqual([])
  expect(filesIn(home.data)).toEqual(before)
  expect((await home.desk.put(home.desk.account())).verdict.is).toBe('applied')
  expect(await damage()).toEqual([])
})

const id = '(SELECT id FROM row WHERE noun = ' + "'account' LIMIT 1)"

test.each([
  [
    'a row whose history is gone',
    `DELETE FROM history WHERE row = ${id}`,
    'history tells how each row came to be as it is',
  ],
  ['a row that is gone', `DELETE FROM row WHERE id = ${id}`, 'history is of rows that are there'],
  ['a revision from nowhere', 'UPDATE workspace SET revision = 3', 'no revision is above its workspace’s'],
  ['a row that cannot be read', `UPDATE row SET fields = '{"a' WHERE id = ${id} `, 'rows can be read'],
  ['history that cannot be read', `UPDATE history SET patch = '[]' WHERE row = ${id}`, 'history can be read'],
  ['a receipt of something else', "UPDATE receipt SET verdict = '{}'", 'receipts can be read'],
  [
    'a receipt that should be settled',
    'UPDATE device SET settled = 99',
    'receipts are of changes that are not settled',
  ],
  [
    'an answer without its effect',
    "UPDATE history SET change = 'x' WHERE revision = 5",
    'what was answered as taken is in the history',
  ],
  ['a device of nobody', "UPDATE device SET member = 'nobody'", 'links between tables'],
  ['a member without a row', "UPDATE member SET id = 'nobody'", 'everybody who signs in has a row'],
  [
    'a run that begins in the future',
    'UPDATE boot SET first = 999',
    'each run of the server begins where the last ended',
  ],
  ['a newer Tend’s data', 'PRAGMA user_version = 99', 'schema'],
])('%s is damage', async (_, sql, what) => {
  const raw = new Database(join(home.data, 'tend.sqlite'))
  raw.pragma('foreign_keys = OFF')
  raw.exec(sql)
  raw.close()
  expect((await damage()).map(finding => finding.what)).toContain(what)
})

test('what two devices have erased is no damage', async () => {
  const { server, desk, rows, data } = await filledFolder({ recordings: 0 })
  const phone = await joined(server, desk)
  for (const device of [desk, phone]) {
    const patch = { deleted: true, erased: true }
    const { verdict } = await device.put(device.change({ noun: 'account', seen: rows[0]!, patch }))
    expect(verdict.is).toBe('applied')
  }
  expect((await checkData(data)).filter(({ isDamage }) => isDamage)).toEqual([])
})

test('a database file with a page of nothing is damage', async () => {
  home.server.ports.store.close()
  const file = join(home.data, 'tend.sqlite')
  const bytes = readFileSync(file)
  bytes.fill(0, 4096 * 3, 4096 * 6)
  writeFileSync(file, bytes)
  expect((await damage()).map(finding => finding.what)).toContain('database file')
})

test('a recording in which one bit has turned is damage', async () => {
  const [name] = Object.keys(filesIn(join(home.data, 'blobs')))
  const file = join(home.data, 'blobs', name!)
  const bytes = readFileSync(file)
  bytes[100]! ^= 1
  writeFileSync(file, bytes)
  expect((await damage()).map(finding => finding.what)).toEqual(['their bytes are those that were named'])
})

test('what is missing, begun, or nobody’s is counted and is no damage', async () => {
  const row = await hang(home.desk, home.rows[0]!, webm(500, 9))
  await sendPart(home.desk, pathOf(row), 0, webm(500, 9).subarray(0, 100))
  await hang(home.desk, home.rows[0]!, webm(500, 8))
  const [gone] = Object.keys(filesIn(join(home.data, 'blobs'))).filter(name => !name.endsWith('.part'))
  rmSync(join(home.data, 'blobs', gone!))
  writeFileSync(join(home.data, 'blobs/stray'), 'x')
  writeFileSync(join(home.data, 'notes.txt'), 'x')
  await home.desk.put(
    home.desk.change({ noun: 'attachment', seen: home.attached[1]!.row, patch: { deleted: true } }),
  )
  expect(await damage()).toEqual([])
  expect(await found('rows whose bytes have not come')).toMatch(/^[23]$/)
  expect(await found('uploads that are under way or were given up')).toBe('1 (100 bytes)')
  expect(await found('files that are nobody’s')).toBe('1')
  expect(await found('files beside that Tend does not know')).toBe('1')
})

test('a folder without data is refused with a sentence', async () => {
  await expect(checkData(join(home.home, 'nothing'))).rejects.toThrow('There is no data of Tend')
})

test('the table marks what is damage and stands in columns', () => {
  expect(
    tableOf([
      { what: 'one', found: 'ok', isDamage: false },
      { what: 'another', found: '2 broken', isDamage: true },
    ]),
  ).toBe('  one      ok\n✗ another  2 broken')
})
