import { For, Show } from 'solid-js'
import type { HandedIn } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { Cases } from '../shared/case.tsx'
import type { Decision } from './confirm.tsx'
import { HandInCard } from './hand-in-card.tsx'

/** For an admin: what waits to be accepted, handed back or discarded. */
export function WaitingSection(props: {
  handIns: HandedIn[]
  who: (handIn: HandedIn) => string
  onChoose: (decision: Decision) => void
}) {
  const say = () => handInsWords()
  return (
    <Section title={say().waiting} count={props.handIns.length || undefined}>
      <Show when={props.handIns.length} fallback={<EmptyState sentence={say().waitingEmpty} />}>
        <p class="case-lead">{say().waitingLead}</p>
        <Cases label={say().waiting}>
          <For each={props.handIns}>
            {handIn => (
              <HandInCard handIn={handIn} who={props.who(handIn)}>
                <Show when={handIn.changes.length}>
                  <Button variant="main" onClick={() => props.onChoose({ handIn, as: 'accepted' })}>
                    {say().accept}
                  </Button>
                </Show>
                <Button onClick={() => props.onChoose({ handIn, as: 'back' })}>{say().handBack}</Button>
                <Button onClick={() => props.onChoose({ handIn, as: 'discarded' })}>{say().discard}</Button>
              </HandInCard>
            )}
          </For>
        </Cases>
      </Show>
    </Section>
  )
}
