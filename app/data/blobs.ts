import type { BlobName } from '../model/blob.ts'
import type { AnyShown } from '../model/row.ts'

/**
 * Bytes on this device. Guarantees:
 *
 * - `keep` resolves after the bytes are on disk (strict durability); they leave the device only once the server has verified them.
 * - Text never waits for bytes: uploading is a matter of its own, behind the outbox.
 * - Only bytes the server holds may be evicted, the longest unused first, when the budget is passed or the disk is full.
 */
export interface Blobs {
  /** Keeps bytes and says how a row names them. Rejects with `NotSaved` when the disk is full. */
  keep(bytes: ArrayBuffer, type: string): Promise<BlobName>
  /** The bytes an attachment names: from here, else from the server (kept then, as room allows). */
  read(attachment: AnyShown): Promise<ArrayBuffer | 'offline' | 'not-yet' | 'gone'>
  /** Where the bytes are now; `sent` counts the bytes the server has confirmed. */
  state(hash: string): Promise<BlobState>
  /** Calls back when the state of any blob changes; returns how to stop. */
  on(changed: () => void): () => void
  /** Bytes held here, of them not yet safe on the server, and the budget, all in bytes. */
  usage(): Promise<{ held: number; unsent: number; budget: number }>
}

/** `refused`: the server will not have them, so they stay here; `code` is why, as under Needs attention. */
export type BlobState =
  | { is: 'here'; sent: number; size: number }
  | { is: 'refused'; code: string }
  | { is: 'safe' }
  | { is: 'elsewhere' }
