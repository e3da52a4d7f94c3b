import { A } from '@solidjs/router'
import { createEffect, type JSX, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import './front-page.css'

/** The frame of the pages before a book is open: one column, one thing to do. */
export function FrontPage(props: {
  title: string
  lead?: string
  /** Another way than this one. */
  other?: { href: string; label: string }
  children: JSX.Element
}) {
  createEffect(() => {
    document.title = `${props.title} · ${words().common.app}`
  })
  return (
    <main class="front-page">
      <p class="front-page-brand">{words().common.app}</p>
      <div class="front-page-head">
        <h1>{props.title}</h1>
        <Show when={props.lead}>
          <p>{props.lead}</p>
        </Show>
      </div>
      {props.children}
      <Show when={props.other}>
        {other => (
          <A class="front-page-link" href={other().href}>
            {other().label}
          </A>
        )}
      </Show>
    </main>
  )
}
