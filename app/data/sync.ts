import { type Poke, readPoke } from '../model/protocol.ts'
import type { Answer, Network } from './api.ts'
import type { Applied } from './apply.ts'
import { asMember } from './as-member.ts'
import type { Database } from './database.ts'
import { handInIfRevoked } from './declined.ts'
import { noteComparing } from './told.ts'
import { type Failed, type Turning, Turns } from './turn.ts'

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
  /** There was something to hand in. */
  gave?: true
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
const SESSION_TROUBLES: readonly string[] = ['expired', 'revoked', 'other_member']

const STORE_TROUBLE = { ok: false, trouble: 'store' } as const

export class Sync {
  readonly #turning: Turning
  readonly #turns: Turns
  #state: SyncState
  #failures = 0
  #asked = false
  /** What the server said it has come to, since the turn under way began. */
  #heard: number | undefined
  #cancelWait: (() => void) | undefined
  #closed = false
  #running: Promise<void> | undefined

  constructor(
    readonly db: Database,
    readonly member: string,
    readonly ports: SyncPorts,
    readonly events: SyncEvents,
    clockOff = 0,
  ) {
    this.#state = { is: 'resting', clockOff }
    const reached: Turning['reached'] = progress => {
      this.#failures = 0
      // A restored server may know a device again that had been revoked: it does not end.
      this.#move({ ...progress, trouble: undefined, handedIn: undefined, gave: undefined })
    }
    const ofMember = { ...ports, network: asMember(ports, () => member) }
    this.#turning = { db, member, ports: ofMember, events, reached, note: found => this.#move(found) }
    this.#turns = new Turns(this.#turning)
  }

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
    else if (poke.boot !== this.#turns.held?.boot) this.poke()
    else if (poke.revision === this.#turns.held?.cursor) return
    else if (poke.rows && poke.after === this.#turns.held?.cursor && this.#state.is === 'resting')
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

  async #storeNews(poke: Poke): Promise<boolean> {
    const now = this.ports.now()
    const applied = await this.#turns.storeNews(poke, now)
    if (!applied || this.#closed) return false
    this.#move({ last: now })
    await this.events.applied(applied)
    return true
  }

  async #run(): Promise<void> {
    while (this.#asked && !this.#closed) {
      this.#asked = false
      this.#heard = undefined
      this.#move({ is: 'turning' })
      // A store that fails is trouble like the network's: the turn is asked again, nothing has moved.
      const outcome = await this.#turns.next().catch(() => STORE_TROUBLE)
      if (this.#closed) return
      if (outcome === 'again') this.#asked = true
      else if (outcome !== 'done')
        return this.#fail(await handInIfRevoked(this.#turning, outcome).catch(() => STORE_TROUBLE))
      else if (this.#isBehind()) this.#asked = true
    }
    this.#move({ is: 'resting' })
  }

  #isBehind(): boolean {
    return this.#heard !== undefined && this.#heard !== this.#turns.held?.cursor
  }

  #fail(answer: Failed): void {
    if (SESSION_TROUBLES.includes(answer.trouble)) {
      this.#move({ is: 'locked', trouble: answer.trouble })
      return
    }
    if (answer.trouble === 'too_large') this.#turns.sendLess()
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
