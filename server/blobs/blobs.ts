/**
 * Bytes of attachments, beside the store. Guarantees:
 *
 * - **Each row has its own.** Bytes lie under the row they came through; no row's bytes are reached through another one.
 * - **Acknowledged means on disk.** When `append` resolves, the part is there after a power cut.
 * - **Whole means verified.** A blob is whole only once its bytes were hashed from disk, found to be those named, and accepted by
 *   `fits`; whole blobs never change. A crash at any point leaves a beginning to go on from, or the whole.
 * - **One hand at a time.** What is done to one blob runs one after the other: two parts at the same place never mix.
 * - **Trouble has a name.** A full disk throws `StoreTrouble` `full`, having kept what was acknowledged.
 */
export interface Blobs {
  /** How many bytes are held, and whether they are all. A blob whose last part came just before a crash is verified here. */
  held(at: Place, fits: Fits): Promise<Held>
  /** Adds a part that begins at `offset`; anything but what comes next is refused with where to go on. */
  append(at: Place, offset: number, part: readonly Uint8Array[], fits: Fits): Promise<Appended>
  /** Gives `to` the whole bytes of `from`, which has the same hash; false when `from` is not whole. */
  share(from: Place, to: Place): Promise<boolean>
  /** Takes all bytes of a row off the disk, whole or not; there may be none. */
  erase(workspace: string, row: string): Promise<void>
  /** Reads bytes `from` to `end`, both included, of a whole blob. */
  read(at: Place, from: number, end: number): ReadableStream<Uint8Array>
  /** The first bytes of a whole blob, by which its type is known. */
  head(at: Place): Promise<Uint8Array>
  /** How many bytes are held, as they lie there: nothing is verified. */
  weigh(at: Place): Promise<number>
  /** Everything that is held, whole or in part, in any order; what comes or goes meanwhile may be missed. */
  lying(): AsyncIterable<Lying>
  /** Removes what is held there, whole or in part, unless it was touched after `before` (milliseconds); true when it is gone. */
  remove(lying: Pick<Lying, 'at' | 'is'>, before: number): Promise<boolean>
  /** Path of a whole blob, for programs that read files; undefined when it is not whole. */
  file(at: Place): Promise<string | undefined>
}

export interface Place {
  workspace: string
  row: string
  hash: string
  size: number
}

/** What is held under one name. */
export interface Lying {
  at: Omit<Place, 'size'>
  is: 'whole' | 'part'
  size: number
  /** When bytes last came, in milliseconds. */
  touched: number
}

/** Judges by its first bytes whether a blob is what its row says. */
export type Fits = (head: Uint8Array) => boolean

export interface Held {
  bytes: number
  isWhole: boolean
}

/** `hash` and `type`: the bytes were not those named, or not what the row says, and are thrown away. */
export type Appended =
  | { is: 'kept'; held: Held }
  | { is: 'offset'; held: Held }
  | { is: 'too_large' | 'hash' | 'type' }

/** Enough to know every type by, and the measures of most images. */
export const HEAD_BYTES = 64 * 1024
