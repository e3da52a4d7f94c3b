import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { backUp } from '../../../server/operate/back-up.ts'
import { checkData } from '../../../server/operate/check-data.ts'
import { hang, pathOf, sendPart, sha256, webm } from '../support/blobs.ts'
import { buildServer } from '../support/process.ts'
import { NOON } from '../support/server.ts'
import { filesIn, filledFolder } from './support.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const damage = async (folder: string) => (await checkData(folder)).filter(({ isDamage }) => isDamage)

describe('a backup', () => {
  test('holds every row and every whole recording, and says what it holds', async () => {
    const { data, backup, rows, attached, desk } = await filledFolder()
    const begun = await hang(desk, rows[0]!, webm(9000, 9))
    await sendPart(desk, pathOf(begun), 0, webm(9000, 9).subarray(0, 10))
    const manifest = await backUp(data, backup, NOON)
    const database = readFileSync(join(backup, 'tend.sqlite'))
    expect(manifest).toEqual({
      tend: 'backup',
      format: 1,
      at: new Date(NOON).toISOString(),
      schema: expect.any(Number),
      database: { bytes: database.length, sha256: sha256(database) },
      rows: 2 + rows.length + attached.length + 1,
      history: expect.any(Number),
      blobs: { files: 2, bytes: attached[0]!.bytes.length + attached[1]!.bytes.length },
    })
    expect(JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8'))).toEqual(manifest)
    expect(readdirSync(backup).sort()).toEqual(['backup.json', 'blobs', 'tend.sqlite'])
    expect(Object.keys(filesIn(join(backup, 'blobs')))).toHaveLength(2)
    expect(await damage(backup)).toEqual([])
  })

  test('made while changes are pushed holds everything that was answered before it began', async () => {
    const { data, backup, desk } = await filledFolder()
    const answered: string[] = []
    let isOver = false
    const pushing = (async () => {
      while (!isOver) {
        const changes = Array.from({ length: 20 }, () => desk.account())
        await desk.sync(changes)
        answered.push(...changes.map(({ row }) => row))
        // Without a socket between, nothing else would ever have its turn.
        await setImmediate()
      }
    })()
    await vi.waitFor(() => expect(answered.length).toBeGreaterThan(100))
    const before = [...answered]
    await backUp(data, backup, NOON)
    const during = answered.length
    isOver = true
    await pushing
    const copy = new Database(join(backup, 'tend.sqlite'), { readonly: true })
    const kept = new Set(copy.prepare('SELECT id FROM row').pluck().all())
    copy.close()
    expect(before.filter(id => !kept.has(id))).toEqual([])
    expect(during).toBeGreaterThanOrEqual(before.length)
    expect(await damage(backup)).toEqual([])
  })

  test('never writes over what is there, and is never made inside the data', async () => {
    const { data, home, backup } = await filledFolder()
    await backUp(data, backup, NOON)
    const made = filesIn(backup)
    await expect(backUp(data, backup, NOON)).rejects.toThrow(`${backup} is there already`)
    expect(filesIn(backup)).toEqual(made)
    await expect(backUp(data, join(data, 'backup'), NOON)).rejects.toThrow('lies in the data folder')
    await expect(backUp(join(home, 'nothing'), `${backup}2`, NOON)).rejects.toThrow(
      'There is no data of Tend',
    )
    mkdirSync(`${backup}3.partial`)
    await expect(backUp(data, `${backup}3`, NOON)).rejects.toThrow(`remove ${backup}3.partial`)
  })

  test('that was stopped leaves nothing behind', async () => {
    const { data, backup } = await filledFolder()
    const stop = AbortSignal.abort(new Error('Stopped.'))
    await expect(backUp(data, backup, NOON, stop)).rejects.toThrow('Stopped.')
    expect(readdirSync(dirname(backup))).toEqual([])
  })

  test('does not change when the data does', async () => {
    const { data, backup, desk, attached } = await filledFolder()
    await backUp(data, backup, NOON)
    const made = filesIn(backup)
    await desk.put(desk.account())
    const { blob } = attached[0]!.row.fields as { blob: { hash: string } }
    const file = Object.keys(filesIn(join(data, 'blobs'))).find(name => name.includes(blob.hash))!
    const { nlink } = statSync(join(data, 'blobs', file))
    expect(nlink).toBeLessThanOrEqual(2)
    expect(filesIn(backup)).toEqual(made)
    expect(await damage(backup)).toEqual([])
  })
})

describe('a disk that is full', () => {
  let built: Awaited<ReturnType<typeof buildServer>>
  beforeAll(async () => {
    built = await buildServer('tend-full-backup-test')
  })
  afterAll(() => built.remove())

  /** Runs the command where no file may grow beyond so many blocks of 512 bytes: what a full disk does, wherever it fills. */
  const backUpWithin = (blocks: number, data: string, backup: string) =>
    promisify(execFile)(
      'sh',
      ['-c', `ulimit -f ${blocks}; exec "$0" "$1" "$2"`, process.execPath, built.backup, backup],
      {
        env: { ...process.env, TEND_DATA: data },
      },
    ).then(
      ({ stdout }) => [0, stdout],
      (error: { code: number; stderr: string }) => [error.code, error.stderr.trim()],
    )

  test('is said in a sentence, and the half-made backup goes while the server goes on', async () => {
    const { data, backup, desk, home } = await filledFolder()
    for (const blocks of [1, 8, 40, 100]) {
      const [code, said] = await backUpWithin(blocks, data, backup)
      expect([blocks, code, said]).toEqual([
        blocks,
        1,
        expect.stringContaining('There is no room for the backup on the disk of'),
      ])
      expect(existsSync(backup) || existsSync(`${backup}.partial`)).toBe(false)
      expect((await desk.put(desk.account())).verdict.is).toBe('applied')
    }
    expect(await damage(data)).toEqual([])
    writeFileSync(join(home, 'proof'), '')
    expect((await backUpWithin(100_000, data, backup))[0]).toBe(0)
    expect(await damage(backup)).toEqual([])
  })
})
