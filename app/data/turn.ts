import { counterOf } from '../model/change.ts'
import { SCHEMA } from '../model/nouns.ts'
import { MOST_CHANGES, type Poke, PROTOCOL, readAnswer, type SyncAnswer } from '../model/protocol.ts'
import { accountOf } from '../model/row.ts'
import { ReadingAfresh } from './afresh.ts'
import { type Answer, ask } from './api.ts'
import { type Applied, apply, NOTHING_APPLIED } from './apply.ts'
import { type Batch, nextBatch } from './batch.ts'
import { type Database, DEVICE, type DeviceRecord } from './database.ts'
import { declined } from './declined.ts'
import { readAfresh } from './grants.ts'
import { handIn, letGo, unsentIn } from './hand-in.ts'
import { later } from './lazily.ts'
import { offerNext, withBoot } from './restored.ts'
import { readClock } from './server-clock.ts'
import type { SyncEvents, SyncPorts, SyncState, Trouble } from './sync.ts'

/** Unasked all that is held is compared with the server's so often. */
const COMPARED_EVERY_MS = 86_400_000

/** What a turn works with, and whom it tells how far it has come. */
export interface Turning {
  db: Database
  member: string
  ports: SyncPorts
  events: SyncEvents
  /** The server has answered as it should: nothing stands in the way any more. */
  reached(progress: Pick<SyncState, 'last' | 'reading'>): void
  note(found: Partial<Pick<SyncState, 'clockOff' | 'handedIn' | 'gave'>>): void
}

export type Failed = { ok: false; trouble: Trouble; wait?: number }

/** The turns of one tab: each sends what is next in the outbox and stores what is news, unless something else has to be done before. */
export class Turns {
  /** What the last turn left on disk. The loop looks at it only while it rests, when there was nothing more to do after that turn. */
  held: { turn: number; cursor: number; boot: string | undefined } | undefined
  #mostChanges = MOST_CHANGES
  /** What the server speaks; one that was not updated yet speaks the one before. */
  #protocol = PROTOCOL
  readonly #turning: Turning
  readonly #reading: ReadingAfresh

  constructor(turning: Turning) {
    this.#turning = turning
    this.#reading = new ReadingAfresh(turning)
  }

  async next(): Promise<'again' | 'done' | Failed> {
    const { db } = this.#turning
    const [device, batch] = await Promise.all([
      db.device.get(DEVICE).then(known => known!),
      nextBatch(db, this.#mostChanges),
    ])
    if (device.restored) return offer(this.#turning, device)
    if (device.purge?.length) return purge(this.#turning, device, device.purge)
    if (device.afresh && !this.#reading.asksFirst) return this.#reading.next(device)
    this.#reading.asksFirst = false
    return this.#exchange(device, batch)
  }

  /** Somebody on the way takes no batches of this size. */
  sendLess(): void {
    this.#mostChanges = Math.max(1, this.#mostChanges >> 1)
  }

  /** Stores what a poke brought along, as an answer is stored that asked from where the last turn ended. */
  async storeNews({ rows = [], revision }: Poke, now: number): Promise<Applied | undefined> {
    const { db } = this.#turning
    const { turn, boot } = this.held!
    const { boots } = (await db.device.get(DEVICE))!
    const device = { cursor: revision, last: now, boots: withBoot(boots, boot, revision) }
    const arrival = { sent: [], verdicts: [], rows, device }
    const applied = await apply(db, turn, arrival, now)
    if (applied) this.held = { turn: turn + 1, cursor: revision, boot }
    return applied
  }

  async #exchange(device: DeviceRecord, batch: Batch): Promise<'again' | 'done' | Failed> {
    const { member, ports } = this.#turning
    const from = batch.changes[0] ? counterOf(batch.changes[0].id) : device.counter + 1
    const nonce = ports.random().toString(36).slice(2)
    const asked = ports.now()
    const compares = isToCompare(device, batch, asked)
    const answer = await ask(ports.network, '/api/sync', {
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

  async #declined(device: DeviceRecord, answer: Exclude<Answer, { ok: true }>): Promise<'again' | Failed> {
    if (answer.trouble !== 'protocol' || this.#protocol < PROTOCOL)
      return declined(this.#turning, device, answer)
    this.#protocol = PROTOCOL - 1
    return 'again'
  }

  async #store(
    device: DeviceRecord,
    batch: Batch,
    answer: SyncAnswer,
    asked: number,
    compares: boolean,
  ): Promise<'again' | 'done'> {
    const { db, ports, events, reached } = this.#turning
    const now = ports.now()
    const afresh = answer.afresh && readAfresh(device)
    const cursor = afresh ? device.cursor : answer.cursor
    // Its last slice says it again, when what came of those runs is here.
    const isReadingAll = device.afresh && !device.afresh.scopes
    const applied = await apply(
      db,
      device.turn,
      {
        sent: batch.records,
        verdicts: answer.verdicts,
        rows: answer.rows,
        device: {
          cursor,
          last: now,
          boots: withBoot(device.boots, answer.boot, answer.seen, isReadingAll ? undefined : answer.boots),
          token: answer.token,
          serverSchema: answer.schema,
          ...readClock(this.#turning, device, answer.now, asked),
          ...afresh,
        },
        ...(answer.grants && { granted: answer.grants }),
        handIns: answer.handIns ?? 0,
      },
      now,
    )
    reached({ last: now })
    if (!applied) return 'again'
    this.held = { turn: device.turn + 1, cursor, boot: answer.boot }
    await events.applied(applied)
    if (isNewer(device, answer.schema)) events.newer?.()
    // A reading that another run of the server broke off goes on; what is still to be read is not compared.
    const isReading = answer.more || afresh || device.afresh !== undefined
    const isSame = !compares || isReading || (await this.#compare(device.turn + 1, answer))
    if (isReading || !isSame || batch.more) return 'again'
    this.#mostChanges = MOST_CHANGES
    return 'done'
  }

  /** False when something differs and is to be read again. Where another turn came between, a later one compares: two tabs would have each other ask without end. */
  async #compare(turn: number, { digests, cursor, boot }: SyncAnswer): Promise<boolean> {
    const { db, ports, events } = this.#turning
    const { compare } = await later()
    const now = ports.now()
    const wrong = await compare(db, turn, digests, { now, next: now + COMPARED_EVERY_MS })
    this.held = wrong === 0 ? { turn: turn + 1, cursor, boot } : undefined
    await events.applied({ ...NOTHING_APPLIED, attention: true })
    return !wrong
  }
}

/** The server knows more than the one this device has heard of before, which may not have said what it knew. */
function isNewer({ serverSchema = 0, last }: DeviceRecord, schema = 0): boolean {
  return last !== undefined && schema > serverSchema
}

/** A person has asked for it, or it is time again and there is nothing to send. A time further off than a day is a wrong clock's. */
function isToCompare({ told, compareAt }: DeviceRecord, batch: Batch, now: number): boolean {
  if (told?.comparing) return true
  if (batch.changes.length > 0) return false
  return compareAt === undefined || compareAt <= now || compareAt > now + COMPARED_EVERY_MS
}

/** The server was restored: it is offered what it lacks. */
async function offer(
  { db, member, ports, events }: Turning,
  device: DeviceRecord,
): Promise<'again' | Failed> {
  const offered = await offerNext(db, ports.network, member, device, ports.now())
  if (!Array.isArray(offered)) return offered
  // Memory takes them anew: what comes from the server may carry lower revisions than it knows.
  const removed = offered.map(({ noun, id, scope }) => ({ noun, id, account: accountOf(scope) }))
  await events.applied({ ...NOTHING_APPLIED, rows: offered, removed, attention: true })
  return 'again'
}

/** What is unsent in scopes that may be read no more is handed in, then they go. */
async function purge(
  { db, member, ports, events }: Turning,
  device: DeviceRecord,
  marked: string[],
): Promise<'again' | Failed> {
  const scopes = new Set(marked)
  const unsent = await unsentIn(db, scopes)
  const answer = await handIn(ports.network, member, device, 'access', unsent)
  if (!answer.ok) return answer
  const applied = await letGo(db, device.turn, scopes, unsent, ports.now())
  if (applied) await events.applied(applied)
  return 'again'
}
