import { type JSX, Show } from 'solid-js'

/** Where a list would be: one sentence that teaches and one button. */
export function EmptyState(props: { sentence: string; action?: JSX.Element }) {
  return (
    <div class="empty-state">
      <p>{props.sentence}</p>
      <Show when={props.action}>{props.action}</Show>
    </div>
  )
}
