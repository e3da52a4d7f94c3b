import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StoreTrouble } from '../store/store.ts'
import { syncFolder } from './files.ts'

/** Writes a part behind the `offset` bytes a file has; it is on disk when this resolves, and not in the file when it rejects. */
export async function writePart(file: string, offset: number, part: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, constants.O_CREAT | constants.O_RDWR, 0o600)
  try {
    await write(handle, offset, part)
  } finally {
    await handle.close()
  }
  if (offset === 0) await syncFolder(dirname(file))
}

async function write(handle: FileHandle, offset: number, part: readonly Uint8Array[]) {
  try {
    let at = offset
    for (const bytes of part) at += await writeAll(handle, bytes, at)
    await handle.datasync()
  } catch (cause) {
    // What could not be written whole is taken back; should even that fail, its beginning is still right, and the hash is the judge.
    await handle.truncate(offset).catch(() => undefined)
    throw troubleOf(cause)
  }
}

/** A disk that is nearly full writes a little, and says so only the next time. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let done = 0
  while (done < bytes.byteLength)
    done += (await handle.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten
  return done
}

function troubleOf(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? new StoreTrouble('full', cause) : cause
}
