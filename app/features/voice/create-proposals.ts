import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { useServices } from '../services.ts'
import { NOTHING_PROPOSED, type Proposals } from './proposals.ts'
import { proposeFrom } from './propose-from.ts'

const PAUSE_MS = 250

/** What the words propose, a moment after they stop changing. */
export function createProposals(
  text: Accessor<string>,
  account: Accessor<string | undefined>,
  language: Accessor<string>,
): Accessor<Proposals> {
  const services = useServices()
  const [proposals, setProposals] = createSignal(NOTHING_PROPOSED)
  createEffect(
    on([text, account, language], ([said, of, spoken]) => {
      const timer = setTimeout(async () => {
        const found = said.trim() ? await proposeFrom(services, said, of, spoken) : NOTHING_PROPOSED
        if (said === text() && of === account()) setProposals(found)
      }, PAUSE_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  return proposals
}
