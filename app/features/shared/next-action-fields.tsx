import { words } from '../../i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { dateFrom, settle, type When } from './when.ts'
import { WhenField } from './when-field.tsx'
import './next-action-fields.css'

/**
 * "Next action" and its "Due". A date phrase at the end of the text fills an empty Due as it is typed, and leaves the text
 * when the field is left.
 */
export function NextActionFields(props: {
  text: string
  due: When
  onText: (text: string) => void
  onDue: (due: When) => void
  autofocus?: boolean
  dueHint?: string
  /** Side by side also where it is narrow. */
  compact?: boolean
  error?: string
  strict?: boolean
}) {
  const { now, today } = useServices()
  let typed = ''

  async function read(text: string) {
    typed = text
    props.onText(text)
    const due = await dateFrom(text, props.due, now(), today())
    if (typed === text && due !== props.due) props.onDue(due)
  }

  async function leave() {
    if (!props.due.fromText) return
    const settled = await settle(props.text, props.due, now(), today())
    props.onText(settled.text)
    props.onDue(settled.due)
  }

  return (
    <div class="next-action-fields" data-compact={props.compact || undefined} onFocusOut={() => void leave()}>
      <TextField
        label={words().actions.next}
        value={props.text}
        onInput={text => void read(text)}
        placeholder={words().actions.nextPlaceholder}
        autocomplete="off"
        autofocus={props.autofocus}
        error={props.error}
      />
      <WhenField
        label={words().actions.due}
        value={props.due}
        onInput={props.onDue}
        hint={props.dueHint}
        examples={props.compact ? words().forms.dateExample : undefined}
        strict={props.strict}
      />
    </div>
  )
}
