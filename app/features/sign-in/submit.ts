import { type Accessor, createSignal } from 'solid-js'
import type { Outcome } from '../../data/connection.ts'
import { type Place, problemSentence } from './problem.ts'

export interface Submit {
  busy: Accessor<boolean>
  /** The sentence of the last refusal. */
  problem: Accessor<string | undefined>
  /** What the form does when sent: asks the server, once at a time. */
  onSubmit(event?: Event): void
}

/** One question to the server behind a form: `check` answers false to hold it back, `done` follows a good answer. */
export function createSubmit(
  place: Place,
  parts: { check: () => boolean; send: () => Promise<Outcome>; done: () => void },
): Submit {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()

  async function submit() {
    setBusy(true)
    setProblem(undefined)
    try {
      const outcome = await parts.send()
      if (outcome.ok) parts.done()
      else setProblem(problemSentence(place, outcome.code))
    } catch {
      setProblem(problemSentence(place, 'trouble'))
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    problem,
    onSubmit(event) {
      event?.preventDefault()
      if (!busy() && parts.check()) void submit()
    },
  }
}
