/** One bug that a system of this kind has had, as a change of one file of the code under test. */
export interface Plant {
  /** What the product then does wrong, as a plain sentence. */
  bug: string
  /** Rows of the list of known losses it stands for; none where only this design could have it. */
  loss: number[]
  /** The file it is put into, from the project's folder. */
  file: string
  /** The text it takes the place of, which must stand there exactly once. */
  soil: string
  instead: string
  /** Who must catch it: the simulation, or one file of tests, from `test/`. */
  caughtBy: 'simulation' | `${string}.test.ts`
}
