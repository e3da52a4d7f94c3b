import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LAST_BACKUP } from './folder.ts'
import { freeBytes } from './room.ts'

/** What the server's machine says of itself; each look is short and writes nothing. */
export interface Machine {
  /** Bytes free where the data lies. */
  free(): Promise<number>
  isWritable(): Promise<boolean>
  /** When the last backup was made, in milliseconds; undefined when none is known of. */
  lastBackup(): Promise<number | undefined>
  /** Milliseconds this server has run. */
  uptime(): number
}

export function machineOf(data: string): Machine {
  return {
    free: () => freeBytes(data),
    // Strangers may ask for this: it tries nothing out. A disk that was turned read-only says so here.
    isWritable: () =>
      access(data, constants.W_OK).then(
        () => true,
        () => false,
      ),
    async lastBackup() {
      const text = await readFile(join(data, LAST_BACKUP), 'utf8').catch(() => '{}')
      try {
        const at = Date.parse((JSON.parse(text) as { at: string }).at)
        return Number.isNaN(at) ? undefined : at
      } catch {
        return undefined
      }
    },
    uptime: () => Math.round(process.uptime() * 1000),
  }
}
