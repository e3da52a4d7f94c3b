import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { useServices } from '../services.ts'
import { NOTHING_PROPOSED, type Proposals } from './proposals.ts'
import { proposeFrom } from './propose-from.ts'

const PAUSE_MS = 250

export interface LiveProposals {
  /** What the words proposed when they last stopped changing. */
  shown: Accessor<Proposals>
  /** What they propose as they stand, for whoever cannot wait. */
  now(): Promise<Proposals>
}

/** What the words propose, a moment after they stop changing. */
export function createProposals(
  text: Accessor<string>,
  account: Accessor<string | undefined>,
  language: Accessor<string>,
): LiveProposals {
  const services = useServices()
  const [shown, setShown] = createSignal(NOTHING_PROPOSED)
  const read = async (said: string, of: string | undefined, spoken: string) =>
    said.trim() ? proposeFrom(services, said, of, spoken) : NOTHING_PROPOSED
  createEffect(
    on([text, account, language], ([said, of, spoken]) => {
      const timer = setTimeout(async () => {
        const found = await read(said, of, spoken)
        if (said === text() && of === account()) setShown(found)
      }, PAUSE_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  return { shown, now: () => read(text(), account(), language()) }
}
