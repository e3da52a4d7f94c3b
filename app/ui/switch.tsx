import { createUniqueId } from 'solid-js'
import { FieldNotes, notesOf } from './field.tsx'

/** On or off, at once. */
export function Switch(props: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
}) {
  const id = createUniqueId()
  return (
    <div class="switch">
      <label class="switch-label" for={id}>
        {props.label}
      </label>
      <input
        class="switch-input"
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        checked={props.checked}
        aria-describedby={notesOf(id, props)}
        onChange={event => props.onChange(event.currentTarget.checked)}
      />
      <FieldNotes id={id} hint={props.hint} />
    </div>
  )
}
