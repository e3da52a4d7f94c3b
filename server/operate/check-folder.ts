import { readdir } from 'node:fs/promises'
import { type Finding, fine } from './finding.ts'
import { ASIDE, BLOBS, DATABASE, LAST_BACKUP, LOCK, MANIFEST, RESTORED, RESTORING } from './folder.ts'

const KNOWN = [
  DATABASE,
  `${DATABASE}-wal`,
  `${DATABASE}-shm`,
  BLOBS,
  LOCK,
  LAST_BACKUP,
  MANIFEST,
  'assets',
  'hearing',
]

/** What lies beside database and blobs. */
export async function* checkFolder(folder: string): AsyncGenerator<Finding> {
  const names = await readdir(folder)
  const [aside, staged] = [ASIDE, RESTORED].map(start => names.filter(name => name.startsWith(start)))
  if (aside!.length > 0) yield fine('what was there before a restore', aside!.join(', '))
  if (staged!.length > 0)
    yield fine('a restore was cut off', 'the next start of the server brings it to its end')
  if (names.includes(RESTORING)) yield fine('a restore was given up', `${RESTORING} may be removed`)
  const known = new Set([...KNOWN, RESTORING, ...aside!, ...staged!])
  const others = names.filter(name => !known.has(name))
  if (others.length > 0) yield fine('files beside that Tend does not know', `${others.length}`)
}
