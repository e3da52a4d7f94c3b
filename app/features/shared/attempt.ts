import { type Accessor, createSignal } from 'solid-js'
import { sentenceOf } from './save-error.ts'

/** Something a person asks for that may fail to be saved, and the sentence that says so. */
export interface Attempt {
  problem: Accessor<string | undefined>
  setProblem(problem: string | undefined): void
  /** Does it; what fails is said. */
  attempt(work: () => Promise<void>): Promise<void>
}

export function createAttempt(): Attempt {
  const [problem, setProblem] = createSignal<string>()
  return {
    problem,
    setProblem,
    async attempt(work) {
      try {
        await work()
      } catch (failure) {
        setProblem(sentenceOf(failure))
      }
    },
  }
}
