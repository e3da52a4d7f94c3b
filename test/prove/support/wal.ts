/** SQLite's write-ahead log as bytes: where its commits and frames end (https://www.sqlite.org/fileformat2.html#walformat). */

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
/** The salts that a log's frames share with its header; those left from an earlier round of the log have others. */
const SALTS_IN_HEADER = 16
const SALTS_IN_FRAME = 8
const SALTS_BYTES = 8

export interface Wal {
  /** Tells one round of the log from the next, which begins at the file's start again. */
  round: string
  /** Where the last commit ends. */
  end: number
  frame: number
}

export function readWal(bytes: Buffer): Wal {
  const page = bytes.length < HEADER_BYTES ? 0 : bytes.readUInt32BE(8)
  const frame = FRAME_HEADER_BYTES + page
  const salts = bytes.subarray(SALTS_IN_HEADER, SALTS_IN_HEADER + SALTS_BYTES)
  let end = HEADER_BYTES
  for (let at = HEADER_BYTES; at + frame <= bytes.length; at += frame) {
    const own = bytes.subarray(at + SALTS_IN_FRAME, at + SALTS_IN_FRAME + SALTS_BYTES)
    if (!own.equals(salts)) break
    const isCommit = bytes.readUInt32BE(at + 4) > 0
    if (isCommit) end = at + frame
  }
  return { round: salts.toString('hex'), end, frame }
}
