import { words } from '../../i18n/index.ts'
import { Pin } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { QuickAction } from '../shared/quick-action.tsx'

/** `button` "Check in" on the account's page. */
export function QuickCheckIn(props: { account: string }) {
  const { capture } = useServices()
  return (
    <QuickAction
      label={words().checkIns.checkIn}
      icon={Pin}
      main
      onClick={() => capture('check-in', { account: props.account })}
    />
  )
}
