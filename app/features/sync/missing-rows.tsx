import type { Attention } from '../../data/connection.ts'
import { number, since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useServices } from '../services.ts'

/** Rows held here that the server has lost, more than chance explains: told, kept, and left to a person. */
export function MissingRows(props: { item: Attention; now: number }) {
  const { connection } = useServices()
  return (
    <li class="sync-page-item">
      <p class="sync-page-what">{syncPageWords().missing(number(Number(props.item.sentence)))}</p>
      <p class="sync-page-lead">{since(props.item.at, props.now)}</p>
      <p>{syncPageWords().missingLead}</p>
      <div class="sync-page-choices">
        <LinkButton href="/settings/export">{syncPageWords().missingExport}</LinkButton>
        <Button onClick={() => void connection.discard(props.item.id)}>{syncPageWords().missingKeep}</Button>
      </div>
    </li>
  )
}
