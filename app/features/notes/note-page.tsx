import { useParams } from '@solidjs/router'
import { words } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { LoadRow } from '../shared/load-row.tsx'
import { OpenNote } from './open-note.tsx'

/** `/notes/:account/:id`: one note, to read and to go on writing. */
export default function NotePage() {
  const params = useParams<{ account: string; id: string }>()
  const account = () => `/accounts/${params.account}`
  return (
    <LoadRow
      noun="note"
      id={params.id}
      account={params.account}
      fallback={
        <Page title={words().notes.title} back={account()}>
          <EmptyState
            sentence={words().notes.gone}
            action={<LinkButton href={account()}>{words().notes.toAccount}</LinkButton>}
          />
        </Page>
      }
    >
      {row => <OpenNote row={row as Note} />}
    </LoadRow>
  )
}
