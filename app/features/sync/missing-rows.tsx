import { createSignal, Show } from 'solid-js'
import type { Attention } from '../../data/connection.ts'
import { number, since } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'

/** Rows held here that the server has lost, more than chance explains: told, kept, and left to a person. */
export function MissingRows(props: { item: Attention; now: number }) {
  const { connection } = useServices()
  const [asks, setAsks] = createSignal(false)
  const rows = () => number(Number(props.item.sentence))

  async function remove() {
    try {
      await connection.tryAgain(props.item.id)
    } catch {
      toast({ text: syncPageWords().tryFailed })
    }
  }

  return (
    <Case
      ways={
        <Show
          when={asks()}
          fallback={
            <>
              <LinkButton href="/settings/export">{syncPageWords().missingExport}</LinkButton>
              <Button onClick={() => void connection.discard(props.item.id)}>
                {syncPageWords().missingKeep}
              </Button>
              <Button onClick={() => setAsks(true)}>{syncPageWords().missingRemove}</Button>
            </>
          }
        >
          <Button onClick={() => void remove()}>{syncPageWords().missingSure(rows())}</Button>
          <Button onClick={() => setAsks(false)}>{words().common.back}</Button>
        </Show>
      }
    >
      <p class="case-what">{syncPageWords().missing(rows())}</p>
      <p class="case-lead">{since(props.item.at, props.now)}</p>
      <p>{asks() ? syncPageWords().missingAsk : syncPageWords().missingLead}</p>
    </Case>
  )
}
