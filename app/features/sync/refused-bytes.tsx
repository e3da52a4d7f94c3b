import type { Attention } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { accountOf } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'

/** A recording, photo or file whose bytes the server will not have: they stay here, and can be sent again. */
export function RefusedBytes(props: { item: Attention; now: number }) {
  const { book, connection } = useServices()
  const what = () => {
    const { kind, name } = props.item.row?.fields ?? {}
    const kinds = syncPageWords().attachment
    return [kinds[kind as keyof typeof kinds] ?? kinds.file, name].filter(Boolean).join(', ')
  }
  const account = () => props.item.row && book.account(accountOf(props.item.row.scope))?.name
  return (
    <Case
      ways={
        <>
          <Button onClick={() => void connection.tryAgain(props.item.id)}>{syncPageWords().tryAgain}</Button>
          <Button onClick={() => void connection.discard(props.item.id)}>
            {syncPageWords().missingKeep}
          </Button>
        </>
      }
    >
      <p class="case-what">{syncPageWords().refusedBytes(what())}</p>
      <p class="case-lead">{[account(), since(props.item.at, props.now)].filter(Boolean).join(' · ')}</p>
      <p>{syncPageWords().refused[props.item.code] ?? syncPageWords().refusedElse}</p>
    </Case>
  )
}
