import { createUniqueId, For } from 'solid-js'
import { Field, notesOf } from './field.tsx'
import { Down } from './more-icons.ts'

/** One of a few values, in the platform's own list. */
export function Select<T extends string>(props: {
  label: string
  value: T | undefined
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  hint?: string
}) {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label} hint={props.hint}>
      <span class="select">
        <select
          class="text-field"
          id={id}
          aria-describedby={notesOf(id, props)}
          onChange={event => {
            const chosen = props.options[event.currentTarget.selectedIndex]
            if (chosen) props.onChange(chosen.value)
          }}
        >
          <For each={props.options}>
            {option => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
        <Down size={20} />
      </span>
    </Field>
  )
}
