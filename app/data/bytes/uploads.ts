import { PART_BYTES } from '../../model/blob.ts'
import type { Network } from '../api.ts'
import type { Database, HeldBlob } from '../database.ts'
import { askOffset, type OffsetAnswer, sendPart, type Trouble } from './blob-http.ts'
import { type Estimate, evictOverBudget } from './budget.ts'
import { hashOf, readHeld, readRange } from './held.ts'
import { isDeleted, nextOwed, type Owed, refuse, sweepUnnamed } from './owed.ts'

/**
 * Brings bytes after the rows that name them, behind the outbox: it is poked when a turn of sync has settled.
 *
 *              poke                          more to send
 *   resting ─────────▶ sending ◀──────────────────────────────┐
 *      ▲                 │  │                                  │
 *      │  nothing left   │  └── part confirmed, or refused ────┘
 *      ├─────────────────┤
 *      │                 └── trouble ──▶ waiting ── backoff with jitter, at most 5 min, for ever ──▶ sending
 *      └── session trouble: rests until a turn of sync settles again
 *
 * What the server has confirmed it is asked for anew each time, so an answer that was lost costs at most one part. Parts are
 * halved while the line is too slow for them. Nothing here ever takes bytes away that the server has not verified.
 */
export interface UploadPorts {
  network: Network
  now(): number
  random(): number
  after(ms: number, then: () => void): () => void
  estimate: Estimate
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 5 * 60_000
const SMALLEST_PART = 64 * 1024
/** Answers without progress, one after the other, after which it is left alone for a while. */
const MOST_STANDSTILLS = 3
const SESSION_TROUBLES: readonly string[] = ['expired', 'revoked', 'other_member']
const CODES: Record<number, string> = { 404: 'not_found', 413: 'too_large' }

type Outcome = 'done' | 'refused' | Trouble

export class Uploads {
  state: 'resting' | 'sending' | 'waiting' = 'resting'
  #failures = 0
  #asked = false
  #partBytes = PART_BYTES
  #cancelWait: (() => void) | undefined
  #running: Promise<void> | undefined
  #closed = false
  #isSwept = false
  /** Rows the server did not know and that are deleted here: asked again at the next start. */
  readonly #skipped = new Set<string>()

  constructor(
    readonly db: Database,
    readonly ports: UploadPorts,
    /** What is unsent, or how much of it, has changed, or the server has refused something. */
    readonly changed: () => void,
  ) {}

  /** Sends what is owed. While it waits out a backoff, only `now` hurries it. */
  poke(now = false): void {
    if (this.#closed) return
    this.#asked = true
    if (this.state === 'waiting' && !now) return
    this.#cancelWait?.()
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#asked && this.state === 'resting') this.poke()
    })
  }

  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  close(): void {
    this.#closed = true
    this.#cancelWait?.()
  }

  async #run(): Promise<void> {
    this.state = 'sending'
    while (this.#asked && !this.#closed) {
      this.#asked = false
      // A store that fails is trouble like the network's.
      const trouble = await this.#sendAll().catch((): Trouble => ({ ok: false, trouble: 'server' }))
      if (trouble) return this.#fail(trouble)
    }
    this.state = 'resting'
  }

  async #sendAll(): Promise<Trouble | undefined> {
    if (!this.#isSwept) await sweepUnnamed(this.db, this.ports.now())
    this.#isSwept = true
    const passed = new Set(this.#skipped)
    let trouble: Trouble | undefined
    while (!this.#closed) {
      const owed = await nextOwed(this.db, passed)
      if (!owed) return trouble
      const outcome = await this.#send(owed)
      if (outcome === 'done') await evictOverBudget(this.db, this.ports.estimate)
      else if (outcome !== 'refused') {
        if (outcome.trouble !== 'server') return outcome
        // What the server stumbles over must not keep the rest from it.
        trouble = outcome
        passed.add(owed.row)
        continue
      }
      passed.add(owed.row)
      this.#failures = 0
      this.changed()
    }
    return undefined
  }

  async #send(owed: Owed): Promise<Outcome> {
    const { hash, size } = owed.blob
    let answer = await askOffset(this.ports.network, hash, owed.row)
    let standstills = 0
    let reached = -1
    for (;;) {
      if (this.#closed) return { ok: false, trouble: 'offline' }
      const offset = await this.#offsetOf(answer, owed)
      if (typeof offset !== 'number') return offset
      if (offset === size) return this.#arrived(owed)
      standstills = offset > reached ? 0 : standstills + 1
      if (offset > size || standstills > MOST_STANDSTILLS) return { ok: false, trouble: 'server' }
      reached = offset
      if (offset > 0) await this.#note(hash, offset)
      const end = Math.min(size, offset + this.#partBytes)
      const part = await readRange(this.db, hash, offset, end)
      if (part.byteLength !== end - offset) return refuse(this.db, owed, 'damaged', this.ports.now())
      answer = await sendPart(this.ports.network, hash, owed.row, offset, part)
      if (answer.ok) this.#partBytes = Math.min(PART_BYTES, this.#partBytes * 2)
    }
  }

  /** Where to go on from; else what became of it. */
  async #offsetOf(answer: OffsetAnswer, owed: Owed): Promise<number | Outcome> {
    if (answer.ok) return answer.offset
    if (answer.trouble === 'offset') return answer.offset ?? this.#offsetOf(await this.#askAgain(owed), owed)
    if (answer.trouble === 'too_large') return refuse(this.db, owed, 'too_large', this.ports.now())
    if (answer.trouble !== 'refused') return answer
    if (answer.status === 404 && (await isDeleted(this.db, owed))) {
      this.#skipped.add(owed.row)
      return 'refused'
    }
    if (answer.code === 'hash') return this.#spoilt(owed)
    return refuse(this.db, owed, CODES[answer.status] ?? answer.code, this.ports.now())
  }

  /** An answer that says only that the offset is wrong is none to a question for it. */
  async #askAgain({ blob, row }: Owed): Promise<Exclude<OffsetAnswer, { trouble: 'offset' }>> {
    const answer = await askOffset(this.ports.network, blob.hash, row)
    return !answer.ok && answer.trouble === 'offset' ? { ok: false, trouble: 'server' } : answer
  }

  /** The server got other bytes than the row names: spoilt on the way, and sent anew later, or spoilt here. */
  async #spoilt(owed: Owed): Promise<Outcome> {
    const bytes = await readHeld(this.db, owed.blob.hash)
    const isWhole = bytes && (await hashOf(bytes)) === owed.blob.hash
    return isWhole ? { ok: false, trouble: 'server' } : refuse(this.db, owed, 'damaged', this.ports.now())
  }

  async #note(hash: string, sent: number): Promise<void> {
    await this.db.blobs.update(hash, { sent })
    this.changed()
  }

  async #arrived({ blob, row }: Owed): Promise<Outcome> {
    await this.db.transaction('rw', this.db.blobs, async () => {
      const held = await this.db.blobs.get(blob.hash)
      if (!held) return
      const owed = held.owed.filter(one => one.row !== row)
      const { sent: _, ...rest } = held
      const arrived: HeldBlob = owed.length ? { ...rest, owed } : { ...rest, owed, safe: true }
      await this.db.blobs.put(arrived)
    })
    return 'done'
  }

  #fail({ trouble, ...answer }: Trouble): void {
    this.state = 'resting'
    if (this.#closed || SESSION_TROUBLES.includes(trouble)) {
      this.#asked = false
      return
    }
    if (trouble === 'offline' || trouble === 'portal')
      this.#partBytes = Math.max(SMALLEST_PART, this.#partBytes >> 1)
    const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures)
    this.#failures += 1
    this.state = 'waiting'
    const wait = 'wait' in answer ? answer.wait : undefined
    this.#cancelWait = this.ports.after(wait ?? backoff * (0.5 + this.ports.random() / 2), () => {
      this.#cancelWait = undefined
      this.poke(true)
    })
  }
}
