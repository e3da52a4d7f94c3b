/** What was started, to be ended in the opposite order. */
export class Ending {
  readonly #ends: (() => Promise<void>)[] = []

  add(end: () => Promise<void>): void {
    this.#ends.push(end)
  }

  async run(): Promise<void> {
    for (const end of this.#ends.reverse()) await end().catch(error => console.error(String(error)))
    this.#ends.length = 0
  }
}
