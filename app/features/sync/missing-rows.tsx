import type { Attention } from '../../data/connection.ts'
import { number, since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'

/** Rows held here that the server has lost, more than chance explains: told, kept, and left to a person. */
export function MissingRows(props: { item: Attention; now: number }) {
  const { connection } = useServices()
  return (
    <Case
      ways={
        <>
          <LinkButton href="/settings/export">{syncPageWords().missingExport}</LinkButton>
          <Button onClick={() => void connection.discard(props.item.id)}>
            {syncPageWords().missingKeep}
          </Button>
        </>
      }
    >
      <p class="case-what">{syncPageWords().missing(number(Number(props.item.sentence)))}</p>
      <p class="case-lead">{since(props.item.at, props.now)}</p>
      <p>{syncPageWords().missingLead}</p>
    </Case>
  )
}
