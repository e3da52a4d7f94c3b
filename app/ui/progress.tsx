import { createUniqueId } from 'solid-js'

/** How far something is, with its words above. */
export function Progress(props: { label: string; value: number; max: number }) {
  const id = createUniqueId()
  return (
    <div class="progress">
      <label class="progress-label" for={id}>
        {props.label}
      </label>
      <progress class="progress-bar" id={id} value={props.value} max={Math.max(1, props.max)} />
    </div>
  )
}
