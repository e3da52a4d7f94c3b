import type { BlobName } from '../../app/model/blob.ts'

/**
 * Where bytes are kept. Guarantees:
 *
 * - **Acknowledged means on disk.** `append` resolves after its bytes are flushed; a kill at any moment leaves what was acknowledged.
 * - **Whole means right.** A blob is whole only after its SHA-256 and its size were found as named; until then nobody can read it.
 * - **Never in memory.** Bytes stream through; a caller that is cut off leaves what arrived, to go on from.
 * - **One writer a blob.** Appends to the same blob run one after the other.
 *
 * Who may read or write what is not decided here.
 */
export interface Blobs {
  state(workspace: string, blob: BlobName): Promise<BlobState>
  append(
    workspace: string,
    blob: BlobName,
    offset: number,
    part: AsyncIterable<Uint8Array>,
  ): Promise<Appended>
  /** Throws away what has arrived of a blob that is not whole, or was found not to be what it claims. */
  drop(workspace: string, blob: BlobName): Promise<void>
  /** The bytes `from` up to `to` of a whole blob. */
  read(workspace: string, hash: string, from: number, to: number): ReadableStream<Uint8Array>
  /** The path of a whole blob, for programs that hear or show it. */
  pathOf(workspace: string, hash: string): string
}

export interface BlobState {
  bytes: number
  isWhole: boolean
}

/** `offset`: the part does not begin where the last one ended. `hash`: the bytes are not those named, and are gone. */
export type Appended =
  | { is: 'kept'; bytes: number; isWhole: boolean }
  | { is: 'offset'; bytes: number }
  | { is: 'too_large'; bytes: number }
  | { is: 'hash' }
