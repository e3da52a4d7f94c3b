import type { Device } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'

/** Asks before another device is signed out: it cannot be taken back, and what becomes of what lies there is said first. */
export function RevokeSheet(props: { device: Device; onRevoke: () => Promise<void>; onClose: () => void }) {
  const { now } = useServices()
  const say = signInWords
  return (
    <Sheet
      title={say().revokeAsk(props.device.name)}
      onClose={props.onClose}
      onSubmit={() => props.onRevoke()}
      footer={
        <>
          <Button variant="line" onClick={props.onClose}>
            {say().cancel}
          </Button>
          <Button type="submit" variant="danger">
            {say().signOut}
          </Button>
        </>
      }
    >
      <p>{say().seen(since(props.device.seen, now()))}</p>
      <p>{say().revokeLead}</p>
      <p>{say().revokeBytes}</p>
    </Sheet>
  )
}
