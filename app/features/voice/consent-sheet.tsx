import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** Asks before anything that is said leaves the device while it is spoken. */
export function ConsentSheet(props: { onAgree: () => void; onClose: () => void }) {
  const say = () => voiceWords().settings
  return (
    <Sheet
      title={say().consent}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{words().common.cancel}</Button>
          <Button variant="main" onClick={() => props.onAgree()}>
            {say().agree}
          </Button>
        </>
      }
    >
      <p>{say().consentText}</p>
    </Sheet>
  )
}
