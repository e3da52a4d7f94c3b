import { statfs } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { StoreTrouble } from '../store/store.ts'

/** Thrown where the disk would be too full to go on. */
export class NoRoom extends Error {}

/** Bytes free on the disk a folder is on. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Rather asked for too much than the last of the disk taken from a server that writes beside. */
export async function requireRoom(folder: string, bytes: number, leftFree: number): Promise<void> {
  if ((await freeBytes(folder)) - bytes < leftFree) throw new NoRoom('The disk is full.')
}

/** Whether a failure is that of a full disk, whoever noticed it. */
export function isFull(cause: unknown): boolean {
  if (cause instanceof NoRoom) return true
  if (cause instanceof StoreTrouble) return cause.code === 'full'
  if (cause instanceof Database.SqliteError) return /^SQLITE_(FULL|IOERR_WRITE)/.test(cause.code)
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
}
