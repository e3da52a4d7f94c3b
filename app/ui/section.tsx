import { createUniqueId, type JSX, Show } from 'solid-js'

/** A part of a page under its own small heading, with how many there are: "To do · 4". */
export function Section(props: {
  title: JSX.Element
  count?: number
  action?: JSX.Element
  children: JSX.Element
}) {
  const id = createUniqueId()
  return (
    <section class="section" aria-labelledby={id}>
      <header class="section-head">
        <h2 class="section-title" id={id}>
          {props.title}
          <Show when={props.count !== undefined}> · {props.count}</Show>
        </h2>
        {props.action}
      </header>
      {props.children}
    </section>
  )
}
