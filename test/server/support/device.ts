import type { Change, Verdict } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import { SCHEMA } from '../../../app/model/nouns.ts'
import {
  PROTOCOL,
  type SignedIn,
  type Snapshot,
  type SyncAnswer,
  type SyncRequest,
} from '../../../app/model/protocol.ts'
import { type Fields, inAccount, type Row } from '../../../app/model/row.ts'
import { nextStamp } from '../../../app/model/stamp.ts'
import { type Browser, NOON, type TestServer } from './server.ts'

export const PASSWORD = 'correct horse battery'

/** A device as the protocol knows it: it numbers and stamps changes, and holds what it was last answered. */
export class Device {
  counter = 0
  cursor = 0
  readonly id: string
  readonly browser: Browser
  readonly me: SignedIn

  constructor(id: string, browser: Browser, me: SignedIn) {
    this.id = id
    this.browser = browser
    this.me = me
  }

  /** The same device and session on another server over the same data. */
  on(server: { browser(): Browser }): Device {
    const browser = server.browser()
    browser.cookie = this.browser.cookie
    const same = new Device(this.id, browser, this.me)
    same.counter = this.counter
    same.cursor = this.cursor
    return same
  }

  change(about: Partial<Change> & { noun: string; patch: Fields; at?: number; seen?: Row }): Change {
    const { at = NOON, seen, ...given } = about
    this.counter++
    const row = given.row ?? seen?.id ?? newId()
    return {
      id: `${this.id}:${this.counter}`,
      row,
      scope: seen?.scope ?? (about.noun === 'account' ? inAccount(row) : 'workspace'),
      ...(!seen && { new: true as const }),
      stamp: nextStamp(undefined, at + this.counter, this.id),
      base: { revision: seen?.revision ?? 0, change: 0 },
      ...given,
    }
  }

  account(patch: Fields = { name: 'Around the Horn' }): Change {
    return this.change({ noun: 'account', patch })
  }

  request(changes: unknown[], more: Partial<Record<keyof SyncRequest, unknown>> = {}) {
    return {
      protocol: PROTOCOL,
      schema: SCHEMA,
      member: this.me.member.id,
      device: this.id,
      from: 1,
      cursor: this.cursor,
      nonce: 'nonce',
      changes,
      ...more,
    }
  }

  turn(changes: unknown[] = [], more: Partial<Record<keyof SyncRequest, unknown>> = {}) {
    return this.browser.post('/api/sync', this.request(changes, more))
  }

  async sync(changes: unknown[] = [], more = {}): Promise<SyncAnswer> {
    const response = await this.turn(changes, more)
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    const answer = (await response.json()) as SyncAnswer
    this.cursor = answer.cursor
    return answer
  }

  /** Sends one change and returns its verdict and the row as it then stands. */
  async put(change: Change): Promise<{ verdict: Verdict; row: Row }> {
    const { verdicts, rows } = await this.sync([change])
    return { verdict: verdicts[0]!, row: rows.find(row => row.id === change.row && !row.left)! }
  }

  async snapshot(query = ''): Promise<Snapshot> {
    return (await this.browser.get(`/api/snapshot${query}`)).json() as Promise<Snapshot>
  }
}

let devices = 0
const newDeviceId = () => (++devices).toString(16).padStart(16, 'd')

/** Founds the workspace: Ada on her first device. */
export async function founded(server: TestServer): Promise<Device> {
  const browser = server.browser()
  const id = newDeviceId()
  const response = await browser.post('/api/set-up', {
    token: await server.setUpToken(),
    workspace: 'Northwind',
    name: 'Ada Marsh',
    email: 'ada@northwind.example',
    password: PASSWORD,
    device: { id, name: 'Desk' },
  })
  return new Device(id, browser, (await response.json()) as SignedIn)
}

/** Another device of the same member, joined by a code. */
export async function joined(server: TestServer, first: Device): Promise<Device> {
  const { code } = (await (await first.browser.post('/api/links', {})).json()) as { code: string }
  const browser = server.browser()
  const id = newDeviceId()
  const response = await browser.post('/api/join', { code, device: { id, name: 'Phone' } })
  return new Device(id, browser, (await response.json()) as SignedIn)
}
