import { words } from '../../i18n/index.ts'
import { Mic } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { QuickAction } from '../shared/quick-action.tsx'

/** `button` "Speak" on the account's page. */
export function QuickSpeak(props: { account: string }) {
  const { capture } = useServices()
  return (
    <QuickAction
      label={words().capture.speak}
      icon={Mic}
      onClick={() => capture('voice', { account: props.account })}
    />
  )
}
