import { children, createContext, type JSX, Match, Show, Switch, useContext } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Check, Clock } from './icons.ts'
import { makeSwipe } from './swipe.ts'

/** A row is a list item; in a virtual list, whose own boxes stand between list and row, it says so by its role. */
const RowTag = createContext<'li' | 'div'>('li')
export const RowTagProvider = RowTag.Provider

/** A card of rows. */
export function Rows(props: { label?: string; children: JSX.Element }) {
  return (
    <ul class="rows" aria-label={props.label}>
      {props.children}
    </ul>
  )
}

/**
 * One row: what it is, a quieter line of detail, and at its end what is read first after the name (a date, a number).
 * `lead` and `trail` hold what can be pressed. A swipe only repeats what a button in the row or its page does too.
 */
export function Row(props: {
  title: JSX.Element
  detail?: JSX.Element
  end?: JSX.Element
  href?: string
  /** Shown beside the list just now. */
  current?: boolean
  /** Pressing the row opens something over the page, in place of `href`. */
  onOpen?: () => void
  lead?: JSX.Element
  trail?: JSX.Element
  onSwipeRight?: () => void
  onSwipeLeft?: () => void
}) {
  const tag = useContext(RowTag)
  const swipes = () => Boolean(props.onSwipeRight || props.onSwipeLeft)
  return (
    <Dynamic
      component={tag}
      class="row"
      role={tag === 'div' ? 'listitem' : undefined}
      data-swipes={swipes() ? '' : undefined}
      ref={(element: HTMLElement) => swipes() && makeSwipe(element, props)}
    >
      <Show when={props.onSwipeRight}>
        <span class="row-under" data-side="right">
          <Check />
        </span>
      </Show>
      <Show when={props.onSwipeLeft}>
        <span class="row-under" data-side="left">
          <Clock />
        </span>
      </Show>
      <div class="row-face">
        {props.lead}
        <Switch fallback={<RowMain title={props.title} detail={props.detail} end={props.end} />}>
          <Match when={props.href}>
            <a class="row-link" href={props.href} aria-current={props.current ? 'true' : undefined}>
              <RowMain title={props.title} detail={props.detail} end={props.end} />
            </a>
          </Match>
          <Match when={props.onOpen}>
            <RowMain
              title={
                <button class="row-open" type="button" onClick={() => props.onOpen?.()}>
                  {props.title}
                </button>
              }
              detail={props.detail}
              end={props.end}
            />
          </Match>
        </Switch>
        {props.trail}
      </div>
    </Dynamic>
  )
}

function RowMain(props: { title: JSX.Element; detail?: JSX.Element; end?: JSX.Element }) {
  // Asked whether they are there, and then shown: made once all the same.
  const detail = children(() => props.detail)
  const end = children(() => props.end)
  return (
    <span class="row-main">
      <span class="row-text">
        <span class="row-title">{props.title}</span>
        <Show when={detail()}>
          <span class="unseen">, </span>
          <span class="row-detail">{detail()}</span>
        </Show>
      </span>
      <Show when={end()}>
        <span class="unseen">, </span>
        <span class="row-end">{end()}</span>
      </Show>
    </span>
  )
}
