import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test, vi } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { storeContract } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tend-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newFile = () => join(folder, 'data', `${++files}.sqlite`)

storeContract('SQLite in memory', () => openSqlite(':memory:'))
storeContract('SQLite in a file', () => openSqlite(newFile()))

test('what was committed is there when the file is opened again', async () => {
  const file = newFile()
  const before = openSqlite(file)
  await before.transact('w', tables => tables.createWorkspace('w'))
  before.close()
  const after = openSqlite(file)
  expect(await after.transact(undefined, tables => tables.hasWorkspace())).toBe(true)
  after.close()
})

test('what was committed has been on the disk before it is answered', () => {
  const settings = vi.spyOn(Database.prototype, 'pragma')
  openSqlite(newFile()).close()
  expect(settings).toHaveBeenCalledWith('synchronous = FULL')
  settings.mockRestore()
})

test('when a poke comes, others see what it speaks of', async () => {
  const file = newFile()
  const store = openSqlite(file)
  await store.transact('w', tables => tables.createWorkspace('w'))
  const other = new Database(file)
  const seen: unknown[] = []
  store.watch('w', revision =>
    seen.push([revision, other.prepare("SELECT revision FROM workspace WHERE id = 'w'").pluck().get()]),
  )
  await store.transact('w', tables => tables.takeRevision('w'))
  expect(seen).toEqual([[1, 1]])
  other.close()
  store.close()
})

test('readers do not wait for writers', () => {
  const file = newFile()
  openSqlite(file).close()
  const raw = new Database(file)
  expect(raw.pragma('journal_mode', { simple: true })).toBe('wal')
  raw.close()
})

test('data of a newer version is left alone, with a sentence', () => {
  const file = newFile()
  openSqlite(file).close()
  const raw = new Database(file)
  raw.pragma('user_version = 99')
  raw.close()
  expect(() => openSqlite(file)).toThrow('The data was written by a newer Tend (99)')
})

test('a store that another process keeps busy says so by name', async () => {
  const file = newFile()
  const store = openSqlite(file, { patience: 1 })
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(store.transact(undefined, tables => tables.hasWorkspace())).rejects.toMatchObject({
    code: 'busy',
  })
  other.exec('ROLLBACK')
  expect(await store.transact(undefined, tables => tables.hasWorkspace())).toBe(false)
  other.close()
  store.close()
})

test('a full disk undoes the whole transaction and says so by name', async () => {
  const store = openSqlite(newFile(), { mostPages: 60 })
  await store.transact('w', tables => tables.createWorkspace('w'))
  const fill = store.transact('w', async tables => {
    for (let n = 0; n < 100; n++)
      await tables.savepoint(async () => {
        const revision = await tables.takeRevision('w')
        const row = {
          noun: 'note',
          id: String(n),
          scope: 'workspace' as const,
          revision,
          fields: { body: 'x'.repeat(9000) },
          marks: {},
        }
        await tables.keepRow('w', row, 4)
      })
  })
  await expect(fill).rejects.toMatchObject({ code: 'full' })
  expect(await store.transact('w', tables => tables.revision('w'))).toBe(0)
  store.close()
})
