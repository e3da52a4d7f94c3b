import type { BrowserDevice } from '../support/browser.ts'
import type { Tend } from '../support/tend.ts'
import type { Entry } from './data.ts'
import { Ending } from './ending.ts'
import { type FullServer, startFullServer } from './full-server.ts'
import { joinPhone } from './phone.ts'

/** What groups of figures are measured on: made when first asked for, shared, and ended together. */
export class Bench {
  readonly ending = new Ending()
  #server: Promise<FullServer> | undefined
  #phone: Promise<BrowserDevice> | undefined

  /** `quick`: few runs, to see that everything works. */
  constructor(readonly quick: boolean) {}

  get runs(): number {
    return this.quick ? 1 : 5
  }

  /** The server that holds the large book. */
  server(): Promise<FullServer> {
    this.#server ??= startFullServer(this.ending)
    return this.#server
  }

  async tend(): Promise<Tend> {
    return (await this.server()).tend
  }

  async entries(): Promise<Entry[]> {
    return (await this.server()).entries
  }

  /** A phone that has joined and holds the whole book, its browser started anew for each group that asks. */
  async phone(): Promise<BrowserDevice> {
    this.#phone ??= this.server().then(server => joinPhone(server, this.ending))
    const phone = await this.#phone
    await phone.offline(false)
    await phone.context.close()
    await phone.start()
    phone.page.setDefaultTimeout(PATIENCE_MS)
    return phone
  }
}

/** A slowed phone on a busy computer takes its time. */
const PATIENCE_MS = 60_000
