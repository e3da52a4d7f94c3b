import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { checkData } from '../../../server/operate/check-data.ts'
import { migrations } from '../../../server/store/migrations.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'

const home = mkdtempSync(join(tmpdir(), 'tend-migrations-'))
afterAll(() => rmSync(home, { recursive: true }))
let files = 0
const newFolder = () => join(home, String(++files))

const [WORKSPACE, ADA, BOB, DEVICE] = ['northwind', 'ada', 'bob', 'd'.repeat(16)]
const HASH = 'a'.repeat(64)
const LIMIT = { rows: 100, characters: 1_000_000 }

/** What the code of each version left in its database, in its own words; version n also leaves what those before it did. */
const LEFT_BY: readonly ((sql: (text: string, ...values: unknown[]) => void) => void)[] = [
  sql => {
    sql("INSERT INTO server VALUES (1, 'server')")
    sql('INSERT INTO workspace VALUES (?, 5)', WORKSPACE)
    for (const [id, email] of [
      [ADA, 'ada@northwind.example'],
      [BOB, 'bob@northwind.example'],
    ])
      sql('INSERT INTO member VALUES (?, ?, ?)', id, WORKSPACE, email)
    sql('INSERT INTO password VALUES (?, ?)', ADA, 'scrypt')
    sql(
      'INSERT INTO device (id, member, name, settled, seen, revoked) VALUES (?, ?, ?, 3, 7, 0)',
      DEVICE,
      ADA,
      'Desk',
    )
    sql('INSERT INTO session VALUES (?, ?, ?, 1, 7)', 'token', ADA, DEVICE)
    sql('INSERT INTO link VALUES (?, ?, ?, ?, NULL)', 'code', 'join', ADA, 99)
    const row = (id: string, noun: string, scope: string, revision: number, fields: object) => {
      const keep =
        'INSERT INTO row (workspace, id, noun, scope, revision, by, past, fields, marks, shelf) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, 1)'
      const mark = { revision, stamp: 's', change: `${DEVICE}:${revision}` }
      const marks = Object.fromEntries(Object.keys(fields).map(field => [field, mark]))
      sql(keep, WORKSPACE, id, noun, scope, revision, ADA, JSON.stringify(fields), JSON.stringify(marks))
      const tell = 'INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, 7, ?, ?)'
      sql(tell, WORKSPACE, revision, id, `${DEVICE}:${revision}`, 's', ADA, JSON.stringify(fields), '{}')
    }
    row(ADA, 'member', 'workspace', 1, { name: 'Ada', role: 'admin' })
    row(BOB, 'member', 'workspace', 2, { name: 'Bob', role: 'admin' })
    row('horn', 'account', 'account/horn', 3, { name: 'Around the Horn' })
    row('photo', 'attachment', 'account/horn', 4, {
      kind: 'photo',
      blob: { hash: HASH, size: 3, type: 'image/png' },
    })
    row('gone', 'note', 'account/horn', 5, { body: 'Zoë \u0000', deleted: true })
    for (const counter of [3, 4, 5]) {
      const verdict = JSON.stringify({ change: `${DEVICE}:${counter}`, is: 'applied' })
      sql('INSERT INTO receipt VALUES (?, ?, ?, ?)', DEVICE, counter, 'hash', verdict)
    }
  },
  sql => {
    sql("INSERT INTO hearing VALUES (?, 'photo', ?, 0, 'due', 1, 9)", WORKSPACE, HASH)
    sql('INSERT INTO heard_up_to VALUES (?, 4)', WORKSPACE)
  },
  sql => {
    sql("INSERT INTO granted VALUES (?, ?, '*', 0, 0, 0, 0)", WORKSPACE, ADA)
    sql("INSERT INTO granted VALUES (?, ?, '*', 0, 0, 0, 0)", WORKSPACE, BOB)
    sql('INSERT INTO boot VALUES (?, 1, ?, 1)', WORKSPACE, 'b'.repeat(16))
    sql("UPDATE device SET token = 'token', token_before = 'before'")
  },
  sql => {
    const keep = "INSERT INTO invitation VALUES ('one', ?, 'hash', ?, 'rep', NULL, NULL, 1, 99, NULL, NULL)"
    sql(keep, WORKSPACE, ADA)
  },
  sql => sql("INSERT INTO erased VALUES (?, 'photo')", WORKSPACE),
  // Its step is an index over what was there.
  () => {},
]

/** A database as the code of version `schema` left it, in a data folder of its own. */
function leftBy(schema: number): string {
  const folder = newFolder()
  mkdirSync(folder)
  const database = new Database(join(folder, 'tend.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('foreign_keys = ON')
  for (const [index, migration] of migrations.slice(0, schema).entries()) {
    database.exec(migration)
    if (index === schema - 1) database.pragma(`user_version = ${schema}`)
  }
  for (const leave of LEFT_BY.slice(0, schema))
    leave((text, ...values) => database.prepare(text).run(...values))
  database.close()
  return folder
}

const versions = migrations.map((_, index) => index + 1)

test('every version that landed has left its data here; who adds one adds what its code leaves', () => {
  expect(LEFT_BY.length).toBe(migrations.length)
})

describe.each(versions)('data of version %i', schema => {
  test('is opened with its rows, history, receipts, people and grants', async () => {
    const folder = leftBy(schema)
    const store = openSqlite(join(folder, 'tend.sqlite'))
    await store.transact(WORKSPACE, async tables => {
      expect(await tables.revision(WORKSPACE)).toBe(5)
      const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT, { member: ADA, seesAll: true })
      expect(rows.map(({ id, revision }) => [id, revision])).toEqual([
        [ADA, 1],
        [BOB, 2],
        ['horn', 3],
        ['photo', 4],
        ['gone', 5],
      ])
      expect(rows[4]!.fields).toEqual({ body: 'Zoë \u0000', deleted: true })
      const held = (await tables.rows(WORKSPACE, ['horn'])).get('horn')!
      expect(held.marks.name).toEqual({ revision: 3, stamp: 's', change: `${DEVICE}:3` })
      expect(await tables.history(WORKSPACE, 'horn', LIMIT)).toMatchObject([
        { revision: 3, member: ADA, at: 7 },
      ])
      expect([...(await tables.receipts(DEVICE, [2, 3, 4, 5])).keys()]).toEqual([3, 4, 5])
      expect(await tables.rowsWithBlob(WORKSPACE, HASH)).toMatchObject([{ id: 'photo' }])
      expect(await tables.memberByEmail('ada@northwind.example')).toMatchObject({ id: ADA })
      expect(await tables.password(ADA)).toBe('scrypt')
      expect(await tables.session('token')).toMatchObject({ device: DEVICE, seen: 7 })
      expect(await tables.device(DEVICE)).toMatchObject({ settled: 3, revoked: false })
      expect(await tables.link('code')).toMatchObject({ kind: 'join', expires: 99 })
      for (const member of [ADA, BOB]) expect(await tables.grants(WORKSPACE, member)).toEqual(['*'])
      expect((await tables.openInvitations(WORKSPACE, 9)).length).toBe(schema >= 4 ? 1 : 0)
      expect((await tables.hearingsDue(99, 9)).length).toBe(schema >= 2 ? 1 : 0)
      expect(await tables.erased(WORKSPACE)).toEqual(schema >= 5 ? ['photo'] : [])
      expect(await tables.deletions(WORKSPACE, 0, 9)).toEqual([{ row: 'gone', revision: 5, at: 7 }])
      expect(await tables.takeRevision(WORKSPACE)).toBe(6)
    })
    store.close()
    expect((await checkData(folder)).filter(({ isDamage }) => isDamage)).toEqual([])
  })

  test('can be proved as it is, before it is opened', async () => {
    const folder = leftBy(schema)
    expect((await checkData(folder)).filter(({ isDamage }) => isDamage)).toEqual([])
  })

  test('that was being brought on when the power failed is as it was before, and is brought on by the next start', async () => {
    const folder = leftBy(schema)
    const file = join(folder, 'tend.sqlite')
    for (const migration of migrations.slice(schema, schema + 1)) {
      const cut = join(newFolder(), 'tend.sqlite')
      mkdirSync(dirname(cut))
      const dying = new Database(file)
      // Hardly any memory, so that what is not committed lies in the log already.
      dying.pragma('cache_size = 1')
      dying.exec('BEGIN IMMEDIATE')
      dying.exec(migration)
      for (const ending of ['', '-wal'])
        if (existsSync(file + ending)) copyFileSync(file + ending, cut + ending)
      dying.exec('ROLLBACK')
      dying.close()
      const left = new Database(cut)
      expect(left.pragma('user_version', { simple: true })).toBe(schema)
      expect(left.prepare('SELECT count(*) FROM row').pluck().get()).toBe(5)
      left.close()
      const store = openSqlite(cut)
      expect(await store.transact(WORKSPACE, tables => tables.grants(WORKSPACE, BOB))).toEqual(['*'])
      store.close()
    }
  })
})

test('a step that fails leaves the data as it was', () => {
  const folder = leftBy(2)
  const file = join(folder, 'tend.sqlite')
  const raw = new Database(file)
  // Something in the way of the third step, behind its first statements.
  raw.exec('CREATE TABLE hand_in (one TEXT) STRICT')
  raw.close()
  expect(() => openSqlite(file)).toThrow('hand_in already exists')
  const left = new Database(file)
  expect(left.pragma('user_version', { simple: true })).toBe(2)
  expect(left.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'granted'").pluck().get()).toBe(0)
  left.close()
})

test.each(['WAL', 'DELETE'])(
  'data of a newer version (%s) is refused with a sentence and not touched',
  journal => {
    const folder = leftBy(migrations.length)
    const file = join(folder, 'tend.sqlite')
    const raw = new Database(file)
    raw.pragma(`user_version = ${migrations.length + 1}`)
    raw.pragma(`journal_mode = ${journal}`)
    raw.close()
    const before = readFileSync(file)
    expect(() => openSqlite(file)).toThrow(
      `The data was written by a newer Tend (${migrations.length + 1}); this one knows ${migrations.length}.`,
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  },
)
