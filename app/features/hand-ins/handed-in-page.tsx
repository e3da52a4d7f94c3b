import { createSignal, Show } from 'solid-js'
import type { HandedIn } from '../../data/connection.ts'
import { live } from '../../data/live.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { words } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { createHandIns, createIsAdmin, type HandIns } from '../shared/hand-ins.ts'
import { BackSection } from './back-section.tsx'
import { Confirm, type Decision } from './confirm.tsx'
import { outcomeSentence } from './outcome.ts'
import { WaitingSection } from './waiting-section.tsx'
import './hand-ins.css'

/** `/handed-in`: what members could not send any more. An admin decides about it; its author copies what was handed back. */
export default function HandedInPage() {
  const { book, connection } = useServices()
  const { known, ask } = createHandIns()
  const isAdmin = createIsAdmin()
  const [decision, setDecision] = createSignal<Decision>()
  const those = (state: HandedIn['state']) => known.all?.filter(one => one.state === state) ?? []
  const members = live(book, ['member'], () => book.members())
  const who = ({ member }: HandedIn) =>
    members().find(one => one.id === member)?.name ?? handInsWords().somebody

  async function decide({ handIn, as }: Decision) {
    const outcome = await connection.judge(handIn.id, as)
    toast({ text: outcomeSentence({ handIn, as }, who(handIn), outcome) })
    setDecision(undefined)
    // Whether anything waits still is told by the next turn.
    connection.sendNow()
    await ask()
  }

  return (
    <Page title={isAdmin() ? handInsWords().title : handInsWords().backPage} back="/settings">
      <Show when={!known.problem} fallback={<EmptyState sentence={problemSentence(known.problem)} />}>
        <Show when={known.all} fallback={<p>{words().common.loading}</p>}>
          <Show when={isAdmin()}>
            <WaitingSection handIns={those('waiting')} who={who} onChoose={setDecision} />
          </Show>
          <Show when={those('back').length || !isAdmin()}>
            <BackSection handIns={those('back')} who={who} onChoose={setDecision} />
          </Show>
        </Show>
      </Show>
      <Show when={decision()} keyed>
        {asked => (
          <Confirm
            decision={asked}
            who={who(asked.handIn)}
            onDecide={() => decide(asked)}
            onClose={() => setDecision(undefined)}
          />
        )}
      </Show>
    </Page>
  )
}

function problemSentence(problem: HandIns['problem']): string {
  const say = handInsWords()
  if (problem === 'none') return say.onDevice
  return problem === 'offline' ? say.offline : say.trouble
}
