import type { BlobState } from '../../data/blobs.ts'
import type { ConnectionState } from '../../data/connection.ts'
import type { Attachment } from '../../model/attachment.ts'

/** How far a recording is with its words. */
export type WordsState =
  | 'machine'
  | 'edited'
  | 'empty'
  | 'writing'
  | 'failed'
  | 'none'
  | 'local'
  | 'network'
  | 'server'

/** What the row says, and where it says nothing, what the bytes are waiting for. */
export function wordsState(
  { transcript, edited, words, change, asked }: Attachment,
  bytes: BlobState | undefined,
  connection: ConnectionState['is'],
): WordsState {
  if (transcript?.trim()) return edited ? 'edited' : 'machine'
  const isAskedAgain = asked !== undefined && change > 0
  if (words && !isAskedAgain) {
    if (words.is === 'written') return 'empty'
    if (words.is !== 'waiting') return words.is
    return 'server'
  }
  if (connection === 'none') return 'local'
  return bytes?.is === 'here' || isAskedAgain ? 'network' : 'server'
}
