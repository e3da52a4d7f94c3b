import { Show } from 'solid-js'
import type { ConnectionState } from '../../data/connection.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { comparedSentence } from './compared.ts'

/** Has all that is held here compared with the server, and says what came of it. */
export function Compare(props: { state: ConnectionState; now: number }) {
  const { connection } = useServices()
  return (
    <Section title={syncPageWords().compare}>
      <p class="sync-page-lead">{syncPageWords().compareLead}</p>
      <div role="status">
        <Show when={comparedSentence(props.state, props.now)}>{sentence => <p>{sentence()}</p>}</Show>
      </div>
      <div class="sync-page-ways">
        <Button
          disabled={props.state.told?.comparing}
          onClick={() => {
            connection.checkEverything().catch(() => toast({ text: syncPageWords().compareFailed }))
          }}
        >
          {syncPageWords().checkEverything}
        </Button>
      </div>
    </Section>
  )
}
