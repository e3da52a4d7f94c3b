import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../../server/operate/back-up.ts'
import { checkData } from '../../../server/operate/check-data.ts'
import { lockFolder } from '../../../server/operate/lock.ts'
import { restore } from '../../../server/operate/restore.ts'
import { finishRestore } from '../../../server/operate/swap.ts'
import { bytesOf, pathOf, sha256 } from '../support/blobs.ts'
import { again } from '../support/process.ts'
import { NOON } from '../support/server.ts'
import { copyOf, filesIn, filledFolder, idsIn, openOn } from './support.ts'

let home: Awaited<ReturnType<typeof filledFolder>>
beforeEach(async () => {
  home = await filledFolder()
  await backUp(home.data, home.backup, NOON)
})

/** The same device on a server that was opened on the folder as it is now. */
function onAgain(data = home.data) {
  const server = openOn(data)
  return { server, desk: again(home.desk, server) }
}

describe('a restore', () => {
  test('brings back rows and bytes into an empty folder', async () => {
    const ids = await idsIn(home.desk)
    home.server.ports.store.close()
    rmSync(home.data, { recursive: true })
    const { manifest, aside } = await restore(home.backup, home.data, NOON)
    expect([manifest.rows, aside]).toEqual([ids.length, undefined])
    const { server, desk } = onAgain()
    expect(await idsIn(desk)).toEqual(ids)
    for (const { row, bytes } of home.attached)
      expect(sha256(await bytesOf(await desk.browser.get(pathOf(row))))).toBe(sha256(bytes))
    server.ports.store.close()
    expect(readdirSync(home.data).sort()).toEqual(['blobs', 'lock', 'tend.sqlite'])
    expect((await checkData(home.data)).filter(({ isDamage }) => isDamage)).toEqual([])
  })

  test('refuses where there is data, and with --replace sets it aside whole', async () => {
    const ids = await idsIn(home.desk)
    const { row } = await home.desk.put(home.desk.account())
    home.server.ports.store.close()
    const before = filesIn(home.data)
    await expect(restore(home.backup, home.data, NOON)).rejects.toThrow('"--replace" sets it aside')
    expect(filesIn(home.data)).toMatchObject(before)
    const { aside } = await restore(home.backup, home.data, NOON, { replace: true })
    expect(aside).toBe(join(home.data, 'before-2026-11-23T12-00-00-000Z'))
    const now = onAgain()
    expect(await idsIn(now.desk)).toEqual(ids)
    now.server.ports.store.close()
    const former = onAgain(aside)
    expect(await idsIn(former.desk)).toEqual([...ids, row.id].sort())
    former.server.ports.store.close()
  })

  test('over a folder whose server was killed sets its log aside with it', async () => {
    const ids = await idsIn(home.desk)
    const { row } = await home.desk.put(home.desk.account())
    const killed = copyOf(home.data, join(home.home, 'killed'))
    expect(filesIn(killed)['tend.sqlite-wal']).toBeGreaterThan(0)
    const { aside } = await restore(home.backup, killed, NOON, { replace: true })
    const now = onAgain(killed)
    expect(await idsIn(now.desk)).toEqual(ids)
    now.server.ports.store.close()
    const former = onAgain(aside)
    expect(await idsIn(former.desk)).toEqual([...ids, row.id].sort())
    former.server.ports.store.close()
  })

  test('refuses while a server has the folder', async () => {
    const server = lockFolder(home.data)!
    expect(lockFolder(home.data)).toBeUndefined()
    const before = filesIn(home.data)
    await expect(restore(home.backup, home.data, NOON, { replace: true })).rejects.toThrow('A server runs on')
    expect(filesIn(home.data)).toEqual(before)
    server.release()
    home.server.ports.store.close()
    await restore(home.backup, home.data, NOON, { replace: true })
  })

  test('can be told by devices: the server does not know what came after', async () => {
    const cursor = (await home.desk.sync()).cursor
    const late = await home.desk.put(home.desk.account())
    expect(late.row.revision).toBeGreaterThan(cursor)
    home.server.ports.store.close()
    await restore(home.backup, home.data, NOON, { replace: true })
    const { server, desk } = onAgain()
    const response = await desk.turn([], { cursor: late.row.revision, boot: 'b'.repeat(16) })
    expect([response.status, JSON.stringify(await response.json())]).toEqual([
      expect.any(Number),
      expect.stringContaining('restored'),
    ])
    server.ports.store.close()
  })
})

describe('a backup that is not whole', () => {
  const spoil: [string, (backup: string) => void, string][] = [
    ['no backup at all', backup => rmSync(join(backup, 'backup.json')), 'is no backup'],
    [
      'a manifest of something else',
      backup => writeFileSync(join(backup, 'backup.json'), '{}'),
      'is not what this Tend writes',
    ],
    [
      'a database cut short',
      backup => writeFileSync(join(backup, 'tend.sqlite'), 'SQLite'),
      'Its database has 6 bytes',
    ],
    ['a database with one bit turned', turnBit, 'Its database is not the one that was copied'],
    ['no database', backup => rmSync(join(backup, 'tend.sqlite')), 'Its database is missing'],
    ['a recording that is missing', backup => rmSync(firstBlob(backup)), 'and not 2'],
    ['a recording cut short', backup => writeFileSync(firstBlob(backup), 'x'), 'bytes) and not 2'],
    ['a newer Tend’s', makeNewer, 'It was made by a newer Tend (99)'],
  ]
  test.each(spoil)('%s is refused with a sentence, and nothing is changed', async (_, spoilt, sentence) => {
    home.server.ports.store.close()
    const backup = copyOf(home.backup, join(home.home, 'spoilt'))
    spoilt(backup)
    const before = filesIn(home.data)
    await expect(restore(backup, home.data, NOON, { replace: true })).rejects.toThrow(sentence)
    expect(filesIn(home.data)).toEqual(before)
  })
})

test('a restore that is cut off at any moment is brought to its end by whoever takes the folder next', async () => {
  const ids = await idsIn(home.desk)
  const { row } = await home.desk.put(home.desk.account())
  home.server.ports.store.close()
  const staged = join(home.data, 'restored-then')
  const aside = join(home.data, 'before-then')
  const moves: [string, string][] = [
    [join(home.data, 'blobs'), join(aside, 'blobs')],
    [join(staged, 'blobs'), join(home.data, 'blobs')],
    [join(home.data, 'tend.sqlite'), join(aside, 'tend.sqlite')],
    [join(staged, 'tend.sqlite'), join(home.data, 'tend.sqlite')],
  ]
  const former = copyOf(home.data, join(home.home, 'former'))
  for (let done = 0; done <= moves.length; done++) {
    rmSync(home.data, { recursive: true })
    copyOf(former, home.data)
    copyOf(home.backup, staged)
    rmSync(join(staged, 'backup.json'))
    mkdirSync(aside)
    for (const [from, to] of moves.slice(0, done)) renameSync(from, to)
    expect(await finishRestore(home.data)).toBe(aside)
    expect(existsSync(staged)).toBe(false)
    expect(await finishRestore(home.data)).toBeUndefined()
    const now = onAgain()
    expect(await idsIn(now.desk)).toEqual(ids)
    now.server.ports.store.close()
    const before = onAgain(aside)
    expect(await idsIn(before.desk)).toEqual([...ids, row.id].sort())
    before.server.ports.store.close()
  }
})

function firstBlob(backup: string): string {
  return join(backup, 'blobs', Object.keys(filesIn(join(backup, 'blobs')))[0]!)
}

function turnBit(backup: string) {
  const file = join(backup, 'tend.sqlite')
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
}

function makeNewer(backup: string) {
  const file = join(backup, 'backup.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), schema: 99 }))
  appendFileSync(file, '\n')
}
