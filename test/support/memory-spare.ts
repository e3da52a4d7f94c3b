import type { Attention } from '../../app/data/connection.ts'
import type { Sent } from '../../app/data/database.ts'
import { readIn, type Spare } from '../../app/data/spare.ts'

/** A device's other place for texts, in memory. */
export class MemorySpare implements Spare {
  /** It takes nothing more. */
  isFull = false
  /** It answers nothing but errors. */
  isBroken = false
  /** Writing waits for this. */
  gate: Promise<void> = Promise.resolve()
  readonly #files = new Map<string, string>()
  #newest = ''
  #last: Promise<unknown> = Promise.resolve()

  async read(file: string): Promise<string | undefined> {
    this.#refuse(this.isBroken)
    return this.#files.get(file)
  }

  async write(file: string, text: string): Promise<void> {
    await this.gate
    this.#refuse(this.isFull || this.isBroken)
    this.#files.set(file, text)
    this.#newest = file
  }

  async remove(beginning: string): Promise<void> {
    for (const file of await this.files(beginning)) this.#files.delete(file)
  }

  async files(beginning: string): Promise<string[]> {
    this.#refuse(this.isBroken)
    return [...this.#files.keys()].filter(file => file.startsWith(beginning))
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn
    return turn
  }

  /** As when the browser ends before it writes any more: answers how to have all as it is now. */
  remember(): () => void {
    const files = [...this.#files]
    return () => {
      this.#files.clear()
      for (const [file, text] of files) this.#files.set(file, text)
    }
  }

  /** As when the browser ended while it wrote. */
  tear(): void {
    const text = this.#files.get(this.#newest)
    if (text) this.#files.set(this.#newest, text.slice(0, text.length / 2))
  }

  #refuse(isSo: boolean): void {
    if (isSo) throw new DOMException('', 'UnknownError')
  }
}

interface Copied {
  number: number
  outbox: Sent[]
  attention: Attention[]
}

/** The second copy of a book as it was written last, as far as it is whole. */
export async function newestCopy(spare: Spare, book: string): Promise<Copied | undefined> {
  const copies = await Promise.all([0, 1].map(turn => readIn<Copied>(spare, `${book}/book-${turn}.json`)))
  return copies.filter(copy => copy !== undefined).sort((a, b) => b.number - a.number)[0]
}
