import { type Answer, ask } from '../../../app/data/api.ts'
import { type Change, changeId, counterOf, type Verdict } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { PROTOCOL, readAnswer, type SyncAnswer, type SyncRequest } from '../../../app/model/protocol.ts'
import { type Fields, inAccount, type Scope } from '../../../app/model/row.ts'
import { nextStamp } from '../../../app/model/stamp.ts'
import type { Random } from '../../simulation/random.ts'
import { HttpNetwork } from './http-network.ts'
import type { Seat } from './seats.ts'

/**
 * A device as the server sees it: an outbox in counter order, a cursor, and the app's own reading of answers; no store and no screens,
 * so that hundreds of them fit into one process.
 */
export class WireDevice {
  readonly network: HttpNetwork
  readonly outbox: Change[] = []
  cursor = 0
  /** The server's run that gave out the cursor. */
  boot: string | undefined
  #token: string | undefined
  /** Revision up to which it knows what it may read. */
  #grants = 0
  #counter = 0
  #stamp: string | undefined
  #account = ''

  constructor(
    readonly seat: Seat,
    readonly random: Random,
    origin = '',
  ) {
    this.network = new HttpNetwork(origin, seat.cookie)
  }

  /** What a day's work leaves: an account, then notes, check-ins, actions and corrections in it. */
  work(changes: number): Change[] {
    return Array.from({ length: changes }, (_, index) => this.#workOn(index % 10))
  }

  #workOn(step: number): Change {
    const now = Date.now()
    const body = `Counter by the door, ${this.random.below(1e6)} crates, Thomas sighed about the rival again`
    if (step === 0 || !this.#account) {
      this.#account = this.#newId()
      return this.#write(this.#account, 'account', { name: `Around the Horn ${this.random.below(1e6)}` })
    }
    if (step === 9)
      return this.#write(this.#account, 'account', { town: `Cowes ${this.random.below(1e6)}` }, false)
    if (step % 3 === 0) return this.#write(this.#newId(), 'check-in', { kind: 'call', at: now, pulse: 2 })
    if (step % 3 === 1) return this.#write(this.#newId(), 'action', { text: body.slice(0, 40) })
    return this.#write(this.#newId(), 'note', { at: now, body })
  }

  #write(row: string, noun: string, patch: Fields, isNew = true): Change {
    this.#counter += 1
    this.#stamp = nextStamp(this.#stamp, Date.now(), this.seat.device)
    const scope: Scope = inAccount(this.#account)
    const change: Change = {
      id: changeId(this.seat.device, this.#counter),
      noun,
      row,
      scope,
      ...(isNew && { new: true as const }),
      patch,
      stamp: this.#stamp,
      base: { revision: 0, change: isNew ? 0 : this.#counter - 1 },
    }
    this.outbox.push(change)
    return change
  }

  /** What a turn with these changes sends; kept, it can be sent again to the letter. */
  request(changes: Change[]): SyncRequest {
    const first = this.outbox[0]
    return {
      protocol: PROTOCOL,
      schema: SCHEMA,
      member: this.seat.me.member,
      device: this.seat.device,
      from: first ? counterOf(first.id) : this.#counter + 1,
      cursor: this.cursor,
      nonce: this.random.next().toString(36),
      grants: this.#grants,
      ...(this.boot && { boot: this.boot }),
      ...(this.#token && { token: this.#token }),
      changes,
    }
  }

  /** Sends a request and takes up its answer: settled changes leave the outbox. Undefined when no answer of ours came. */
  async send(request: SyncRequest): Promise<SyncAnswer | Exclude<Answer, { ok: true }>> {
    const answer = await ask(this.network, '/api/sync', request)
    if (!answer.ok) return answer
    const read = readAnswer(answer.body, request.nonce)
    if (typeof read === 'string') throw new Error(`The server answered ${read}`)
    this.#take(read.verdicts)
    // The answer to a request sent once more may be older than what is held.
    this.cursor = Math.max(this.cursor, read.cursor)
    this.#grants = Math.max(this.#grants, read.grants?.to ?? 0)
    this.boot = read.boot
    this.#token = read.token
    return read
  }

  #take(verdicts: Verdict[]): void {
    const settled = new Set(verdicts.map(verdict => verdict.change))
    while (this.outbox[0] && settled.has(this.outbox[0].id)) this.outbox.shift()
  }

  #newId(): string {
    return newId(Date.now(), this.random.bytes(16))
  }
}
