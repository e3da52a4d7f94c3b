import { words } from '../../i18n/index.ts'
import { Note } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { QuickAction } from '../shared/quick-action.tsx'

/** `button` "Note" on the account's page. */
export function QuickNote(props: { account: string }) {
  const { capture } = useServices()
  return (
    <QuickAction
      label={words().notes.title}
      icon={Note}
      onClick={() => capture('note', { account: props.account })}
    />
  )
}
