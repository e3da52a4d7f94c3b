import type { RecorderNotice } from '../recorder.ts'

/** What troubles a recording just now. The newest is told; when it is over, the one before that still holds. */
export class Notices {
  #held: RecorderNotice[] = []

  get newest(): RecorderNotice | undefined {
    return this.#held.at(-1)
  }

  put(notice: RecorderNotice): void {
    this.drop(notice)
    // A standing piece of advice is no news beside a trouble.
    if (notice === 'keep-screen-on') this.#held.unshift(notice)
    else this.#held.push(notice)
  }

  drop(notice: RecorderNotice): void {
    this.#held = this.#held.filter(other => other !== notice)
  }

  /** Puts it while it holds; one that held already keeps its place. */
  set(notice: RecorderNotice, holds: boolean): void {
    if (!holds) this.drop(notice)
    else if (!this.#held.includes(notice)) this.put(notice)
  }
}
