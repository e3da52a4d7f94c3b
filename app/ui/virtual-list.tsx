import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { Virtualizer, WindowVirtualizer } from 'virtua/solid'
import { RowTagProvider } from './rows.tsx'

/** Drawn beyond the edges: little for the first paint, then so much that a fast flick meets no gap. */
const FIRST_PX = 200
const AHEAD_PX = 2400

/**
 * A card of thousands of rows of which only those in and near sight are drawn. It scrolls with whatever it lies in: the
 * nearest scrolling pane, else the page.
 */
export function VirtualList<T>(props: {
  label: string
  items: readonly T[]
  row: (item: T, index: () => number) => JSX.Element
}) {
  const [pane, setPane] = createSignal<HTMLElement | 'page'>()
  const [ahead, setAhead] = createSignal(FIRST_PX)
  let list!: HTMLDivElement

  onMount(() => {
    setPane(paneOf(list) ?? 'page')
    const idle = requestIdleCallback?.(() => setAhead(AHEAD_PX), { timeout: 500 })
    onCleanup(() => cancelIdleCallback?.(idle))
  })

  return (
    <div class="virtual-list" role="list" aria-label={props.label} ref={list}>
      <RowTagProvider value="div">
        <Show when={pane() === 'page'}>
          <WindowVirtualizer data={props.items} bufferSize={ahead()}>
            {props.row}
          </WindowVirtualizer>
        </Show>
        <Show when={pane() instanceof HTMLElement}>
          <Virtualizer data={props.items} bufferSize={ahead()} scrollRef={pane() as HTMLElement}>
            {props.row}
          </Virtualizer>
        </Show>
      </RowTagProvider>
    </div>
  )
}

function paneOf(element: HTMLElement): HTMLElement | undefined {
  const parent = element.parentElement
  if (!parent || parent === document.body) return undefined
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : paneOf(parent)
}
