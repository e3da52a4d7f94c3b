import { createUniqueId, type JSX, Show } from 'solid-js'
import { Field, notesOf } from './field.tsx'
import { Search } from './icons.ts'

type Input = HTMLInputElement | HTMLTextAreaElement

/** A line of text, or with `multiline` a text that grows with what is written. A search field carries its label inside. */
export function TextField(props: {
  label: string
  value: string
  onInput: (value: string) => void
  name?: string
  type?:
    | 'text'
    | 'search'
    | 'email'
    | 'tel'
    | 'url'
    | 'password'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
  inputmode?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'numeric' | 'decimal'
  autocomplete?: JSX.HTMLAutocomplete
  multiline?: boolean
  rows?: number
  error?: string
  hint?: string
  required?: boolean
  placeholder?: string
  autofocus?: boolean
  ref?: (input: Input) => void
}) {
  const id = createUniqueId()
  const searches = () => props.type === 'search'
  const shared = () => ({
    id,
    class: 'text-field',
    name: props.name,
    autocomplete: props.autocomplete,
    placeholder: props.placeholder ?? (searches() ? props.label : undefined),
    required: props.required,
    autofocus: props.autofocus,
    'aria-invalid': Boolean(props.error),
    'aria-describedby': notesOf(id, props),
    onInput: (event: InputEvent & { currentTarget: Input }) => props.onInput(event.currentTarget.value),
  })
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error} unseen={searches()}>
      <Show when={searches()}>
        <Search />
      </Show>
      <Show
        when={props.multiline}
        fallback={
          <input
            {...shared()}
            ref={input => props.ref?.(input)}
            type={props.type ?? 'text'}
            inputmode={props.inputmode}
            value={props.value}
          />
        }
      >
        <textarea
          {...shared()}
          ref={input => props.ref?.(input)}
          rows={props.rows ?? 3}
          value={props.value}
        />
      </Show>
    </Field>
  )
}
