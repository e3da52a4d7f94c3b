import { Show } from 'solid-js'
import { historyWords } from '../../i18n/history.ts'
import { LinkButton } from '../../ui/button.tsx'
import { History } from '../../ui/more-icons.ts'
import { useServices } from '../services.ts'
import { hasServer } from './people.ts'

/** To what changed in a record, where a server remembers it. */
export function HistoryLink(props: { row: { noun: string; id: string; account: string } }) {
  const { book } = useServices()
  return (
    <Show when={hasServer(book)}>
      <LinkButton variant="quiet" icon={History} href={historyOf(props.row)}>
        {historyWords().title}
      </LinkButton>
    </Show>
  )
}

export function historyOf({ noun, id, account }: { noun: string; id: string; account: string }): string {
  return `/history/${noun}/${account}/${id}`
}
