import { type Change, counterOf } from '../model/change.ts'
import { SCHEMA } from '../model/nouns.ts'
import {
  BATCH_CHARACTERS,
  MOST_CHANGES,
  type Poke,
  PROTOCOL,
  readAnswer,
  readPoke,
  readSnapshot,
  type SyncAnswer,
} from '../model/protocol.ts'
import { type Answer, ask, type Network } from './api.ts'
import { type Applied, apply } from './apply.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'

/**
 * The loop between the outbox and the server.
 *
 *            poke, timer, online                    more to send or to read
 *   resting ────────────────────▶ turning ◀─────────────────────────────┐
 *      ▲                            │  │                                 │
 *      │      nothing left          │  └── answer stored ────────────────┘
 *      ├────────────────────────────┤
 *      │                            └── trouble ──▶ waiting ── backoff with jitter, at most 5 min, for ever ──▶ turning
 *      └── session trouble: rests until signed in again; nothing is dropped
 *
 * One turn at a time in a tab, one tab at a time by the leader's lock; where there is no lock, the turn number throws the
 * later of two answers away.
 */
export interface SyncPorts {
  network: Network
  now(): number
  random(): number
  /** Calls back after `ms`; returns how to cancel. */
  after(ms: number, then: () => void): () => void
}

export interface SyncEvents {
  /** An answer is stored: memory, the screens and other tabs follow. */
  applied(applied: Applied): void | Promise<void>
  changed(state: SyncState): void
  /** A reading afresh would have removed this many rows, too many to do unasked. */
  missing(rows: number): void
}

export type Trouble = Exclude<Answer, { ok: true }>['trouble'] | 'unreadable' | 'store'

export interface SyncState {
  is: 'resting' | 'turning' | 'waiting' | 'locked'
  trouble?: Trouble
  last?: number
  reading?: { rows: number; total: number }
  clockOff: number
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
/** Answers slower than this say too little about the clock. */
const QUICK_MS = 2_000
const SESSION_TROUBLES: readonly string[] = ['expired', 'revoked', 'other_member']

export class Sync {
  #state: SyncState = { is: 'resting', clockOff: 0 }
  #failures = 0
  #mostChanges = MOST_CHANGES
  #asked = false
  /** What the server said it has come to, since the turn under way began. */
  #heard: number | undefined
  /** What this tab's last turn left on disk; undefined while a reading afresh is under way. */
  #held: { turn: number; cursor: number } | undefined
  #cancelWait: (() => void) | undefined
  #closed = false
  #running: Promise<void> | undefined
  /** The next slice of a reading afresh, asked for while the one before is being stored. */
  #ahead: { slice: string; answer: Promise<Answer> } | undefined

  constructor(
    readonly db: Database,
    readonly member: string,
    readonly ports: SyncPorts,
    readonly events: SyncEvents,
  ) {}

  get state(): SyncState {
    return this.#state
  }

  /** Asks for a turn soon: after an edit, a return to the screen. Waits out a backoff unless `now`. */
  poke(now = false): void {
    if (this.#closed || (this.#state.is === 'locked' && !now)) return
    this.#asked = true
    if (this.#state.is === 'waiting' && !now) return
    this.#cancelWait?.()
    this.#begin(() => this.#run())
  }

  /**
   * The server has said something unasked (`Poke`). What is held already, or comes with the turn under way, needs no turn of its own;
   * what is new and brought along is stored as an answer is; for anything else a turn is asked for.
   */
  heard(text: string): void {
    const poke = readPoke(text)
    this.#heard = poke?.revision
    if (this.#state.is === 'waiting' || !poke) this.poke(true)
    else if (this.#running || poke.revision === this.#held?.cursor) return
    else if (poke.rows && poke.after === this.#held?.cursor && this.#state.is === 'resting')
      this.#begin(() => this.#take(poke))
    else this.poke()
  }

  /** Resolves when no turn is under way. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  close(): void {
    this.#closed = true
    this.#cancelWait?.()
  }

  #begin(work: () => Promise<void>): void {
    this.#running ??= work().finally(() => {
      this.#running = undefined
      if (this.#asked && this.#state.is === 'resting') this.poke()
    })
  }

  /** Takes what a poke brought; when anything else was stored since this tab's last turn, or the store fails, it is asked for. */
  async #take(poke: Poke): Promise<void> {
    const isStored = await this.#storeNews(poke).catch(() => false)
    if (!isStored || this.#isBehind()) this.#asked = true
  }

  async #storeNews({ rows = [], revision }: Poke): Promise<boolean> {
    const { turn } = this.#held!
    const now = this.ports.now()
    const arrival = { sent: [], verdicts: [], rows, device: { cursor: revision, last: now } }
    const applied = await apply(this.db, turn, arrival, now)
    if (!applied || this.#closed) return false
    this.#held = { turn: turn + 1, cursor: revision }
    this.#move({ last: now })
    await this.events.applied(applied)
    return true
  }

  #isBehind(): boolean {
    return this.#heard !== undefined && this.#heard !== this.#held?.cursor
  }

  async #run(): Promise<void> {
    while (this.#asked && !this.#closed) {
      this.#asked = false
      this.#heard = undefined
      this.#move({ is: 'turning' })
      // A store that fails is trouble like the network's: the turn is asked again, nothing has moved.
      const outcome = await this.#turn().catch(() => ({ ok: false, trouble: 'store' }) as const)
      if (this.#closed) return
      if (outcome === 'again') this.#asked = true
      else if (outcome !== 'done') return this.#fail(outcome)
      else if (this.#isBehind()) this.#asked = true
    }
    this.#move({ is: 'resting' })
  }

  async #turn(): Promise<
    'again' | 'done' | Exclude<Answer, { ok: true }> | { ok: false; trouble: 'unreadable' }
  > {
    const [device, batch] = await Promise.all([
      this.db.device.get(DEVICE).then(known => known!),
      this.#nextBatch(),
    ])
    if (device.afresh) return this.#readAfresh(device)
    const from = batch.changes[0] ? counterOf(batch.changes[0].id) : device.counter + 1
    const nonce = this.ports.random().toString(36).slice(2)
    const { member } = this
    const asked = this.ports.now()
    const answer = await ask(this.ports.network, '/api/sync', {
      protocol: PROTOCOL,
      schema: SCHEMA,
      member,
      device: device.id,
      from,
      cursor: device.cursor,
      nonce,
      changes: batch.changes,
    })
    if (!answer.ok) return answer
    const read = readAnswer(answer.body, nonce)
    if (typeof read === 'string') return { ok: false, trouble: 'unreadable' }
    return this.#store(device, batch, read, asked)
  }

  async #store(
    device: DeviceRecord,
    batch: Batch,
    answer: SyncAnswer,
    asked: number,
  ): Promise<'again' | 'done'> {
    const now = this.ports.now()
    const afresh = answer.afresh && { number: device.readings + 1, rows: 0, total: 0 }
    const applied = await apply(
      this.db,
      device.turn,
      {
        sent: batch.records,
        verdicts: answer.verdicts,
        rows: answer.rows,
        device: {
          cursor: answer.afresh ? device.cursor : answer.cursor,
          last: now,
          ...this.#clock(device, answer.now, asked),
          ...(afresh && { afresh, readings: afresh.number }),
        },
      },
      now,
    )
    this.#failures = 0
    this.#move({ last: now, trouble: undefined })
    if (!applied) return 'again'
    this.#held = afresh ? undefined : { turn: device.turn + 1, cursor: answer.cursor }
    await this.events.applied(applied)
    if (answer.more || afresh || batch.more) return 'again'
    this.#mostChanges = MOST_CHANGES
    return 'done'
  }

  /** One slice of a reading afresh; after the last, the ordinary pull from the revision noted at its start. */
  async #readAfresh(
    device: DeviceRecord,
  ): Promise<'again' | Exclude<Answer, { ok: true }> | { ok: false; trouble: 'unreadable' }> {
    const afresh = device.afresh!
    const wanted = addressOf(afresh)
    const ahead = this.#ahead?.slice === wanted ? this.#ahead : undefined
    this.#ahead = undefined
    const asked = this.ports.now()
    const answer = await (ahead?.answer ?? ask(this.ports.network, wanted))
    if (!answer.ok) return answer
    const slice = readSnapshot(answer.body)
    if (typeof slice === 'string') return { ok: false, trouble: 'unreadable' }
    const now = this.ports.now()
    if (slice.next) {
      const next = addressOf({ revision: slice.revision, after: slice.next })
      this.#ahead = { slice: next, answer: ask(this.ports.network, next) }
    }
    const rows = afresh.rows + slice.rows.length
    const reached = slice.next
      ? { afresh: { ...afresh, revision: slice.revision, after: slice.next, rows, total: slice.total } }
      : { afresh: undefined, cursor: slice.revision }
    const applied = await apply(
      this.db,
      device.turn,
      {
        sent: [],
        verdicts: [],
        rows: slice.rows,
        // An answer that was waiting here says nothing of the clock.
        device: { ...reached, last: now, ...(!ahead && this.#clock(device, slice.now, asked)) },
        ...(!slice.next && { readFrom: slice.revision }),
      },
      now,
    )
    if (!applied) return 'again'
    this.#failures = 0
    this.#move({
      reading: slice.next ? { rows, total: slice.total } : undefined,
      last: now,
      trouble: undefined,
    })
    await this.events.applied(applied)
    if (applied.missing) this.events.missing(applied.missing)
    return 'again'
  }

  async #nextBatch(): Promise<Batch> {
    const head = await this.db.outbox.orderBy('counter').limit(this.#mostChanges).toArray()
    const batch: Batch = { records: [], changes: [], more: false }
    let characters = 0
    for (const sent of head) {
      for (const change of sent.changes) {
        characters += JSON.stringify(change).length
        const isFull =
          batch.changes.length >= this.#mostChanges ||
          (characters > BATCH_CHARACTERS && batch.changes.length > 0)
        if (isFull) return { ...batch, more: true }
        if (batch.records.at(-1) !== sent.counter) batch.records.push(sent.counter)
        batch.changes.push(change)
      }
    }
    return { ...batch, more: head.length === this.#mostChanges }
  }

  #clock(device: DeviceRecord, server: number, asked: number): { offset?: number } {
    const now = this.ports.now()
    if (now - asked > QUICK_MS || now < asked) return {}
    const offset = Math.round(server - (asked + now) / 2)
    this.#move({ clockOff: -offset })
    // Small wobble is the network's, not the clock's.
    return Math.abs(offset - device.offset) < 500 ? {} : { offset }
  }

  #fail(answer: { trouble: Trouble; wait?: number }): void {
    if (SESSION_TROUBLES.includes(answer.trouble)) {
      this.#move({ is: 'locked', trouble: answer.trouble })
      return
    }
    if (answer.trouble === 'too_large') this.#mostChanges = Math.max(1, this.#mostChanges >> 1)
    const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures)
    this.#failures += 1
    this.#move({ is: 'waiting', trouble: answer.trouble })
    this.#cancelWait = this.ports.after(answer.wait ?? backoff * (0.5 + this.ports.random() / 2), () => {
      this.#cancelWait = undefined
      this.poke(true)
    })
  }

  #move(next: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...next }
    this.events.changed(this.#state)
  }
}

function addressOf({ revision, after }: { revision?: number; after?: string }): string {
  const query = new URLSearchParams({
    ...(revision !== undefined && { at: String(revision) }),
    ...(after && { after }),
  })
  return `/api/snapshot?${query}`
}

interface Batch {
  /** Keys of the outbox records the changes come from. */
  records: number[]
  changes: Change[]
  /** More waits in the outbox than fits. */
  more: boolean
}
