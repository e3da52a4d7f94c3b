/** Virtual time: moves only when told. Each device sees it with an error of its own. */
export class Clock {
  #timers: { at: number; then: () => void }[] = []

  constructor(
    readonly world: { time: number },
    public error = 0,
  ) {}

  readonly now = (): number => this.world.time + this.error

  readonly after = (ms: number, then: () => void): (() => void) => {
    const timer = { at: this.world.time + ms, then }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  /** Calls back what has fallen due. */
  ring(): void {
    const due = this.#timers.filter(timer => timer.at <= this.world.time)
    this.#timers = this.#timers.filter(timer => timer.at > this.world.time)
    for (const timer of due) timer.then()
  }
}
