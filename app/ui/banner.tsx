import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.tsx'

/** Something to know or to take up, at the top of a page. */
export function Banner(props: {
  tone?: 'offer' | 'plain' | 'amber' | 'red'
  icon?: Icon
  children: JSX.Element
  action?: JSX.Element
}) {
  return (
    <div class="banner" data-tone={props.tone ?? 'offer'}>
      <Show when={props.icon}>{icon => <Dynamic component={icon()} />}</Show>
      <div class="banner-text">{props.children}</div>
      <Show when={props.action}>
        <div class="banner-action">{props.action}</div>
      </Show>
    </div>
  )
}
