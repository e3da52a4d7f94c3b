import { type Change, counterOf } from '../model/change.ts'
import { SCHEMA } from '../model/nouns.ts'
import {
  BATCH_CHARACTERS,
  MOST_CHANGES,
  type Poke,
  PROTOCOL,
  type Restored,
  readAnswer,
  readPoke,
  readSnapshot,
  type Snapshot,
  type SyncAnswer,
} from '../model/protocol.ts'
import { accountOf } from '../model/row.ts'
import { type Answer, ask, type Network } from './api.ts'
import { type Applied, apply, NOTHING_APPLIED } from './apply.ts'
import { type Database, DEVICE, type DeviceRecord, type Reading } from './database.ts'
import { readAfresh, readNext } from './grants.ts'
import { forgetHandedIn, handIn, letGo, unsentIn } from './hand-in.ts'
import { later } from './lazily.ts'
import { renumber } from './renumber.ts'
import { noteRestored, offerNext, withBoot } from './restored.ts'
import { noteComparing } from './told.ts'

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
  newDeviceId(): string
}

export interface SyncEvents {
  /** An answer is stored: memory, the screens and other tabs follow. */
  applied(applied: Applied): void | Promise<void>
  changed(state: SyncState): void
  /** The server knows fields it did not know before: what was parked for it can be sent. */
  newer?(): void
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
  /** This device was revoked, and what it had unsent has been handed in. */
  handedIn?: true
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
/** Answers slower than this say too little about the clock. */
const QUICK_MS = 2_000
/** Unasked all that is held is compared with the server's so often, and so long after everything was read. */
const COMPARED_EVERY_MS = 86_400_000
const COMPARED_AFTER_READING_MS = 5 * 60_000
const SESSION_TROUBLES: readonly string[] = ['expired', 'revoked', 'other_member']

const STORE_TROUBLE = { ok: false, trouble: 'store' } as const

type Failed = { ok: false; trouble: Trouble; wait?: number }

export class Sync {
  #state: SyncState = { is: 'resting', clockOff: 0 }
  #failures = 0
  #mostChanges = MOST_CHANGES
  #asked = false
  /** What the server said it has come to, since the turn under way began. */
  #heard: number | undefined
  /** What this tab's last turn left on disk; undefined while a reading afresh is under way. */
  #held: { turn: number; cursor: number; boot: string | undefined } | undefined
  /** Another run of the server has answered in the middle of a reading: an ordinary turn tells whether it was restored. */
  #asksFirst = false
  /** What the server speaks; one that was not updated yet speaks the one before. */
  #protocol = PROTOCOL
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
    else if (this.#running) return
    else if (poke.boot !== this.#held?.boot) this.poke()
    else if (poke.revision === this.#held?.cursor) return
    else if (poke.rows && poke.after === this.#held?.cursor && this.#state.is === 'resting')
      this.#begin(() => this.#take(poke))
    else this.poke()
  }

  /** Compares all that is held with the server's, in the next turn that leaves nothing to read; what differs is read again. */
  async check(): Promise<void> {
    await noteComparing(this.db)
    this.poke(true)
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
    const { turn, boot } = this.#held!
    const now = this.ports.now()
    const { boots } = (await this.db.device.get(DEVICE))!
    const device = { cursor: revision, last: now, boots: withBoot(boots, boot, revision) }
    const arrival = { sent: [], verdicts: [], rows, device }
    const applied = await apply(this.db, turn, arrival, now)
    if (!applied || this.#closed) return false
    this.#held = { turn: turn + 1, cursor: revision, boot }
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
      const outcome = await this.#turn().catch(() => STORE_TROUBLE)
      if (this.#closed) return
      if (outcome === 'again') this.#asked = true
      else if (outcome !== 'done')
        return this.#fail(await this.#handInIfRevoked(outcome).catch(() => STORE_TROUBLE))
      else if (this.#isBehind()) this.#asked = true
    }
    this.#move({ is: 'resting' })
  }

  /** A device that was revoked hands in what it has unsent, once, and then has nothing more to do here. */
  async #handInIfRevoked(outcome: Failed): Promise<Failed> {
    if (outcome.trouble !== 'revoked') return outcome
    const device = (await this.db.device.get(DEVICE))!
    const unsent = await unsentIn(this.db)
    const answer = await handIn(this.ports.network, this.member, device, 'revoked', unsent)
    if (!answer.ok) return answer.trouble === 'refused' ? outcome : answer
    await forgetHandedIn(this.db, unsent)
    await this.#tellSettled()
    this.#move({ handedIn: true })
    return outcome
  }

  async #turn(): Promise<
    'again' | 'done' | Exclude<Answer, { ok: true }> | { ok: false; trouble: 'unreadable' }
  > {
    const [device, batch] = await Promise.all([
      this.db.device.get(DEVICE).then(known => known!),
      this.#nextBatch(),
    ])
    if (device.restored) return this.#offer(device)
    if (device.purge?.length) return this.#purge(device, device.purge)
    if (device.afresh && !this.#asksFirst) return this.#readAfresh(device)
    this.#asksFirst = false
    const from = batch.changes[0] ? counterOf(batch.changes[0].id) : device.counter + 1
    const nonce = this.ports.random().toString(36).slice(2)
    const { member } = this
    const asked = this.ports.now()
    const compares = isToCompare(device, batch, asked)
    const answer = await ask(this.ports.network, '/api/sync', {
      protocol: this.#protocol,
      schema: SCHEMA,
      member,
      device: device.id,
      from,
      cursor: device.cursor,
      nonce,
      grants: device.grants?.at ?? device.cursor,
      boot: device.boots?.at(-1)?.id,
      seen: device.boots?.at(-1)?.upTo,
      token: device.token,
      ...(compares && { check: true }),
      changes: batch.changes,
    })
    if (!answer.ok) return this.#declined(device, answer)
    const read = readAnswer(answer.body, nonce)
    if (typeof read === 'string') return { ok: false, trouble: 'unreadable' }
    return this.#store(device, batch, read, asked, compares)
  }

  /** Some answers that decline a turn say what to do instead. */
  async #declined(
    device: DeviceRecord,
    answer: Exclude<Answer, { ok: true }>,
  ): Promise<'again' | Exclude<Answer, { ok: true }>> {
    if (answer.trouble === 'protocol' && this.#protocol === PROTOCOL) {
      this.#protocol = PROTOCOL - 1
      return 'again'
    }
    if (answer.trouble !== 'refused') return answer
    this.#held = undefined
    if (answer.code === 'restored' && isRestored(answer.body)) {
      await noteRestored(this.db, device.turn, answer.body, this.ports.now())
      await this.#tellSettled(true)
      return 'again'
    }
    if (answer.code !== 'copied') return answer
    const { known } = answer.body as { known?: string[] }
    await renumber(this.db, device.turn, this.ports.newDeviceId(), new Set(known))
    await this.#tellSettled()
    return 'again'
  }

  /** What waits has other names, or has seen less, than memory knows. */
  async #tellSettled(attention = false): Promise<void> {
    await this.events.applied({ ...NOTHING_APPLIED, settled: true, attention })
  }

  async #offer(device: DeviceRecord): Promise<'again' | Exclude<Answer, { ok: true }>> {
    const offered = await offerNext(this.db, this.ports.network, this.member, device, this.ports.now())
    if (!Array.isArray(offered)) return offered
    // Memory takes them anew: what comes from the server may carry lower revisions than it knows.
    const removed = offered.map(({ noun, id, scope }) => ({ noun, id, account: accountOf(scope) }))
    await this.events.applied({ ...NOTHING_APPLIED, rows: offered, removed, attention: true })
    return 'again'
  }

  /** What is unsent in scopes that may be read no more is handed in, then they go. */
  async #purge(device: DeviceRecord, purge: string[]): Promise<'again' | Exclude<Answer, { ok: true }>> {
    const scopes = new Set(purge)
    const unsent = await unsentIn(this.db, scopes)
    const answer = await handIn(this.ports.network, this.member, device, 'access', unsent)
    if (!answer.ok) return answer
    this.#held = undefined
    const applied = await letGo(this.db, device.turn, scopes, unsent, this.ports.now())
    if (applied) await this.events.applied(applied)
    return 'again'
  }

  async #store(
    device: DeviceRecord,
    batch: Batch,
    answer: SyncAnswer,
    asked: number,
    compares: boolean,
  ): Promise<'again' | 'done'> {
    const now = this.ports.now()
    const afresh = answer.afresh && readAfresh(device)
    const cursor = afresh ? device.cursor : answer.cursor
    const applied = await apply(
      this.db,
      device.turn,
      {
        sent: batch.records,
        verdicts: answer.verdicts,
        rows: answer.rows,
        device: {
          cursor,
          last: now,
          boots: withBoot(device.boots, answer.boot, answer.seen),
          token: answer.token,
          serverSchema: answer.schema,
          ...this.#clock(device, answer.now, asked),
          ...afresh,
        },
        ...(answer.grants && { granted: answer.grants }),
      },
      now,
    )
    this.#failures = 0
    this.#move({ last: now, trouble: undefined })
    if (!applied) return 'again'
    this.#held = afresh ? undefined : { turn: device.turn + 1, cursor, boot: answer.boot }
    await this.events.applied(applied)
    if ((answer.schema ?? 0) > (device.serverSchema ?? Number.POSITIVE_INFINITY)) this.events.newer?.()
    const isSame = !compares || answer.more || afresh || (await this.#compare(device.turn + 1, answer))
    if (answer.more || afresh || !isSame || batch.more) return 'again'
    this.#mostChanges = MOST_CHANGES
    return 'done'
  }

  /** False when something differs and is to be read again, or another turn came between. */
  async #compare(turn: number, { digests, cursor, boot }: SyncAnswer): Promise<boolean> {
    const { compare } = await later()
    const now = this.ports.now()
    const wrong = await compare(this.db, turn, digests, { now, next: now + COMPARED_EVERY_MS })
    this.#held = wrong === 0 ? { turn: turn + 1, cursor, boot } : undefined
    await this.events.applied({ ...NOTHING_APPLIED, attention: true })
    return wrong === 0
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
    const known = device.boots?.at(-1)?.id
    if (known !== undefined && slice.boot !== undefined && slice.boot !== known) {
      this.#asksFirst = true
      return 'again'
    }
    const now = this.ports.now()
    if (slice.next) {
      const next = addressOf({ ...afresh, revision: slice.revision, after: slice.next })
      this.#ahead = { slice: next, answer: ask(this.ports.network, next) }
    }
    const rows = afresh.rows + slice.rows.length
    const boots = withBoot(device.boots, slice.boot, slice.seen)
    const reached = slice.next
      ? { afresh: { ...afresh, revision: slice.revision, after: slice.next, rows, total: slice.total } }
      : { afresh: undefined, ...(afresh.scopes ? readNext(device) : readAll(slice, now)) }
    const applied = await apply(
      this.db,
      device.turn,
      {
        sent: [],
        verdicts: [],
        rows: slice.rows,
        // An answer that was waiting here says nothing of the clock.
        device: { ...reached, boots, last: now, ...(!ahead && this.#clock(device, slice.now, asked)) },
        ...(!slice.next && { readFrom: slice.revision }),
        ...(slice.scopes && { scopes: slice.scopes }),
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

  #fail(answer: Failed): void {
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

/** After the last slice of everything: what came since is asked for from here on. */
function readAll({ revision, seesAll }: Snapshot, now: number): Partial<DeviceRecord> {
  return {
    cursor: revision,
    compareAt: now + COMPARED_AFTER_READING_MS,
    grants: { at: revision, all: seesAll ?? true },
    unread: [],
    purge: [],
  }
}

/** A person has asked for it, or it is time again and there is nothing to send. A time further off than a day is a wrong clock's. */
function isToCompare({ told, compareAt }: DeviceRecord, batch: Batch, now: number): boolean {
  if (told?.comparing) return true
  if (batch.changes.length > 0) return false
  return compareAt === undefined || compareAt <= now || compareAt > now + COMPARED_EVERY_MS
}

function isRestored(body: unknown): body is Restored {
  const { boot, boots } = body as Partial<Restored>
  return typeof boot === 'string' && Array.isArray(boots)
}

function addressOf({ revision, after, scopes }: Pick<Reading, 'revision' | 'after' | 'scopes'>): string {
  const query = new URLSearchParams({
    ...(revision !== undefined && { at: String(revision) }),
    ...(after && { after }),
    ...(scopes && { scopes: scopes.join(',') }),
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
