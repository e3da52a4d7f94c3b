import { join } from 'node:path'
import Database from 'better-sqlite3'
import { exists } from '../blobs/files.ts'
import { checkBlobs, namedIn } from './check-blobs.ts'
import { checkContents } from './check-contents.ts'
import { checkDatabase } from './check-database.ts'
import { checkFolder } from './check-folder.ts'
import { type Finding, fine } from './finding.ts'
import { BLOBS, DATABASE, MANIFEST } from './folder.ts'
import { deviations, readManifest } from './manifest.ts'

/**
 * Proves a data folder or a backup, and changes nothing in it. A server may run on it: the database is read as it stands at one moment,
 * the bytes after it.
 */
export async function checkData(folder: string, signal?: AbortSignal): Promise<Finding[]> {
  if (!(await exists(join(folder, DATABASE)))) throw new Error(`There is no data of Tend in ${folder}.`)
  const findings: Finding[] = []
  if (await exists(join(folder, MANIFEST))) findings.push(await checkManifest(folder))
  const database = new Database(join(folder, DATABASE), { readonly: true })
  try {
    database.exec('BEGIN')
    findings.push(...checkDatabase(database))
    if (findings.some(({ isDamage }) => isDamage)) return [...findings, UNREAD]
    findings.push(...checkContents(database))
    const names = namedIn(database)
    database.exec('COMMIT')
    for await (const finding of checkBlobs(join(folder, BLOBS), names, signal)) findings.push(finding)
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError)) throw cause
    findings.push({ what: 'database file', found: `cannot be read (${cause.code})`, isDamage: true })
  } finally {
    database.close()
  }
  for await (const finding of checkFolder(folder)) findings.push(finding)
  return findings
}

const UNREAD = fine('rows and bytes', 'not looked at, because of the damage above')

async function checkManifest(folder: string): Promise<Finding> {
  const what = 'the backup is as its manifest says'
  try {
    const manifest = await readManifest(folder)
    const wrong = await deviations(folder, manifest)
    return wrong.length > 0 ? { what, found: wrong.join(' '), isDamage: true } : fine(what, manifest.at)
  } catch (cause) {
    return { what, found: cause instanceof Error ? cause.message : String(cause), isDamage: true }
  }
}
