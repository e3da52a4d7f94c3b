/** Elapsed seconds, pauses left out; containers often lack their length. */
export class Stopwatch {
  #before = 0
  #since: number | undefined

  constructor(readonly now: () => number) {}

  get seconds(): number {
    return (this.#before + (this.#since === undefined ? 0 : this.now() - this.#since)) / 1000
  }

  run(): void {
    this.#since ??= this.now()
  }

  halt(): void {
    this.#before = this.seconds * 1000
    this.#since = undefined
  }
}
