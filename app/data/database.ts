import Dexie, { type DBCore, type EntityTable, type Table } from 'dexie'
import type { BlobName } from '../model/blob.ts'
import type { Change } from '../model/change.ts'
import type { Row } from '../model/row.ts'
import type { Summary } from '../model/summary.ts'
import type { Attention, Told } from './connection.ts'
import type { RecordingAbout } from './recordings.ts'

/**
 * How things lie on the device. What costs is the record, hardly the byte (stack.md §6), so rows lie packed, and every row has
 * one address that follows from itself: no index, no lookup.
 *
 * | table     | a record is                                                                                              |
 * | packs     | rows as the server sent them: `account/3f` by the end of their id; `history/3f2/2026` one account's year  |
 * | summaries | the check-in summaries of the accounts whose id ends alike                                                |
 * | outbox    | the changes of one write, unsent or unanswered; key = counter of the first                                |
 * | device    | who this device is: id, counter, stamp, cursor, turn                                                      |
 * | attention | changes the server refused and deletions it did not do, until a person decides                            |
 * | drafts    | half-written forms                                                                                        |
 * | recordings| what is known of a recording beside its sound, until it is saved or dropped                               |
 * | slices    | one slice of a recording as it came from the microphone                                                   |
 * | blobs     | what is known of bytes that a row names, or is about to                                                   |
 * | bytes     | those bytes, in the parts in which they travel                                                            |
 */
export class Database extends Dexie {
  declare packs: EntityTable<Pack, 'key'>
  declare summaries: EntityTable<SummaryPack, 'key'>
  declare outbox: EntityTable<Sent, 'counter'>
  declare device: Table<DeviceRecord, 'device'>
  declare attention: EntityTable<Attention, 'id'>
  declare drafts: EntityTable<{ key: string; value: unknown }, 'key'>
  declare recordings: EntityTable<KeptRecording, 'id'>
  declare slices: Table<Slice, [recording: string, segment: number, number: number]>
  declare blobs: EntityTable<HeldBlob, 'hash'>
  declare bytes: Table<Piece, [hash: string, part: number]>
  /** Newer code has opened the store, or its book was closed: nothing is written into it from here any more. */
  isRetired = false

  constructor(name: string, ports?: { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange }) {
    // Chrome relaxes durability unless asked; "Saved" must survive a flat battery.
    super(name, { ...ports, chromeTransactionDurability: 'strict' })
    // Screens hear of changes by topics (`book.on`): what Dexie keeps and sends to all tabs for its own live queries would cost each write.
    for (const name of ['Cache', 'Observability']) this.unuse({ stack: 'dbcore', name })
    this.use({ stack: 'dbcore', name: 'durability', create: relaxAnswers })
    this.version(1).stores({
      packs: 'key',
      summaries: 'key',
      outbox: 'counter',
      device: '',
      attention: 'id',
      drafts: 'key',
    })
    this.version(2).stores({
      recordings: 'id',
      slices: '[recording+segment+number]',
      blobs: 'hash',
      bytes: '[hash+part]',
    })
  }

  /** Dexie would reopen by itself and let old code write into the newer schema (hazards.md §1A). */
  retire(): void {
    this.isRetired = true
    this.close({ disableAutoOpen: true })
  }
}

/**
 * Rows of the server's can be asked for again, their cursor is in the same transaction: it need not wait for the disk itself. What a
 * person entered does, and so does what became of it: the server may have forgotten its verdict when it is asked once more.
 */
function relaxAnswers(core: DBCore): DBCore {
  return {
    ...core,
    transaction(tables, mode, options) {
      const isOfTheServer = tables.includes('packs') && !tables.includes('outbox')
      return core.transaction(tables, mode, isOfTheServer ? { durability: 'relaxed' } : options)
    },
  }
}

export interface Pack {
  key: string
  rows: StoredRow[]
}

/** `read` is the number of the reading afresh that last saw the row; `offered` the revision under which a restored server was offered it. */
export type StoredRow = Row & { read?: number; offered?: number }

export interface SummaryPack {
  key: string
  of: Record<string, Summary>
}

export interface Sent {
  counter: number
  at: number
  changes: Change[]
}

export interface KeptRecording {
  id: string
  about: RecordingAbout
  /** Container type of each segment, in order. */
  segments: string[]
  /** Hashes of what it was made into: to be thrown away with it when no row came to name them. */
  finished?: string[]
}

export interface Slice {
  recording: string
  segment: number
  number: number
  /** How long the segment is with this slice. */
  seconds: number
  bytes: ArrayBuffer
}

export interface HeldBlob extends BlobName {
  /** When it was last kept or read: what may go, goes by it. */
  used: number
  /** The server has it, verified: here it may be evicted. */
  safe?: true
  /** Attachments written here through which the bytes are still to travel; without one nobody has named them yet. */
  owed: { row: string; account: string }[]
  /** Bytes the server has confirmed so far. */
  sent?: number
  /** Why the server will not have it, until a person says "try again". */
  refused?: string
}

export interface Piece {
  hash: string
  part: number
  bytes: ArrayBuffer
}

export interface DeviceRecord {
  id: string
  /** Last counter given to a change. */
  counter: number
  stamp?: string
  /** Last revision held. */
  cursor: number
  /** Raised by every stored answer; an answer to an older turn is thrown away. */
  turn: number
  /** Oldest schema that may write here: a tab left open on older code must not. */
  schema: number
  /** The server's schema, as last told: fields it did not know are parked until it is newer. */
  serverSchema?: number
  /** Server clock minus this device's, in milliseconds. */
  offset: number
  /** When the last exchange ended well. */
  last?: number
  /** Up to which revision this device knows what its member may read, and whether that is every account. */
  grants?: { at: number; all: boolean }
  /** Runs of the server it knows, oldest first, the last the one it spoke to last. */
  boots?: KnownRun[]
  /** Tells it from a copy of itself. */
  token?: string
  /** A reading afresh under way: what it has reached; of all there is, or of some scopes. */
  afresh?: Reading
  /** Scopes that were granted and are still to be read. */
  unread?: string[]
  /** Scopes that may be read no more: what is unsent in them is handed in, then they go. */
  purge?: string[]
  /**
   * The server was restored from a backup: what is held above `common` is being offered, so far up to the pack `after`. Of what the server
   * holds this device has `had` all up to there before; by what was given back the server has come to the revision `seen`.
   */
  restored?: { common: number; had?: number; boot: string; after: string; seen?: number }
  /** When all that is held is next compared with the server's, unasked. */
  compareAt?: number
  /** What there is to tell its person, beside how its sync stands. */
  told?: Told
  /** How many readings afresh there have been. */
  readings: number
  /** Name of the "Just this device" database whose changes were taken over; it goes when the last has its verdict. */
  carried?: Carried
}

/** A run of the server, and the last revision that can be here from it; `left` where a restored server has forgotten what came of it. */
export interface KnownRun {
  id: string
  upTo: number
  left?: true
}

export interface Reading {
  number: number
  revision?: number
  after?: string
  rows: number
  total: number
  scopes?: string[]
  /** A person has decided that what the server no longer has goes here too, however much it is. */
  isAgreed?: true
}

/** What was taken over from "Just this device": up to which of its counters, as which of ours, and made by whom. */
export interface Carried {
  database: string
  source: number
  member: string
  upTo: number
  /** Recordings taken over: one that was saved here since must not come back. */
  recordings?: string[]
}

export const DEVICE = 'device'
