import { For, Show } from 'solid-js'
import type { HandedIn } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { Cases } from '../shared/case.tsx'
import type { Decision } from './confirm.tsx'
import { HandInCard } from './hand-in-card.tsx'

/** For its author: what an admin did not take in, to be written anew, copied, and removed. */
export function BackSection(props: {
  handIns: HandedIn[]
  who: (handIn: HandedIn) => string
  onChoose: (decision: Decision) => void
}) {
  const say = () => handInsWords()
  return (
    <Section title={say().back} count={props.handIns.length || undefined}>
      <Show when={props.handIns.length} fallback={<EmptyState sentence={say().noneBack} />}>
        <p class="case-lead">{say().backLead}</p>
        <Cases label={say().back}>
          <For each={props.handIns}>
            {handIn => (
              <HandInCard handIn={handIn} who={props.who(handIn)} isBack>
                <Button onClick={() => props.onChoose({ handIn, as: 'discarded' })}>{say().remove}</Button>
              </HandInCard>
            )}
          </For>
        </Cases>
      </Show>
    </Section>
  )
}
