import type { BlobName } from '../model/blob.ts'

/**
 * Recordings while they are made. Slices go to disk as they arrive, in the order they were recorded; a killed tab loses at most the
 * slice that was being recorded. After an interruption a new segment continues, never the old one: only a segment's first slice has
 * its header.
 */
export interface Recordings {
  begin(about: RecordingAbout): Promise<OpenRecording>
  /** Cut off by a killed tab or browser, or stopped and never saved; newest first. One with no first slice is `damaged`, not dropped. */
  unfinished(): Promise<Unfinished[]>
  /** Bytes of one segment so far, to listen to before it is saved. */
  bytes(id: string, segment: number): Promise<ArrayBuffer | undefined>
  /**
   * Takes a recording into this tab's hands, until the answer is called; the other tabs do not offer it meanwhile. Undefined when
   * another tab has it in hand.
   */
  hold(id: string): Promise<(() => void) | undefined>
  about(id: string, about: RecordingAbout): Promise<void>
  /** Turns its segments into blobs; the slices stay until `forget`, called after the note that names them is saved. */
  finish(id: string): Promise<Finished[]>
  forget(id: string): Promise<void>
}

/** What is known of a recording beside its sound; account and words may be set after speaking. */
export interface RecordingAbout {
  at: number
  account?: { id: string; name: string }
  /** Typed or dictated beside it. */
  words?: string
}

export interface OpenRecording {
  readonly id: string
  /** A new segment of this container type. */
  segment(type: string): Promise<void>
  /** One slice of the present segment; `seconds` is how long the segment is with it. Empty slices are skipped. Rejects with `NotSaved`. */
  append(slice: ArrayBuffer, seconds: number): Promise<void>
  /** No more comes: from here on it counts as unfinished, until it is forgotten. */
  close(): void
}

export interface Unfinished {
  id: string
  about: RecordingAbout
  segments: { type: string; seconds: number; damaged: boolean }[]
}

export interface Finished {
  blob: BlobName
  seconds: number
}
