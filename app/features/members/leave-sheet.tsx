import { membersWords } from '../../i18n/members.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** Asks once more before a member is signed out everywhere: letting them in again does not bring back their devices. */
export function LeaveSheet(props: { name: string; onLeft: () => Promise<void>; onClose: () => void }) {
  return (
    <Sheet
      title={membersWords().leaveAsk(props.name)}
      onClose={props.onClose}
      onSubmit={() => props.onLeft()}
      footer={
        <>
          <Button onClick={props.onClose}>{membersWords().cancel}</Button>
          <Button type="submit" variant="danger">
            {membersWords().leave}
          </Button>
        </>
      }
    >
      <p>{membersWords().leaveSure}</p>
    </Sheet>
  )
}
