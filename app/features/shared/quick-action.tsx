import { type Component, Show } from 'solid-js'
import './quick-action.css'

/** One button of the account's row of quick actions: an icon over its word. A link when it hands over to another app. */
export function QuickAction(props: {
  label: string
  icon: Component<{ size?: number }>
  /** The one green action of the row. */
  main?: boolean
  href?: string
  /** A link to another page of the world, beside Tend. */
  away?: boolean
  onClick?: () => void
}) {
  const inside = () => (
    <>
      <props.icon size={24} />
      <span>{props.label}</span>
    </>
  )
  return (
    <Show
      when={props.href}
      fallback={
        <button
          type="button"
          class="quick-action"
          data-main={props.main || undefined}
          onClick={() => props.onClick?.()}
        >
          {inside()}
        </button>
      }
    >
      {href => (
        <a
          class="quick-action"
          href={href()}
          target={props.away ? '_blank' : undefined}
          rel={props.away ? 'noreferrer' : 'external'}
          onClick={() => props.onClick?.()}
        >
          {inside()}
        </a>
      )}
    </Show>
  )
}
