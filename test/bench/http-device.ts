import { randomBytes } from 'node:crypto'
import { type Change, changeId, type Verdict } from '../../app/model/change.ts'
import { SCHEMA } from '../../app/model/nouns.ts'
import { PROTOCOL, type SignedIn, type SyncAnswer, TEND_HEADER } from '../../app/model/protocol.ts'
import { inAccount } from '../../app/model/row.ts'
import { nextStamp } from '../../app/model/stamp.ts'
import { PASSWORD } from '../support/nancy.ts'
import type { Tend } from '../support/tend.ts'
import type { Entry } from './data.ts'

/** A device that speaks the real API from this process: it founds the workspace, pushes the large book and hands out links. */
export class HttpDevice {
  readonly id = randomBytes(8).toString('hex')
  #cookie = ''
  #counter = 0
  #cursor = 0
  #stamp: string | undefined
  #member = ''

  constructor(readonly tend: Tend) {}

  async setUp(): Promise<void> {
    const token = this.tend.setUpLink.split('#')[1]
    const form = {
      token,
      workspace: 'Northwind',
      name: 'Nancy Davolio',
      email: 'nancy@northwind.example',
      password: PASSWORD,
      device: { id: this.id, name: 'Bench' },
    }
    const { member } = (await this.ask('/api/set-up', form)) as SignedIn
    this.#member = member.id
  }

  /** The code of a link by which another device signs in, once. */
  async newCode(): Promise<string> {
    return ((await this.ask('/api/links', {})) as { code: string }).code
  }

  /** Sends entries as new rows in one request; resolves to how long the server took, in milliseconds. */
  async push(entries: Entry[]): Promise<number> {
    const now = Date.now()
    const from = this.#counter + 1
    const changes = entries.map((entry): Change => {
      this.#counter += 1
      this.#stamp = nextStamp(this.#stamp, now, this.id)
      const { noun, id, account, fields } = entry
      return {
        id: changeId(this.id, this.#counter),
        noun,
        row: id,
        scope: inAccount(account),
        new: true,
        patch: fields,
        stamp: this.#stamp,
        base: { revision: 0, change: 0 },
      }
    })
    const started = performance.now()
    const body = {
      protocol: PROTOCOL,
      schema: SCHEMA,
      member: this.#member,
      device: this.id,
      from,
      cursor: this.#cursor,
      nonce: String(from),
      changes,
    }
    const { verdicts, cursor } = (await this.ask('/api/sync', body)) as SyncAnswer
    const took = performance.now() - started
    this.#cursor = cursor
    const refused = verdicts.find((verdict: Verdict) => verdict.is !== 'applied')
    if (refused) throw new Error(`The server did not take the data as it is: ${JSON.stringify(refused)}`)
    return took
  }

  /** Sends bytes as they are. */
  send(
    method: string,
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Response> {
    return fetch(this.tend.origin + path, {
      method,
      headers: { [TEND_HEADER]: '1', cookie: this.#cookie, ...headers },
      body: bytes,
    })
  }

  async ask(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.tend.origin + path, {
      method: 'POST',
      headers: { [TEND_HEADER]: '1', 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return response.json()
  }
}
