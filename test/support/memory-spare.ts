import type { Spare } from '../../app/data/spare.ts'

/** A device's other place for texts, in memory. */
export class MemorySpare implements Spare {
  /** It takes nothing more. */
  isFull = false
  readonly #files = new Map<string, string>()

  async read(file: string): Promise<string | undefined> {
    return this.#files.get(file)
  }

  async write(file: string, text: string): Promise<void> {
    if (this.isFull) throw new DOMException('', 'QuotaExceededError')
    this.#files.set(file, text)
  }

  async remove(beginning: string): Promise<void> {
    for (const file of await this.files(beginning)) this.#files.delete(file)
  }

  async files(beginning: string): Promise<string[]> {
    return [...this.#files.keys()].filter(file => file.startsWith(beginning))
  }
}
