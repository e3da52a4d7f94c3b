import type { OpenRecording } from '../recordings.ts'
import { NotSaved } from '../write.ts'

interface Waiting {
  slice: Blob
  type: string
  seconds: number
  isFirst: boolean
}

/**
 * Slices on their way to the disk, in the order they were heard. One that could not be written stays at the head and is tried again
 * with the next: a store that comes back finds nothing missing.
 */
export class SliceQueue {
  readonly #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  #trouble: unknown
  #hasHeard = false

  constructor(
    readonly open: Promise<OpenRecording>,
    readonly events: {
      failed(why: NotSaved['why']): void
      /** All that waited is on disk. */
      kept(): void
    },
  ) {
    // Whoever began it hears of it too.
    open.catch(() => {})
  }

  /** `seconds` is how long its segment is with it. */
  put(slice: Blob, type: string, seconds: number, isFirst: boolean): void {
    this.#hasHeard = true
    this.#waiting.push({ slice, type, seconds, isFirst })
    void this.#write()
  }

  /** Tries again what could not be written. */
  retry(): void {
    if (this.#waiting.length) void this.#write()
  }

  /** True once anything was heard. */
  get hasHeard(): boolean {
    return this.#hasHeard
  }

  /** Resolves when everything is on disk; rejects with `NotSaved` when that cannot be. */
  async drained(): Promise<void> {
    await this.#write()
    // What a write under way had failed at is tried once more.
    if (this.#waiting.length) await this.#write()
    if (this.#waiting.length) throw this.#trouble
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    try {
      const open = await this.open
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        const bytes = await next.slice.arrayBuffer()
        if (next.isFirst) await open.segment(next.type)
        next.isFirst = false
        await open.append(bytes, next.seconds)
        this.#waiting.shift()
      }
      this.events.kept()
    } catch (error) {
      this.#trouble = error
      this.events.failed(error instanceof NotSaved ? error.why : 'lost')
    }
  }
}
