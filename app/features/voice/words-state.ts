import type { BlobState } from '../../data/blobs.ts'
import type { ConnectionState, Problem, Speech } from '../../data/connection.ts'
import type { Attachment } from '../../model/attachment.ts'

/** How far a recording is with its words. */
export type WordsState =
  | 'machine'
  | 'edited'
  | 'empty'
  | 'cleared'
  | 'writing'
  | 'failed'
  | 'none'
  | 'trouble'
  | 'local'
  | 'network'
  | 'sending'
  | 'refused'
  | 'server'

/** What writes words on the server, as it last said; undefined until it has. */
export type Engine = Extract<Speech | Problem, { engine: string }>['engine'] | undefined

export function engineOf(said: Speech | Problem | undefined): Engine {
  return said && 'engine' in said ? said.engine : undefined
}

/** What the row says, and where it says nothing, whether anybody will write words and what the bytes are waiting for. */
export function wordsState(
  { transcript, edited, words, change, asked }: Attachment,
  bytes: BlobState | undefined,
  connection: ConnectionState['is'],
  engine: Engine,
): WordsState {
  if (transcript?.trim()) return edited ? 'edited' : 'machine'
  if (edited) return 'cleared'
  const isAskedAgain = asked !== undefined && change > 0
  if (words && !isAskedAgain) {
    if (words.is === 'written') return 'empty'
    if (words.is !== 'waiting') return words.is
    return words.why ? 'trouble' : 'server'
  }
  if (connection === 'none') return 'local'
  if (engine === 'none') return 'none'
  if (bytes?.is === 'refused') return 'refused'
  if (bytes?.is !== 'here' && !isAskedAgain) return 'server'
  return isOnline(connection) ? 'sending' : 'network'
}

/** The server is heard from, or was a moment ago. */
export function isOnline(connection: ConnectionState['is']): boolean {
  return connection === 'synced' || connection === 'syncing' || connection === 'waiting'
}
