import type { Network } from '../../../app/data/api.ts'

/** The network of a device that runs in this process: real HTTP to a server's origin, under the device's cookie. */
export class HttpNetwork implements Network {
  /** How often each status came, and how often no answer did (`none`). */
  readonly answers = new Map<string, number>()

  constructor(
    public origin: string,
    readonly cookie: string,
  ) {}

  async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      const headers = { ...(init.headers as Record<string, string>), cookie: this.cookie }
      const response = await fetch(this.origin + path, { ...init, headers })
      this.#note(String(response.status))
      return response
    } catch (cause) {
      this.#note('none')
      throw cause
    }
  }

  #note(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
  }
}
