import type { Network } from '../../app/data/api.ts'
import type { Random } from './random.ts'

/** What can happen to one request. */
export const FAULTS = [
  'lost-before',
  'lost-after',
  'twice',
  'portal',
  'busy',
  'torn',
  'held',
  'late-repeat',
] as const
export type Fault = (typeof FAULTS)[number]

/** No honest exchange of one step takes as many requests. */
const REQUESTS_WITHOUT_END = 1_000

interface Kept {
  path: string
  init: RequestInit
  /** The server did what it asks; one that was declined may be done later. */
  isDone: boolean
}

/**
 * The network between one device and the real app. Requests are lost before or after they took effect, arrive twice, again much
 * later, or late; answers are torn, or come from a portal.
 */
export class FaultyNetwork implements Network {
  /** Share of requests something happens to. */
  trouble = 0
  readonly happened = new Map<Fault, number>()
  #asked = 0
  readonly #late: Kept[] = []
  #held: (() => void)[] = []
  #hold: () => void = () => {}

  constructor(
    readonly server: (path: string, init: RequestInit) => Promise<Response>,
    readonly random: Random,
  ) {}

  /** Requests since the last step; a loop that never rests is cut off here and told by `isEndless`. */
  get isEndless(): boolean {
    return this.#asked > REQUESTS_WITHOUT_END
  }

  nextStep(): void {
    this.#asked = 0
  }

  async fetch(path: string, init: RequestInit): Promise<Response> {
    this.#asked += 1
    if (this.isEndless) throw new TypeError('Failed to fetch')
    const fault = this.random.chance(this.trouble) ? this.random.pick(FAULTS) : undefined
    if (fault) this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1)
    const send = () => this.server(path, init)
    switch (fault) {
      case 'lost-before':
        throw new TypeError('Failed to fetch')
      case 'lost-after':
        await send()
        throw new TypeError('Failed to fetch')
      case 'twice':
        await send()
        return send()
      case 'portal':
        return new Response('<html>Welcome to the hotel</html>', { headers: { 'content-type': 'text/html' } })
      case 'busy':
        return new Response('{"code":"busy"}', {
          status: 503,
          headers: { 'x-tend': '1', 'content-type': 'application/json', 'retry-after': '3' },
        })
      case 'torn': {
        const whole = await send()
        const text = await whole.text()
        return new Response(text.slice(0, this.random.below(text.length)), whole)
      }
      case 'held':
        return this.#holdBack(send)
      case 'late-repeat': {
        const answer = await send()
        this.#late.push({ path, init, isDone: answer.ok })
        return answer
      }
      default:
        return send()
    }
  }

  /** Resolves when a request is being held back: its turn will not end before `release`. */
  holding(): Promise<void> {
    if (this.#held.length) return Promise.resolve()
    return new Promise(resolve => {
      this.#hold = resolve
    })
  }

  get isHolding(): boolean {
    return this.#held.length > 0
  }

  release(): void {
    const held = this.#held
    this.#held = []
    for (const go of held) go()
  }

  /** A request from long ago arrives once more; nobody waits for its answer. */
  async repeatLate({ isDone = false } = {}): Promise<void> {
    const late = this.#late.filter(kept => kept.isDone || !isDone)
    const kept = late.length ? this.random.pick(late) : undefined
    if (kept) await this.server(kept.path, kept.init)
  }

  async #holdBack(send: () => Promise<Response>): Promise<Response> {
    const before = this.random.chance(0.5)
    const early = before ? undefined : await send()
    await new Promise<void>(go => {
      this.#held.push(go)
      this.#hold()
    })
    if (this.random.chance(0.3)) throw new TypeError('The operation timed out')
    return early ?? send()
  }
}
