import * as v from 'valibot'
import type { Change, Verdict } from './change.ts'
import { isId, LONGEST_TEXT } from './field.ts'
import { nounOf } from './nouns.ts'
import type { Row, Scope } from './row.ts'
import { isStamp } from './stamp.ts'

/**
 * Number of the conversation itself; the server speaks this one and the one before. 2 added what was granted, the server's boots and
 * the device's token to the turn.
 */
export const PROTOCOL = 2

/** Most changes in one request, and most rows in one answer. */
export const MOST_CHANGES = 500
export const MOST_ROWS = 2000
/** A batch is cut when its JSON passes this many characters; one note of the greatest length still fits. */
export const BATCH_CHARACTERS = 1024 * 1024
/** Largest request body the server reads, in bytes. */
export const LARGEST_BODY = 8 * 1024 * 1024

/** Every answer of the API carries this header; without it an answer came from a portal or a proxy. */
export const TEND_HEADER = 'x-tend'
/** Whose question it is: under the session of somebody else it is answered `other_member`. A stream of pokes says `?member=` instead. */
export const MEMBER_HEADER = 'x-tend-member'

const counter = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
/** Zeros alone are the server's own hand. */
const device = v.pipe(v.string(), v.regex(/^(?!0{16})[0-9a-f]{16}$/))
const identifier = v.pipe(v.string(), v.check(isId))
const scope = v.pipe(
  v.string(),
  v.regex(/^(workspace|(account|member)\/[0-9a-f-]{36})$/),
  v.transform(value => value as Scope),
)

const name = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

/** A turn: what this device has not yet had settled, and the last revision it holds. */
export const SyncRequest = v.object({
  protocol: v.number(),
  schema: v.number(),
  member: v.string(),
  device,
  /** Lowest counter not yet settled: below it the server may forget its receipts. */
  from: counter,
  /** Anything that is no cursor is read as one this server never gave out. */
  cursor: v.fallback(counter, -1),
  /** Sent back as `echo`, so that no cached or foreign answer is taken for this one. */
  nonce: v.pipe(v.string(), v.maxLength(64)),
  /** Revision up to which this device knows what it may read. */
  grants: v.optional(counter),
  /** The server's run this device last heard, and the highest revision it may have had from it (rows can be ahead of the cursor). */
  boot: v.optional(name),
  seen: v.optional(counter),
  /** As the last stored answer gave it. */
  token: v.optional(name),
  /** Asks for what integrity is judged by (`digests`). */
  check: v.optional(v.boolean()),
  /** Each is read on its own: one that cannot be read is rejected alone. */
  changes: v.array(v.unknown()),
})
export type SyncRequest = v.InferOutput<typeof SyncRequest>

export interface SyncAnswer {
  echo: string
  verdicts: Verdict[]
  rows: Row[]
  cursor: number
  /** More rows wait behind `cursor`. */
  more: boolean
  /** The cursor is not one of this server's: everything is to be read afresh. */
  afresh?: true
  /** What this member may read has changed: no rows come with it, and the cursor stays. */
  grants?: Granted
  boot: string
  /** To a device whose last answer came from an earlier run: the latest of those before this one, newest first. */
  boots?: Run[]
  /** Nothing in this answer is of a later revision. */
  seen: number
  token: string
  digests?: Digest[]
  /** How many hand-ins wait for this member: for an admin those to be judged, for others those handed back to them. Absent: none. */
  handIns?: number
  /** The server's: fields of a later one are parked here until it is newer. */
  schema?: number
  now: number
}

/** What was granted and what ended since the revision a device named. A scope of `*` is every account. */
export interface Granted {
  /** Revision up to which this tells everything. */
  to: number
  /** `born`: given with the account's creation, so that nothing in it is older. */
  given: { scope: string; born?: true }[]
  ended: string[]
}

/** A run of the server, and the last revision it gave out. */
export interface Run {
  id: string
  end: number
}

/**
 * The server was restored from a backup: it does not know the run that gave out the device's cursor, or that run ended before it.
 * `boots` are the runs it knows, the newest first.
 */
export interface Restored {
  boot: string
  boots: Run[]
}

/** Rows of one scope: how many, and the xor of the hash of each one's id and revision. */
export interface Digest {
  scope: string
  rows: number
  xor: string
}

/** What a device holds above the last revision it has in common with a restored server. */
export const Offer = v.object({
  member: v.string(),
  device,
  boot: name,
  common: counter,
  /** Up to where it has had what the server holds, also on a line that an earlier backup cut off; `common` where it is not said. */
  had: v.optional(counter),
  rows: v.pipe(v.array(v.unknown()), v.maxLength(MOST_CHANGES)),
})

export interface Offered {
  /** Rows in which something has come back. */
  taken: number
  /** What came back has no later revision. */
  seen: number
}

/** Changes, and half-written forms, of somebody who may not send them any more: for an admin to judge. */
export const HandIn = v.object({
  member: v.string(),
  device,
  /** What comes from one device under one turn is one hand-in. */
  turn: counter,
  reason: v.picklist(['access', 'revoked']),
  changes: v.pipe(v.array(v.unknown()), v.maxLength(MOST_CHANGES)),
  drafts: v.pipe(v.array(v.object({ key: v.string(), value: v.unknown() })), v.maxLength(MOST_CHANGES)),
})
export type HandIn = v.InferOutput<typeof HandIn>

/**
 * What the server says unasked: how far the workspace has come, and, where it is little, what came after the revision it said before.
 * Taken up only by a device that holds just that revision; any other asks.
 */
export interface Poke {
  revision: number
  /** The server's run. */
  boot?: string
  after?: number
  rows?: Row[]
}

/** Who a device is signed in as: the answer to set-up, sign-in, join and `me`. */
export interface SignedIn {
  server: string
  workspace: { id: string }
  member: { id: string; name: string; email: string }
}

/** A slice of everything, in the order that is useful: see `Reading afresh` in sync.md. */
export interface Snapshot {
  /** Noted at the first slice; pulling continues from here after the last. */
  revision: number
  rows: Row[]
  /** Where the next slice begins; absent after the last. */
  next?: string
  /** Rows in all slices together, for the progress shown. */
  total: number
  boot: string
  /** With the last slice of everything, as in the answer to a turn. */
  boots?: Run[]
  /** Nothing in this slice is of a later revision. */
  seen: number
  /** This member may read every account. */
  seesAll: boolean
  /** With the last slice of everything: the scopes of the accounts they may read, where that is not every one. */
  scopes?: string[]
  now: number
}

/** A row has some dozens of fields and its sets; no edit of one names more. */
const MOST_FIELDS = 500

const ChangeOnTheWire = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}:\d{1,15}$/)),
  noun: v.pipe(v.string(), v.maxLength(40)),
  row: identifier,
  scope,
  new: v.optional(v.literal(true)),
  patch: v.pipe(v.record(v.pipe(v.string(), v.maxLength(120)), v.unknown()), v.maxEntries(MOST_FIELDS)),
  from: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(LONGEST_TEXT)))),
  stamp: v.custom<string>(isStamp),
  base: v.object({ revision: counter, change: counter }),
})

/** Reads one change as it came in; the reason as text when it is not one. Never throws. */
export function readChange(input: unknown): Change | string {
  const read = v.safeParse(ChangeOnTheWire, input)
  if (!read.success)
    return `${read.issues[0].path?.map(part => part.key).join('.') ?? 'change'}: ${read.issues[0].message}`
  const { patch } = read.output
  if (patch.scope !== undefined && !v.is(scope, patch.scope)) return 'patch.scope: not a scope'
  if (Object.keys(patch).length !== Object.keys((input as Change).patch).length) return 'patch: not a field'
  const stranger = Object.keys(read.output.from ?? {}).find(field => !isTextOf(read.output, field))
  if (stranger !== undefined) return 'from: not a text of the patch'
  return read.output as Change
}

/** True for a text of the patch, and for a field of it that only a newer app knows. */
function isTextOf({ noun, patch }: Pick<Change, 'noun' | 'patch'>, field: string): boolean {
  const known = nounOf(noun)
  if (!Object.hasOwn(patch, field)) return false
  return !known || !Object.hasOwn(known.fields, field) || (known.texts?.includes(field) ?? false)
}

/** Reads the answer to a turn, or says why it is none: anything but ours is treated as no answer at all. */
export function readAnswer(input: unknown, nonce: string): SyncAnswer | string {
  if (!isRecord(input)) return 'not an object'
  if (input.echo !== nonce) return 'the answer to another question'
  if (!Array.isArray(input.verdicts) || !Array.isArray(input.rows)) return 'no verdicts or rows'
  if (!Number.isSafeInteger(input.cursor) || typeof input.now !== 'number') return 'no cursor or clock'
  if (!input.rows.every(isRow)) return 'a row that is none'
  return input as unknown as SyncAnswer
}

/** Reads a row as another device sends or offers it; undefined when it is none. */
export function readRow(input: unknown): Row | undefined {
  return isRow(input) && v.is(identifier, input.id) && v.is(scope, input.scope) ? input : undefined
}

export function readSnapshot(input: unknown): Snapshot | string {
  if (!isRecord(input)) return 'not an object'
  if (!Array.isArray(input.rows) || !input.rows.every(isRow)) return 'no rows'
  if (!Number.isSafeInteger(input.revision) || typeof input.now !== 'number') return 'no revision or clock'
  return input as unknown as Snapshot
}

/** Undefined when it says nothing that can be read; it was a poke all the same. */
export function readPoke(text: string): Poke | undefined {
  const input = parsed(text)
  if (!isRecord(input) || !Number.isSafeInteger(input.revision)) return undefined
  const { revision, boot, after, rows } = input as unknown as Poke
  return Number.isSafeInteger(after) && Array.isArray(rows) && rows.every(isRow)
    ? { revision, boot, after, rows }
    : { revision, boot }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRow(input: unknown): input is Row {
  return (
    isRecord(input) &&
    typeof input.noun === 'string' &&
    typeof input.id === 'string' &&
    typeof input.scope === 'string' &&
    typeof input.revision === 'number' &&
    isRecord(input.fields)
  )
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}
