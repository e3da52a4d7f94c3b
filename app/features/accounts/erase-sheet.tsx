import { createSignal } from 'solid-js'
import { eraseWords } from '../../i18n/erase.ts'
import type { AnyShown } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { Trash } from '../../ui/more-icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { createAttempt } from '../shared/attempt.ts'
import { eraseForGood } from './commands.ts'

/** `dialog` "Erase for good?": says what goes, and asks for a word, because there is no undo. */
export default function EraseSheet(props: { row: AnyShown; name: string; onClose: () => void }) {
  const { book } = useServices()
  const [typed, setTyped] = createSignal('')
  const { problem, setProblem, attempt } = createAttempt()
  const say = eraseWords
  const sure = () => {
    const { noun, into } = props.row
    if (noun === 'account' && typeof into === 'string')
      return say().sure.merged(props.name, book.account(into)?.name ?? '')
    return say().sure[noun === 'account' || noun === 'note' ? noun : 'else'](props.name)
  }

  async function erase() {
    if (typed().trim().toLowerCase() !== say().word) return setProblem(say().wrong(say().word))
    await attempt(async () => {
      await eraseForGood(book, props.row)
      toast({ text: say().done(props.name) })
      props.onClose()
    })
  }

  return (
    <Sheet
      title={say().title}
      onClose={props.onClose}
      onSubmit={erase}
      footer={
        <Button variant="danger" icon={Trash} type="submit">
          {say().open}
        </Button>
      }
    >
      <p>{sure()}</p>
      <p>{say().copies}</p>
      <TextField
        label={say().type(say().word)}
        value={typed()}
        onInput={text => {
          setTyped(text)
          setProblem(undefined)
        }}
        error={problem()}
        autocomplete="off"
      />
    </Sheet>
  )
}
