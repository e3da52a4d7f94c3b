import type { JSX } from 'solid-js'

/** A filter or a suggestion that is on or off. */
export function Chip(props: { label: JSX.Element; pressed: boolean; onClick: () => void }) {
  return (
    <button class="chip" type="button" aria-pressed={props.pressed} onClick={() => props.onClick()}>
      {props.label}
    </button>
  )
}

/** Chips in one line; where they do not fit they scroll sideways under the finger. */
export function Chips(props: { label: string; children: JSX.Element }) {
  return (
    <div class="chips" role="group" aria-label={props.label}>
      {props.children}
    </div>
  )
}
