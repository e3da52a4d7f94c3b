import { type JSX, Show } from 'solid-js'

/** What stands around anything that is filled in: its label above (`unseen`: for readers only), a hint or what is wrong below. */
export function Field(props: {
  id: string
  label: string
  hint?: string
  error?: string
  unseen?: boolean
  children: JSX.Element
}) {
  return (
    <div class="field">
      <label class={props.unseen ? 'unseen' : 'field-label'} for={props.id}>
        {props.label}
      </label>
      {props.children}
      <FieldNotes id={props.id} hint={props.hint} error={props.error} />
    </div>
  )
}

/** The hint and the error of the field `id`, which names them by `notesOf`. */
export function FieldNotes(props: { id: string; hint?: string; error?: string }) {
  return (
    <>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`}>
          {props.error}
        </p>
      </Show>
    </>
  )
}

/** Ids for `aria-describedby`: what is wrong is read before the hint. */
export function notesOf(id: string, notes: { hint?: string; error?: string }): string | undefined {
  const ids = [notes.error && `${id}-error`, notes.hint && `${id}-hint`].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}
