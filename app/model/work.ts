/** Thrown when a piece of work would take longer than it may. */
export class TooMuchWork extends Error {}

/**
 * Work that may be done, in steps of about ten nanoseconds: `model` has no clock, and counted steps end alike on every machine. What is
 * spent is spent of a greater piece too, where it is part of one.
 */
export class Work {
  constructor(
    public left: number,
    readonly partOf?: Work,
  ) {}

  spend(steps: number): void {
    this.left -= steps
    this.partOf?.spend(steps)
    if (this.left < 0) throw new TooMuchWork()
  }
}
