import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.tsx'

/** `main` is the one green action of a screen; `line` any other; `quiet` a word to press; `danger` what takes away. */
export type ButtonVariant = 'main' | 'line' | 'quiet' | 'danger'

export function Button(props: {
  variant?: ButtonVariant
  type?: 'button' | 'submit'
  /** Id of the form it submits, when it stands outside of it. */
  form?: string
  disabled?: boolean
  icon?: Icon
  onClick?: (event: MouseEvent) => void
  children: JSX.Element
}) {
  return (
    <button
      class="button"
      data-variant={props.variant ?? 'line'}
      type={props.type ?? 'button'}
      form={props.form}
      disabled={props.disabled}
      onClick={event => props.onClick?.(event)}
    >
      <Show when={props.icon}>{icon => <Dynamic component={icon()} size={20} />}</Show>
      {props.children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton(props: {
  href: string
  variant?: ButtonVariant
  icon?: Icon
  onClick?: () => void
  children: JSX.Element
}) {
  return (
    <a
      class="button"
      data-variant={props.variant ?? 'line'}
      href={props.href}
      onClick={() => props.onClick?.()}
    >
      <Show when={props.icon}>{icon => <Dynamic component={icon()} size={20} />}</Show>
      {props.children}
    </a>
  )
}

/** A button that shows only an icon; `label` is its name. */
export function IconButton(props: {
  label: string
  icon: Icon
  disabled?: boolean
  onClick: (event: MouseEvent) => void
}) {
  return (
    <button
      class="button"
      data-variant="icon"
      type="button"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={event => props.onClick(event)}
    >
      <Dynamic component={props.icon} />
    </button>
  )
}
