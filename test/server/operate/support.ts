import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { blobsOnDisk } from '../../../server/blobs/on-disk.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { hang, sendAll, testFolder, webm } from '../support/blobs.ts'
import { type Device, founded } from '../support/device.ts'
import { testServer } from '../support/server.ts'

/** A data folder with a book in it: Ada's, with accounts and recordings, and a server on it that can be closed. */
export async function filledFolder({ accounts = 3, recordings = 2 } = {}) {
  const home = testFolder()
  const data = join(home, 'data')
  const server = openOn(data)
  const desk = await founded(server)
  const rows = []
  for (let n = 0; n < accounts; n++) rows.push((await desk.put(desk.account({ name: `Account ${n}` }))).row)
  const attached = []
  for (let n = 0; n < recordings; n++) {
    const bytes = webm(5000 + n, n)
    const row = await hang(desk, rows[0]!, bytes)
    await sendAll(desk, row, bytes)
    attached.push({ row, bytes })
  }
  return { home, data, backup: join(home, 'backups/monday'), server, desk, rows, attached }
}

/** A server on a data folder; its store is closed by `ports.store.close()`. */
export function openOn(data: string) {
  mkdirSync(data, { recursive: true })
  return testServer({
    store: openSqlite(join(data, 'tend.sqlite')),
    blobs: blobsOnDisk(join(data, 'blobs'), { leftFree: 0 }),
  })
}

/** Names of all files under a folder and how long they are. */
export function filesIn(folder: string): Record<string, number> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(paths.map(path => [relative(folder, path), statSync(path).size]))
}

export async function idsIn(desk: Device): Promise<string[]> {
  return (await desk.snapshot()).rows.map(row => row.id).sort()
}

/** A data folder as a power cut would leave it at this moment. */
export function copyOf(data: string, to: string): string {
  cpSync(data, to, { recursive: true })
  return to
}
